"""Asking an organisation or a city to hold an event together."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ucap.events.queries.hosts import organisations_called
from ucap.exchange.forms.beginning import Belongs
from ucap.exchange.forms.fields import Cities
from ucap.kernel.fields import CleanLine
from ucap.organisations.models import Organisation
from ucap.places.actions import ensure_city


class HostForm(forms.Form):
    """One of the two by name, in any language; `which` appears when the name means several organisations."""

    organisation = CleanLine(
        label=_("Organisation"), required=False, help_text=_("Its name in any language.")
    )
    which = forms.ChoiceField(label=_("Which one do you mean?"), required=False, widget=forms.RadioSelect)
    city = Cities(label=_("or city"), help_text=_("Its name in any language."))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        city: Any = self.fields["city"]
        city.widget = forms.TextInput()
        city.language = get_language() or "en"
        text = str(self.data.get("organisation", "")) if self.is_bound else ""
        self._found = organisations_called(text) if text.strip() else []
        if len(self._found) > 1:
            which: Any = self.fields["which"]
            which.choices = [(pk, name.text) for pk, name in self._found]
        else:
            del self.fields["which"]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        named, cities = said.get("organisation"), said.get("city")
        if bool(named) == bool(cities) and not self.errors:
            self.add_error("organisation", gettext("Name either an organisation or a city."))
        elif cities and len(cities) > 1:
            self.add_error("city", gettext("Name one city at a time."))
        elif named and not self._found:
            words = gettext("No organisation here has this name. Look for it in the list of organisations.")
            self.add_error("organisation", words)
        elif named and len(self._found) > 1 and not said.get("which"):
            self.add_error("which", gettext("Several organisations are called so. Choose one."))
        return said

    def asked(self) -> Belongs:
        """Whom, as the action takes it."""
        said = self.cleaned_data
        if said["city"]:
            return {"organisation": None, "city": ensure_city(said["city"][0])}
        chosen = said.get("which") or self._found[0][0]
        return {"organisation": Organisation.objects.get(pk=chosen), "city": None}
