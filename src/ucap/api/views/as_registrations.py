"""What queries find about registrations, as shapes."""

from collections.abc import Iterable
from typing import Any

from ucap.api.shapes.registrations import (
    AnswerToQuestion,
    DelegationInList,
    GuestAnswer,
    RegistrationAnswer,
    RegistrationInList,
)
from ucap.api.views.links import address, name_of
from ucap.events.models import Registration
from ucap.events.queries.registering import Mine, RegistrationPage
from ucap.events.queries.registrations import Answer, Line
from ucap.organisations.queries.names import Named

OF_ROW = ("id", "state", "name", "mode", "listed", "at", "why")


def registration_answer(page: RegistrationPage) -> RegistrationAnswer:
    row = page.registration
    return RegistrationAnswer(
        **_of_row(row, page.whose),
        url=address("events:registration", row.pk),
        event=page.event.slug,
        event_title=page.words.title,
        email=row.email or (row.person.email if row.person and page.is_host else ""),
        answers=_answers(page.answers),
        before=page.before,
        is_theirs=page.is_theirs,
        can=list(_can(page)),
    )


def mine(line: Mine) -> RegistrationInList:
    event, row, group = line.event, line.registration, line.delegation
    return RegistrationInList(
        event=event.slug,
        event_title=line.words.title,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        time_zone=event.time_zone,
        over=line.over,
        registration=row.pk if row else None,
        state=row.state if row else "",
        name=row.name if row else group.name if group else "",
        delegation=DelegationInList.of(group, url=address("events:delegation_people", group.pk))
        if group
        else None,
    )


def key_of(line: Mine) -> str:
    """What tells a line of the list from others."""
    return line.registration.pk if line.registration else line.delegation.pk if line.delegation else ""


def guest(line: Line) -> GuestAnswer:
    row = line.registration
    return GuestAnswer(
        **_of_row(row, line.whose),
        email=line.email,
        country=line.country or "",
        delegation=row.delegation.name if row.delegation else "",
        answers=_answers(line.answers),
        no_show=line.no_show,
    )


def _of_row(row: Registration, whose: Named | None) -> dict[str, Any]:
    return {
        **{name: getattr(row, name) for name in OF_ROW},
        "organisation": whose.text if whose else "",
        "city": name_of(row.city) if row.city else "",
        "languages": list(row.languages),
        "let_in_at": row.checked_in_at,
    }


def _answers(answers: Iterable[Answer]) -> list[AnswerToQuestion]:
    return [AnswerToQuestion.of(one) for one in answers]


def _can(page: RegistrationPage) -> Iterable[str]:
    if page.can_change:
        yield "change"
        if page.registration.checked_in_at is None:
            yield "withdraw"
    if page.can_bring_back:
        yield "bring_back"
