"""A document of an event."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ucap.kernel.uploads import UploadField


class FileForm(forms.Form):
    file = UploadField(
        label=_("A document"),
        max_length=255,
        help_text=_("PDF, text or office files, or a picture, up to 10 MB."),
    )
