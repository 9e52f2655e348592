"""Minutes and the recording of an event."""

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from ucap.events.models.event import LONGEST_DESCRIPTION, LONGEST_LINK
from ucap.kernel.fields import CleanText

MOST_LINKS = 20


class MinutesForm(forms.Form):
    minutes = CleanText(
        label=_("Minutes"),
        required=False,
        longest=LONGEST_DESCRIPTION,
        most_links=MOST_LINKS,
        rows=14,
        help_text=_("What was said and agreed. Slides and documents are added as files of the event."),
    )
    recording = forms.URLField(
        label=_("Address of the recording"),
        required=False,
        max_length=LONGEST_LINK,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )
    public = forms.BooleanField(
        label=_("Everybody who sees the event reads them"),
        required=False,
        help_text=_("Else only those who came and the hosts do."),
    )
