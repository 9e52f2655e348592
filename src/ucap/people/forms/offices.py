"""Finding who holds an office, and inviting somebody to one."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from ucap.people.states import INVITED_FROM_A_PAGE, OFFICE_LABELS, Office
from ucap.places.actions import ensure_city
from ucap.places.find import find_places
from ucap.places.models import City


class FindForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("Name, address or city"), required=False, max_length=100)


class InviteForm(forms.Form):
    email = forms.EmailField(label=gettext_lazy("E-mail address"))
    name = forms.CharField(label=pgettext_lazy("of a person", "Name"), required=False, max_length=120)
    office = forms.ChoiceField(
        label=gettext_lazy("As"),
        widget=forms.RadioSelect,
        choices=[(one.value, gettext_lazy(OFFICE_LABELS[one])) for one in INVITED_FROM_A_PAGE],
        initial=Office.OFFICER.value,
    )
    cities = forms.CharField(
        label=gettext_lazy("For which city"),
        required=False,
        max_length=300,
        help_text=gettext_lazy(
            "Of a city officer. Several with a semicolon between them; where cities share a name, with the country: Granada, Spain."
        ),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the message"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = get_language()

    def clean_cities(self) -> list[City]:
        """The cities that are meant, each told apart from its namesakes."""
        names = [name.strip() for name in self.cleaned_data["cities"].replace("；", ";").split(";")]
        return [_city(name) for name in names if name]

    def clean(self) -> dict[str, Any]:
        """What was typed, if a city officer is given a city."""
        data = super().clean() or {}
        if "cities" in data and (data.get("office") == Office.OFFICER) != bool(data["cities"]):
            if data["cities"]:
                self.add_error("cities", _("The secretariat has no city. Leave this empty."))
            else:
                self.add_error("cities", _("Say for which city an officer is to speak."))
        return data


def _city(name: str) -> City:
    found = find_places(name)
    city = ensure_city(found.place.id) if found.place and found.exact and not found.ambiguous else None
    if city is not None:
        return city
    if not found.candidates:
        raise forms.ValidationError(
            _("No city is called “%(name)s”. Check the spelling, or give its English name.") % {"name": name}
        )
    among = "; ".join(f"{one.name}, {one.region or '?'} ({one.country})" for one in found.candidates)
    raise forms.ValidationError(
        _("“%(name)s” could be: %(among)s. Add the region or the country after a comma.")
        % {"name": name, "among": among}
    )
