"""Inviting, asking, refusing; a domain; a logo."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ucap.kernel.fields import CleanText
from ucap.kernel.uploads import UploadField
from ucap.organisations.models import LONGEST_REQUEST
from ucap.organisations.states import ROLE_LABELS


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(
        label=_("As"), help_text=_("An owner invites, decides on requests and changes the page.")
    )
    language = forms.ChoiceField(label=_("Language of the letter"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role: Any = self.fields["role"]
        role.choices = [(one.value, _(label)) for one, label in ROLE_LABELS.items()]
        language: Any = self.fields["language"]
        language.choices = settings.LANGUAGES


class JoinForm(forms.Form):
    text = CleanText(
        label=_("Who you are there"),
        longest=LONGEST_REQUEST,
        most_links=1,
        help_text=_("A sentence by which an owner knows you: your department, what you do."),
    )


class RefuseForm(forms.Form):
    reason = CleanText(label=_("The reason"), longest=LONGEST_REQUEST, most_links=1)


class DomainForm(forms.Form):
    domain = forms.CharField(
        label=_("Domain"), max_length=120, help_text=_("What stands behind the @: ugr.es")
    )


class LogoForm(forms.Form):
    logo = UploadField(
        label=_("Logo"),
        max_length=255,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}),
        help_text=_("PNG, JPEG, WebP or GIF, up to 2 MB."),
    )
