"""Times that are written by the clocks of an event are the same instants when they are shown again."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from ucap.events.content import Day, EventContent, checked
from ucap.events.forms.days import with_next_day
from ucap.events.forms.event import EventForm
from ucap.events.states import Mode
from ucap.kernel.errors import BadInput

ZONES = (
    "Europe/Rome",
    "Asia/Shanghai",
    "America/New_York",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "UTC",
)
FROM, UNTIL = datetime(2024, 1, 1), datetime(2030, 12, 31)  # noqa: DTZ001 - as a clock on the wall shows them
SOME = EventContent(
    title="Canal cities meet", summary="Two days.", mode=Mode.ONLINE, link="https://meet.example"
)


def as_sent(form: EventForm) -> QueryDict:
    """What a browser sends of the form as it is shown."""
    data = QueryDict(mutable=True)
    for one in (form.fields, *form.days.forms, *form.texts.forms):
        for name in one.fields:
            shown: Any = one[name].value()
            if shown not in (None, False, ""):
                values = shown if isinstance(shown, list | tuple) else [one.fields[name].prepare_value(shown)]
                data.setlist(one[name].html_name, [_typed(value) for value in values])
    for rows in (form.days, form.texts):
        data[f"{rows.prefix}-TOTAL_FORMS"] = str(len(rows.forms))
        data[f"{rows.prefix}-INITIAL_FORMS"] = str(rows.initial_form_count())
    return data


def _typed(value: Any) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def shown_and_sent(content: EventContent) -> EventForm:
    return EventForm(as_sent(EventForm(before=content, plans=())), before=content, plans=())


minutes = st.times().map(lambda one: one.replace(second=0, microsecond=0))


@given(
    st.lists(
        st.tuples(st.dates(date(2024, 1, 1), date(2030, 12, 31)), minutes, minutes),
        min_size=1,
        max_size=4,
        unique_by=lambda one: one[0],
    ),
    st.sampled_from(ZONES),
    st.one_of(st.none(), st.timedeltas(timedelta(days=-90), timedelta(0))),
)
def test_what_is_shown_and_sent_again_is_the_same(
    days: list[tuple[date, time, time]], zone: str, before: timedelta | None
) -> None:
    content = replace(SOME, days=tuple(Day(*day) for day in days), time_zone=zone)
    if before is not None:
        closes = (content.spans[0][0] + before).replace(second=0, microsecond=0)
        if closes.astimezone(ZoneInfo(zone)).fold:
            return  # the second time that the clock shows an hour cannot be written
        content = replace(content, closes_at=closes)
    try:
        content = checked(content)
    except BadInput:
        return
    form = shown_and_sent(content)
    assert form.is_valid(), form.problems()
    assert checked(form.content()) == content


@given(st.sampled_from(ZONES), st.datetimes(FROM, UNTIL))
def test_a_time_is_that_of_the_events_clock_not_of_the_readers(zone: str, wall: datetime) -> None:
    wall = wall.replace(second=0, microsecond=0)
    day = Day(date(2031, 1, 10))
    data = as_sent(EventForm(before=replace(SOME, days=(day,), time_zone=zone), plans=()))
    data["closes_at"] = wall.strftime("%Y-%m-%dT%H:%M")
    form = EventForm(data, before=replace(SOME, time_zone=zone), plans=())
    assert form.is_valid(), form.problems()
    closes = form.content().closes_at
    assert closes == wall.replace(tzinfo=ZoneInfo(zone))


def test_a_full_event_comes_through_the_form_unchanged() -> None:
    content = checked(
        replace(
            SOME,
            days=(Day(date(2027, 3, 23)),),
            time_zone="Asia/Shanghai",
            mode=Mode.MIXED,
            place="1787227",
            venue="Canal Hall",
            address="1 Lake Road",
            capacity=80,
            by_approval=True,
            themes=("Water", "Heritage"),
            sdgs=(6, 11),
            urban_agenda=("Housing",),
            description="Water.\n\nHeritage.",
        )
    )
    form = shown_and_sent(content)
    assert form.is_valid(), form.problems()
    assert checked(form.content()) == content


def test_the_zone_follows_the_city_until_another_is_chosen() -> None:
    content = replace(SOME, days=(Day(date(2027, 3, 23)),), time_zone="Asia/Shanghai", place="1787227")
    data = as_sent(EventForm(before=content, plans=()))
    data["country"], data["city"] = "IT", "Bologna"
    form = EventForm(data, before=content, plans=())
    assert form.is_valid(), form.problems()
    assert form.content().time_zone == "Europe/Rome"
    data["time_zone"] = "Europe/Madrid"
    form = EventForm(data, before=content, plans=())
    assert form.is_valid()
    assert form.content().time_zone == "Europe/Madrid"


@pytest.mark.parametrize("last", ["", "x", "9999-12-31", "2027-02-28"])
def test_a_row_that_is_added_says_the_next_day_where_there_is_one(last: str) -> None:
    data = QueryDict(mutable=True)
    data.update({"days-TOTAL_FORMS": "2", "days-0-date": last, "days-0-begins": "10:00"})
    assert with_next_day(data).get("days-1-date") == ("2027-03-01" if last.startswith("2027") else None)
