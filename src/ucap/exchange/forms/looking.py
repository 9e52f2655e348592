"""What is looked for among conversations: one's own, and the whole pipeline."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ucap.exchange.queries.pipeline import Asked, cities_there, countries_there
from ucap.exchange.queries.talks import RECEIVED, SENT, AskedOfMine
from ucap.exchange.wording import AREAS, INTEREST_STAGES, INTEREST_STATES, OUTCOMES
from ucap.people.rules import Viewer
from ucap.places.countries import country_name
from ucap.places.names import local_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST = 200  # characters of a search
PERIODS: "dict[str, StrOrPromise]" = {
    "30": _("the last 30 days"),
    "90": _("the last 90 days"),
    "365": _("the last 365 days"),
}


def choices(words: Any) -> Any:
    """The choices of a filter, none of them first."""
    return [("", _("All")), *((getattr(key, "value", key), label) for key, label in words.items())]


class MineForm(forms.Form):
    q = forms.CharField(label=_("Search your conversations"), required=False)
    side = forms.ChoiceField(
        label=_("Who began it"),
        required=False,
        choices=choices({RECEIVED: _("Others, about our entries"), SENT: _("We, about others' entries")}),
    )
    state = forms.ChoiceField(label=_("Where it stands"), required=False, choices=choices(INTEREST_STATES))
    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=choices(INTEREST_STAGES))

    def asked(self, page: str) -> AskedOfMine:
        """What is looked for; whatever makes no sense is left out."""
        said = _sensible(self)
        return AskedOfMine(
            words=" ".join(said.get("q", "").split())[:LONGEST],
            side=said.get("side", ""),
            state=said.get("state", ""),
            stage=said.get("stage", ""),
            page=page,
        )


class PipelineForm(forms.Form):
    days = forms.ChoiceField(label=_("Begun within"), required=False, choices=choices(PERIODS))
    area = forms.ChoiceField(
        label=pgettext_lazy("of an entry", "Area"), required=False, choices=choices(AREAS)
    )
    country = forms.ChoiceField(label=_("Country"), required=False)
    city = forms.ChoiceField(label=_("City"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=choices(INTEREST_STAGES))
    state = forms.ChoiceField(label=_("Where it stands"), required=False, choices=choices(INTEREST_STATES))
    outcome = forms.ChoiceField(label=_("What became of it"), required=False, choices=choices(OUTCOMES))

    def __init__(self, data: Any, *, viewer: Viewer) -> None:
        super().__init__(data)
        language = get_language() or "en"
        cities = {one.pk: local_name(one.names, one.name, language).text for one in cities_there(viewer)}
        countries = {code: country_name(code, language) for code in countries_there(viewer)}
        for name, words in (("city", cities), ("country", countries)):
            field: Any = self.fields[name]
            field.choices = choices(dict(sorted(words.items(), key=lambda one: one[1])))

    def asked(self, page: str) -> Asked:
        """What is looked at; whatever makes no sense is left out."""
        said = _sensible(self)
        chosen = {
            name: said.get(name, "") for name in ("area", "country", "city", "stage", "state", "outcome")
        }
        return Asked(days=int(said.get("days") or 0), page=page, **chosen)


def _sensible(form: forms.Form) -> dict[str, str]:
    form.is_valid()
    return form.cleaned_data
