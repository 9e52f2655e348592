"""Looking for a letter that did not arrive."""

from django import forms
from django.utils.translation import gettext_lazy


class UndeliveredForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("E-mail address"), required=False, max_length=254)

    def words(self) -> str:
        """A part of an address, "" for all."""
        self.full_clean()
        return str(self.cleaned_data.get("q", ""))
