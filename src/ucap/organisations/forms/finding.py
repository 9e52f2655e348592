"""Asking the list of organisations."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ucap.organisations.queries.listing import Asked, Offered
from ucap.organisations.states import KIND_LABELS
from ucap.organisations.wording import theme_words, tongue_name
from ucap.places.countries import country_name
from ucap.places.names import local_name

VIEWS = ("cards", "map")
LONGEST = 200
Choices = list[tuple[str, str]]


class FindForm(forms.Form):
    q = forms.CharField(label=_("Search by name, in any language"), required=False, max_length=LONGEST)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    city = forms.ChoiceField(label=_("City"), required=False)
    language = forms.ChoiceField(label=_("Works in"), required=False)
    theme = forms.ChoiceField(label=_("Field of work"), required=False)

    def __init__(self, data: Any, offered: Offered) -> None:
        super().__init__(data)
        language = get_language() or "en"
        self._offer("kind", [(kind.value, gettext(label)) for kind, label in KIND_LABELS.items()])
        self._offer("country", _sorted([(code, country_name(code, language)) for code in offered.countries]))
        self._offer(
            "city",
            _sorted([(one.id, local_name(one.names, one.name, language).text) for one in offered.cities]),
        )
        self._offer("language", _sorted([(tag, tongue_name(tag)) for tag in offered.languages]))
        themes = [f"goal:{number}" for number in offered.goals] + [f"topic:{one}" for one in offered.topics]
        chosen = str(data.get("theme", ""))[:LONGEST]
        own_words = [chosen] if chosen.startswith("word:") else []
        self._offer("theme", [(theme, theme_words(theme)) for theme in (*themes, *own_words)])

    def _offer(self, name: str, choices: Choices) -> None:
        field: Any = self.fields[name]
        field.choices = [("", gettext("All")), *choices]


def asked_of(parameters: Any) -> Asked:
    """What the address asks for. What makes no sense is left to find nothing, not to fail."""
    return Asked(
        words=parameters.get("q", "")[:LONGEST],
        **{
            name: parameters.get(name, "")[:LONGEST]
            for name in ("kind", "country", "city", "language", "theme")
        },
        view=parameters.get("view") if parameters.get("view") in VIEWS else VIEWS[0],
        page=parameters.get("page", "1"),
    )


def _sorted(choices: Choices) -> Choices:
    return sorted(choices, key=lambda pair: pair[1])
