"""What queries find about registrations, as shapes."""

from collections.abc import Iterable
from typing import Any

from ucap.api.shapes.delegations import CompanionAnswer, DelegationAnswer
from ucap.api.shapes.registrations import (
    AnswerToQuestion,
    DelegationInList,
    GuestAnswer,
    RegistrationAnswer,
    RegistrationInList,
)
from ucap.api.views.links import address, name_of
from ucap.events.models import Registration
from ucap.events.queries.registering import DelegationPage, Mine, RegistrationPage
from ucap.events.queries.registrations import Answer, Line
from ucap.events.states import ALIVE, RegistrationState
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
        can=list(_can(row, change=page.can_change, bring_back=page.can_bring_back)),
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


def delegation(page: DelegationPage) -> DelegationAnswer:
    kept = page.delegation
    return DelegationAnswer.of(
        kept,
        url=address("events:delegation_people", kept.pk),
        event=page.event.slug,
        event_title=page.words.title,
        organisation=page.whose.text if page.whose else "",
        city=name_of(kept.city) if kept.city else "",
        people=[_companion(one, page) for one in page.people],
        can_add=page.can_add,
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


def _companion(row: Registration, page: DelegationPage) -> CompanionAnswer:
    theirs = page.delegation.by_id in (row.person_id, row.by_id)  # else they look after it themselves
    change = theirs and page.can_change and row.state in ALIVE
    bring_back = theirs and page.can_add and row.state == RegistrationState.WITHDRAWN
    return CompanionAnswer.of(
        row,
        registration=row.pk,
        let_in_at=row.checked_in_at,
        can=list(_can(row, change=change, bring_back=bring_back)),
    )


def _can(row: Registration, *, change: bool, bring_back: bool) -> Iterable[str]:
    if change:
        yield "change"
        if row.checked_in_at is None:
            yield "withdraw"
    if bring_back:
        yield "bring_back"
