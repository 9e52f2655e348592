"""Conversations to take away as a table for a spreadsheet; never a word of what was said in them."""

import csv
import io
from collections.abc import Iterator, Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, pgettext

from ucap.exchange.content import Area
from ucap.exchange.queries.pipeline import Line, lines_by_id
from ucap.exchange.queries.talks import Talk, talks_by_id
from ucap.exchange.states import DeclineReason, InterestStage, InterestState, Outcome
from ucap.exchange.wording import (
    AREAS,
    DECLINE_REASONS,
    INTEREST_STAGES,
    INTEREST_STATES,
    OUTCOMES,
)
from ucap.organisations.tables import FORMULA
from ucap.people.models import User

AT_ONCE = 500  # conversations; as many as a database takes in one question


def mine_as_csv(ids: Sequence[str], viewer: User) -> Iterator[str]:
    """One's own conversations in the reader's language, one a line, with the mark by which spreadsheets know UTF-8."""
    head = (
        gettext("Entry"),
        gettext("Our side"),
        gettext("Other side"),
        gettext("Who began it"),
        gettext("Where it stands"),
        gettext("Stage"),
        gettext("What became of it"),
        gettext("Why it was declined"),
        gettext("Begun"),
        gettext("Latest word"),
        gettext("Address"),
    )
    yield "\ufeff" + _line(head)
    for start in range(0, len(ids), AT_ONCE):
        some = talks_by_id(list(ids[start : start + AT_ONCE]), viewer)
        yield "".join(_line(_of_mine(talk)) for talk in some)


def all_as_csv(ids: Sequence[str]) -> Iterator[str]:
    """Conversations as the secretariat sees them, in the same way."""
    head = (
        gettext("Entry"),
        pgettext("of an entry", "Area"),
        gettext("Interested"),
        gettext("Whose entry"),
        gettext("Where it stands"),
        gettext("Stage"),
        gettext("What became of it"),
        gettext("Why it was declined"),
        gettext("Begun"),
        gettext("Last changed"),
        gettext("Address"),
    )
    yield "\ufeff" + _line(head)
    for start in range(0, len(ids), AT_ONCE):
        yield "".join(_line(_of_all(line)) for line in lines_by_id(list(ids[start : start + AT_ONCE])))


def _of_mine(talk: Talk) -> tuple[str, ...]:
    interest = talk.interest
    return (
        talk.title,
        talk.mine.name,
        talk.other.name,
        talk.other.name if talk.received else talk.mine.name,
        *_how_far(interest.state, interest.stage, interest.outcome, interest.decline_reason),
        interest.at.date().isoformat(),
        interest.last_at.date().isoformat(),
        settings.PUBLIC_URL + reverse("exchange:conversation", args=[interest.pk]),
    )


def _of_all(line: Line) -> tuple[str, ...]:
    return (
        line.entry_title,
        str(AREAS[Area(line.area)]),
        line.asker.name,
        line.answerer.name,
        *_how_far(line.state, line.stage, line.outcome, line.decline_reason),
        line.began.date().isoformat(),
        line.moved.date().isoformat(),
        settings.PUBLIC_URL + reverse("exchange:entry", args=[line.entry_slug]),
    )


def _how_far(state: str, stage: str, outcome: str, reason: str) -> tuple[str, ...]:
    return (
        str(INTEREST_STATES[InterestState(state)]),
        str(INTEREST_STAGES[InterestStage(stage)]),
        str(OUTCOMES[Outcome(outcome)]) if outcome else "",
        str(DECLINE_REASONS[DeclineReason(reason)]) if reason else "",
    )


def _line(values: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([f"'{value}" if value.startswith(FORMULA) else value for value in values])
    return written.getvalue()
