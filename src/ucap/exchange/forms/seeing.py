"""Who is to see an entry, and its files."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ucap.exchange.forms.fields import Cities
from ucap.exchange.models import Entry
from ucap.exchange.states import Visibility
from ucap.exchange.wording import VISIBILITIES
from ucap.kernel.fields import CleanLine
from ucap.kernel.uploads import UploadField


class VisibilityForm(forms.Form):
    visibility = forms.ChoiceField(
        label=_("Who sees it"), choices=list(VISIBILITIES.items()), widget=forms.RadioSelect
    )
    cities = Cities(
        label=_("Cities whose people see it"),
        help_text=_("One a line, in any language: members of organisations there and officers of the city."),
    )

    def __init__(self, data: Any = None, *, entry: Entry) -> None:
        named = tuple(entry.seen_in.values_list("city", flat=True))
        super().__init__(data, initial={"visibility": entry.visibility, "cities": named}, prefix="seen")
        cities: Any = self.fields["cities"]
        cities.language = get_language() or "en"

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("visibility") == Visibility.CITIES and "cities" in said and not said["cities"]:
            raise ValidationError(
                {"cities": gettext("Name at least one city whose people are to see the entry.")}
            )
        return said


class FileForm(forms.Form):
    file = UploadField(
        label=_("A picture or a document"),
        max_length=255,
        help_text=_("PNG, JPEG, WebP, GIF, PDF, text or office files, up to 10 MB."),
    )
    alt = CleanLine(
        label=_("What the picture shows"),
        required=False,
        help_text=_("For people who do not see it: one sentence."),
    )


class AltForm(forms.Form):
    alt = CleanLine(label=_("What the picture shows"), required=False)
