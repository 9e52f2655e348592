"""Whoever may see a case as a party to it finds it."""

from datetime import datetime

import pytest

from tests.moderation.conftest import Cast, Notes
from tests.organisations.factories import make_member, make_organisation, make_person
from tests.plans.factories import PLACES, make_officer, make_plan
from ucap.moderation.actions import decide, report
from ucap.moderation.models import Case
from ucap.moderation.queries.case import cases_of
from ucap.moderation.rules import speaks_for
from ucap.moderation.states import Ground, Verdict
from ucap.people.models import User


def taken_down(cast: Cast, kind: str, thing_id: str, at: datetime) -> Case:
    case = report(subject=(kind, thing_id), by=cast.reader, ground=Ground.FALSE, at=at)
    return decide(case=case, verdict=Verdict.WITHHOLD, reason="Not so", by=cast.secretary, at=at)


def found_by(person: User) -> list[Case]:
    return list(cases_of(person, "1")[0].object_list)


def test_the_author_and_those_concerned_find_it_and_nobody_else(
    cast: Cast, notes: Notes, at: datetime
) -> None:
    case = taken_down(cast, "note", "n1", at)
    assert found_by(cast.author) == found_by(cast.colleague) == [case]
    assert found_by(cast.reader) == found_by(cast.secretary) == []


def test_one_that_came_back_is_still_found(cast: Cast, notes: Notes, at: datetime) -> None:
    case = taken_down(cast, "note", "n1", at)
    decide(case=case, verdict=Verdict.RELEASE, by=cast.secretary, at=at)
    assert found_by(cast.colleague) == [case]


def test_what_was_reported_and_stays_is_nobodys_business(cast: Cast, notes: Notes, at: datetime) -> None:
    case = report(subject=("note", "n1"), by=cast.reader, ground=Ground.FALSE, at=at)
    assert found_by(cast.author) == []
    decide(case=case, verdict=Verdict.DISMISS, by=cast.secretary, at=at)
    assert found_by(cast.author) == []


@pytest.mark.parametrize("kind", ["plan", "organisation"])
def test_officers_of_a_plan_and_owners_of_an_organisation_find_it(
    cast: Cast, at: datetime, kind: str
) -> None:
    if kind == "plan":
        author, other = make_officer(), make_officer()
        outsider = make_officer(PLACES["Chengdu"])
        case = taken_down(cast, kind, make_plan(by=author).id, at)
    else:
        author, other = make_person(verified=True), make_person()
        organisation = make_organisation(owner=author)
        make_member(organisation, other, owner=True)
        outsider = make_member(organisation)
        case = taken_down(cast, kind, organisation.pk, at)
    assert found_by(author) == found_by(other) == [case]
    assert found_by(outsider) == []
    assert [speaks_for(one, case) for one in (author, other, outsider)] == [True, True, False]
