"""What of plans stands on My desk."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.plans.factories import (
    PLACES,
    make_draft,
    make_officer,
    make_plan,
    make_secretariat,
    yangzhou_content,
)
from ucap.people.models import User
from ucap.plans.actions import ask_for_full_plan, start_import, submit
from ucap.plans.content import Activity, ActivityKind
from ucap.plans.queries.desk import LATE, plans_on_desk

pytestmark = pytest.mark.django_db


def said(viewer: User, at: datetime) -> list[str]:
    return [one.what for one in plans_on_desk(viewer, at).waiting]


def test_an_empty_desk(at: datetime) -> None:
    desk = plans_on_desk(User.objects.create_user("new@example.org"), at)
    assert (desk.waiting, desk.drafts, desk.coming_up) == ((), (), ())


def test_a_side_that_is_to_confirm_waits_for_its_officer_alone(at: datetime) -> None:
    mine, theirs = make_officer(), make_officer(PLACES["Granada"])
    submit(version=make_draft(by=mine, at=at), by=mine, at=at)
    assert said(theirs, at) == ["Confirm for your side"]
    assert said(make_officer(PLACES["Chengdu"]), at) == []
    assert not plans_on_desk(theirs, at).waiting[0].late
    assert plans_on_desk(theirs, at + LATE + timedelta(days=1)).waiting[0].late


def test_who_asks_for_the_full_plan_waits_for_its_officers(at: datetime) -> None:
    officer = make_officer()
    ask_for_full_plan(
        plan=make_plan(by=officer),
        name="Ana",
        email="ana@example.org",
        organisation="UGR",
        purpose="To join",
        language="es",
        by="",
        at=at,
    )
    (one,) = plans_on_desk(officer, at).waiting
    assert (one.what, one.detail) == ("Answer a request for the full plan", "UGR")


def test_a_document_that_is_being_read_is_there(at: datetime) -> None:
    officer = make_officer()
    start_import(data=b"text", name="plan.txt", by=officer, at=at)
    (one,) = plans_on_desk(officer, at).waiting
    assert (one.what, one.about) == ("See how far a document is", "plan.txt")


def test_what_comes_next_in_plans_of_my_city(at: datetime) -> None:
    soon, later = at.date() + timedelta(days=10), at.date() + timedelta(days=90)
    activities = tuple(
        Activity(start=day.isoformat(), kind=ActivityKind.VISIT, text=f"Visit on {day}")
        for day in (later, soon)
    )
    make_plan(replace(yangzhou_content(), activities=activities))
    assert [one.text for one in plans_on_desk(make_officer(), at).coming_up] == [f"Visit on {soon}"]
    assert plans_on_desk(make_officer(PLACES["Chengdu"]), at).coming_up == ()


def test_drafts_are_counted_where_not_all_are_shown(at: datetime) -> None:
    secretary = make_secretariat()
    for _ in range(7):
        make_draft(by=secretary, at=at)
    desk = plans_on_desk(secretary, at)
    assert (len(desk.drafts), desk.drafts_count) == (5, 7)
