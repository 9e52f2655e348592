"""An event out of an activity of a plan."""

from datetime import date

import pytest

from ucap.events.content import Day, checked
from ucap.events.from_plans import activity_of, content_of_activity
from ucap.events.states import EventKind
from ucap.kernel.errors import BadInput
from ucap.plans.content import Activity, ActivityKind, PlanContent, Theme

TEXT = "A delegation of Granada visits Yangzhou. It sees the canal and the gardens."


def plan_with(**changes: object) -> PlanContent:
    activity = Activity(id="a1", kind=ActivityKind.VISIT, text=TEXT, **changes)  # type: ignore[arg-type]
    return PlanContent(language="en", activities=(activity,), themes=(Theme(name="Water"),), sdgs=(6, 11))


def test_an_activity_speaks_in_the_plans_words() -> None:
    plan = plan_with()
    content = checked(content_of_activity(plan, "p1", activity_of(plan, "a1")))
    assert content.title == "A delegation of Granada visits Yangzhou."
    assert content.summary == TEXT
    assert (content.kind, content.plan, content.sdgs, content.themes, content.days) == (
        EventKind.VISIT,
        "p1",
        (6, 11),
        ("Water",),
        (),
    )


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2027-03-23", None, 1),
        ("2027-03-23", "2027-03-25", 3),
        ("2027-03", "2027-03-25", 0),
        ("2027-03-23", "2027-04", 0),
        ("2027-03-23", "2027-03-22", 0),
        ("2027-03-23", "2029-03-22", 0),
        ("2027-02-30", None, 0),
        (None, None, 0),
    ],
)
def test_its_days_are_those_that_the_plan_names(start: str | None, end: str | None, days: int) -> None:
    plan = plan_with(start=start, end=end)
    found = content_of_activity(plan, "p1", activity_of(plan, "a1")).days
    assert len(found) == days
    assert not found or found[0] == Day(date(2027, 3, 23))


def test_every_kind_of_activity_is_a_kind_of_event() -> None:
    for kind in ActivityKind:
        activity = Activity(id="a", kind=kind, text="word " * 400)
        content = checked(content_of_activity(PlanContent(), "p", activity))
        assert len(content.title) <= 200
        assert len(content.summary) <= 600
    assert content_of_activity(PlanContent(), "p", Activity(kind=ActivityKind.PILOT)).kind == EventKind.OTHER


def test_an_activity_that_is_gone_is_named() -> None:
    for item in ("", "a2"):
        with pytest.raises(BadInput):
            activity_of(plan_with(), item)
