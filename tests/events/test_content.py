"""What is said of an event: cleaned, held to limits, and complete before others read it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.events.content import (
    MOST_DAYS,
    Day,
    EventContent,
    Words,
    changed_fields,
    checked,
    missing_for_announcing,
    seal_of,
)
from ucap.events.states import Mode
from ucap.exchange.states import Visibility
from ucap.kernel.errors import BadInput

DAY = date(2027, 3, 27)
COMPLETE = EventContent(
    title="Canal cities meet", summary="Two days.", days=(Day(DAY),), time_zone="Europe/Rome", place="1787227"
)


def test_what_can_be_kept_is_kept_clean() -> None:
    clean = checked(
        replace(
            COMPLETE,
            title=" Canal  cities <b>meet</b>\0",
            days=(Day(DAY + timedelta(days=1)), Day(DAY)),
            texts=(
                Words(language="zh-Hans", title=" 运河 "),
                Words(language="it", title="Canali", summary="<i>Due giorni</i>"),
                Words(language="fr", title=" "),
            ),
            themes=(" Water ", "Water", ""),
        )
    )
    assert clean.title == "Canal cities meet"
    assert [day.date for day in clean.days] == [DAY, DAY + timedelta(days=1)]
    assert [(one.language, one.title, one.summary) for one in clean.texts] == [
        ("it", "Canali", "Due giorni"),
        ("zh-Hans", "运河", ""),
    ]
    assert clean.themes == ("Water",)
    assert checked(clean) == clean


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": "x" * 201}, "at most 200"),
        ({"venue": "x" * 201}, "at most 200"),
        ({"title": "Come to https://spam.example"}, "addresses"),
        ({"summary": "www.a.example www.b.example"}, "addresses"),
        ({"texts": (Words(language="it", title="x" * 201),)}, "at most 200"),
        ({"texts": (Words(language="it", title="", summary="Due giorni"),)}, "title in each"),
        ({"texts": (Words(language="en", title="Twice"),)}, "“en”"),
        ({"texts": (Words(language="x", title="What"),)}, "“x”"),
        ({"link": "javascript:alert(1)"}, "https://"),
        ({"link": "ftp://files.example"}, "https://"),
        ({"time_zone": "Mars/Olympus"}, "Mars/Olympus"),
        ({"time_zone": "../../etc/passwd"}, "cannot stand"),
        ({"capacity": 0}, "“0”"),
        ({"capacity": 10_000_000}, "10000000"),
        ({"sdgs": (18,)}, "18"),
        ({"urban_agenda": ("Gardening",)}, "Gardening"),
        ({"visibility": Visibility.CITIES, "seen_in": tuple(map(str, range(41)))}, "more than 40"),
        ({"themes": tuple(map(str, range(41)))}, "more than 40"),
        ({"days": tuple(Day(DAY + timedelta(days=n)) for n in range(MOST_DAYS + 1))}, "more than 200"),
        ({"days": (Day(DAY), Day(DAY, time(18), time(19)))}, "there twice"),
        ({"days": (Day(DAY, time(20), time(10)), Day(DAY + timedelta(days=1), time(9)))}, "2027-03-28"),
        (
            {"opens_at": datetime(2027, 3, 2, tzinfo=UTC), "closes_at": datetime(2027, 3, 1, tzinfo=UTC)},
            "open before it closes",
        ),
        ({"closes_at": datetime(2027, 3, 28, tzinfo=UTC)}, "before the event is over"),
    ],
)
def test_what_cannot_be_kept_is_named(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInput, match=r"(?s).*") as found:
        checked(replace(COMPLETE, **changes))
    assert words in str(found.value)


def test_a_night_may_touch_the_next_day() -> None:
    checked(replace(COMPLETE, days=(Day(DAY, time(20), time(8)), Day(DAY + timedelta(days=1), time(8)))))


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, []),
        ({"title": ""}, ["title"]),
        ({"summary": ""}, ["summary"]),
        ({"days": ()}, ["days"]),
        ({"place": ""}, ["city"]),
        ({"place": "", "mode": Mode.ONLINE}, ["link"]),
        ({"place": "", "mode": Mode.ONLINE, "link": "https://meet.example"}, []),
        ({"mode": Mode.MIXED}, []),
        ({"title": "", "summary": "", "days": (), "place": ""}, ["title", "summary", "days", "city"]),
        ({"visibility": Visibility.CITIES}, ["seen_in"]),
        ({"visibility": Visibility.CITIES, "seen_in": ("1787227",)}, []),
    ],
)
def test_what_is_missing_before_others_read_it(changes: dict[str, Any], missing: list[str]) -> None:
    assert list(missing_for_announcing(replace(COMPLETE, **changes))) == missing


def test_cities_are_named_once_and_only_where_it_is_theirs() -> None:
    named = replace(COMPLETE, seen_in=("2", "1", "2"))
    assert checked(named).seen_in == ()
    assert checked(replace(named, visibility=Visibility.CITIES)).seen_in == ("1", "2")


def test_a_seal_marks_what_is_said() -> None:
    assert seal_of(COMPLETE) == seal_of(replace(COMPLETE))
    others = ({"title": "Other"}, {"days": (Day(DAY, time(8)),)}, {"capacity": 3}, {"mode": Mode.MIXED})
    seals = {seal_of(COMPLETE), *(seal_of(replace(COMPLETE, **one)) for one in others)}
    assert len(seals) == 5


def test_changes_are_plain_values() -> None:
    at = datetime(2027, 3, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    before, after = changed_fields(COMPLETE, replace(COMPLETE, closes_at=at, days=()))
    assert before == {
        "closes_at": None,
        "days": [{"date": "2027-03-27", "begins": "09:00:00", "ends": "17:00:00"}],
    }
    assert after == {"closes_at": "2027-03-01T01:00:00+00:00", "days": []}


@given(
    st.lists(
        st.tuples(st.dates(date(2024, 1, 1), date(2030, 12, 31)), st.times(), st.times()),
        max_size=6,
        unique_by=lambda one: one[0],
    ),
    st.sampled_from(("Europe/Rome", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "UTC")),
)
def test_days_that_are_kept_follow_each_other(days: list[tuple[date, time, time]], zone: str) -> None:
    content = replace(COMPLETE, days=tuple(Day(*day) for day in days), time_zone=zone)
    try:
        spans = checked(content).spans
    except BadInput:
        return
    flat = [instant for span in spans for instant in span]
    assert flat == sorted(flat)
    assert all(starts < ends for starts, ends in spans)
