"""What the hosts look for in the list, what they decide, and what a telephone at the door sends."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ucap.events.actions.checking_in import Sent
from ucap.events.actions.deciding import LONGEST_WHY, MOST_AT_ONCE
from ucap.events.queries.participants import AskedOfParticipants
from ucap.events.queries.registrations import LET_IN, NO_SHOW, AskedOfList
from ucap.events.registering_words import STATES
from ucap.kernel.errors import BadInput
from ucap.kernel.fields import CleanText
from ucap.kernel.hygiene import plain_words
from ucap.kernel.messages import gettext_noop
from ucap.organisations.wording import tongue_name
from ucap.places.countries import country_name

LONGEST = 200  # characters of a search
MOST_SENT = 500  # of the door, at once
NOT_READ = gettext_noop("What was sent could not be read. Reload the page; nothing is lost.")


class ListForm(forms.Form):
    q = forms.CharField(label=_("Search by name, organisation or address"), required=False)
    state = forms.ChoiceField(label=_("Where it stands"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)

    def __init__(self, data: Any, *, countries: Sequence[str], over: bool) -> None:
        super().__init__(data)
        later = {NO_SHOW: gettext("Did not come")} if over else {}
        words = {**{key: gettext(one) for key, one in STATES.items()}, LET_IN: gettext("Let in"), **later}
        _choose(self, "state", words)
        _choose(self, "country", _countries(countries))

    def asked(self, page: str) -> AskedOfList:
        """What is looked for; whatever makes no sense is left out."""
        self.is_valid()
        said = self.cleaned_data
        return AskedOfList(
            words=plain_words(said.get("q", ""))[:LONGEST],
            state=said.get("state", ""),
            country=said.get("country", ""),
            page=page,
        )


class ParticipantsForm(forms.Form):
    q = forms.CharField(label=_("Search by name, organisation, city or offer"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, data: Any, *, countries: Sequence[str], languages: Sequence[str]) -> None:
        super().__init__(data)
        _choose(self, "country", _countries(countries))
        _choose(self, "language", {tag: tongue_name(tag) for tag in languages})

    def asked(self, page: str) -> AskedOfParticipants:
        """Whom one looks for; whatever makes no sense is left out."""
        self.is_valid()
        said = self.cleaned_data
        return AskedOfParticipants(
            words=plain_words(said.get("q", ""))[:LONGEST],
            country=said.get("country", ""),
            language=said.get("language", ""),
            page=page,
        )


class DecisionForm(forms.Form):
    """About several: confirmed, or declined with why."""

    verb = forms.ChoiceField(choices=[("confirm", "confirm"), ("decline", "decline")])
    why = CleanText(
        label=_("Why you decline"),
        required=False,
        longest=LONGEST_WHY,
        rows=2,
        help_text=_("Whoever asked reads it."),
    )

    def answers(self) -> dict[str, Any]:
        """What the action needs."""
        ids = self.data.getlist("chosen")[: MOST_AT_ONCE + 1]  # type: ignore[attr-defined]
        return {
            "ids": [one for one in ids if one.isalnum()],
            "confirm": self.cleaned_data["verb"] == "confirm",
            "why": self.cleaned_data["why"],
        }


def read_sent(body: bytes) -> list[Sent]:
    """What the door did, in its order. Raises BadInput for what is none of it."""
    try:
        items = json.loads(body)["items"]
        found = [_sent(one) for one in items]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BadInput(NOT_READ) from None
    if len(found) > MOST_SENT:
        raise BadInput(NOT_READ)
    return found


def _sent(one: Any) -> Sent:
    who, does = one["who"], one["do"]
    if not isinstance(who, str) or not who.isalnum() or len(who) > 40 or does not in ("in", "out"):
        raise ValueError(does)
    return Sent(who, does == "in", _time(one.get("at")))


def _time(given: object) -> datetime | None:
    """The time of the telephone; None where it is none."""
    try:
        at = parse_datetime(str(given or ""))
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at and at.tzinfo is None else at


def _countries(codes: Sequence[str]) -> dict[str, str]:
    named = {code: country_name(code, get_language() or "en") for code in codes}
    return dict(sorted(named.items(), key=lambda one: one[1]))


def _choose(form: forms.Form, name: str, words: dict[str, str]) -> None:
    field: Any = form.fields[name]
    field.choices = [("", gettext("All")), *words.items()]
