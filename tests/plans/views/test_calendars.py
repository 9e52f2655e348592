"""Calendars to download and to subscribe to."""

from datetime import timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from tests.plans.factories import AT, make_plan, make_secretariat, publish_again, side
from ucap.kernel.clock import now
from ucap.plans.actions import change_state
from ucap.plans.content import Activity
from ucap.plans.queries import calendars

pytestmark = pytest.mark.django_db


def events(client: Client, path: str) -> dict[str, object]:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(one["summary"]): one for one in Calendar.from_ical(response.content).walk("VEVENT")}


def test_a_plans_activities_even_the_old_ones(client: Client) -> None:
    plan = make_plan()
    assert "IUC Asia Webinar" in events(client, f"/calendar/plans/{plan.slug}.ics")


def test_an_activity_keeps_its_uid_through_the_versions(client: Client) -> None:
    plan = make_plan()
    path = f"/calendar/plans/{plan.slug}.ics"
    before = events(client, path)["IUC Asia Webinar"]
    publish_again(plan, plan.current.content)  # type: ignore[union-attr]
    after = events(client, path)["IUC Asia Webinar"]
    assert before["uid"] == after["uid"]  # type: ignore[index]
    assert (before["sequence"], after["sequence"]) == (1, 2)  # type: ignore[index]


def test_a_city_and_all_cities_show_what_is_not_long_past(client: Client) -> None:
    soon = Activity(text="Soon", start=f"{now() + timedelta(days=9):%Y-%m-%d}")
    never = Activity(text="Some day")
    old = Activity(text="Old", start="2015")
    make_plan(sides=(side("Chengdu"), side("Rome")), activities=(soon, never, old))
    assert events(client, "/calendar/plans.ics").keys() == {"Soon"}
    assert events(client, "/calendar/cities/rome.ics").keys() == {"Soon"}
    assert client.get("/calendar/cities/nowhere.ics").status_code == 404


def test_all_plans_together_show_what_comes_next_and_no_more_than_programs_take(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendars, "MOST", 2)
    days = [Activity(text=f"In {n} days", start=f"{now() + timedelta(days=n):%Y-%m-%d}") for n in (9, 3, 6)]
    make_plan(sides=(side("Chengdu"), side("Rome")), activities=tuple(days))
    assert events(client, "/calendar/plans.ics").keys() == {"In 3 days", "In 6 days"}
    assert len(events(client, "/calendar/cities/rome.ics")) == 3


def test_activities_of_an_archived_plan_are_cancelled(client: Client) -> None:
    plan = make_plan()
    change_state(plan=plan, verb="archive", by=make_secretariat(), at=AT)
    found = events(client, f"/calendar/plans/{plan.slug}.ics")
    assert {str(one["status"]) for one in found.values()} == {"CANCELLED"}  # type: ignore[index]


def test_what_did_not_change_is_not_sent_again(client: Client) -> None:
    plan = make_plan()
    path = f"/calendar/plans/{plan.slug}.ics"
    tag = client.get(path)["ETag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
    publish_again(plan, plan.current.content)  # type: ignore[union-attr]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 200
