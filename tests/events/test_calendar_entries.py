"""Events as a calendar, as two independent libraries read it, and a third its time zones."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical  # type: ignore[import-untyped]
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from tests.events.test_times import CHANGES, INSTANTS, ZONES
from ucap.events.calendar_entries import Entry, Status, write_calendar
from ucap.events.calendar_zones import changes, zone_component
from ucap.people.time_zones import time_zones

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
STARTS = datetime(2027, 3, 23, 1, tzinfo=UTC)
HOSTILE = 'Canals; "locks", and\r\nEND:VEVENT\r\nX-EVIL:1\\n' + "扬" * 60


def entry(**fields: Any) -> Entry:
    usual = {
        "id": "0h7k",
        "sequence": 2,
        "changed": AT,
        "starts": STARTS,
        "ends": STARTS + timedelta(hours=8),
        "zone": "Asia/Shanghai",
        "title": "Canal cities meet",
        "url": "https://example.org/en/events/x/",
        "language": "en",
    }
    return Entry(**{**usual, **fields})


def written(*entries: Entry) -> bytes:
    return write_calendar(
        entries, name="Events", url="https://example.org/", host="example.org", language="en"
    )


def components(calendar: bytes) -> list[Any]:
    return list(Calendar.from_ical(calendar).walk("VEVENT"))


def by_icalendar(calendar: bytes) -> list[dict[str, Any]]:
    """The entries as the library reads them that wrote them."""
    return [
        {
            "uid": str(one["uid"]),
            "sequence": int(one["sequence"]),
            "status": str(one["status"]),
            "title": str(one["summary"]),
            "text": str(one.get("description", "")),
            "starts": one.decoded("dtstart").astimezone(UTC),
            "ends": one.decoded("dtend").astimezone(UTC) if "dtend" in one else None,
        }
        for one in components(calendar)
    ]


def by_ical(calendar: bytes) -> list[dict[str, Any]]:
    """As another library does, which shares no code with it."""
    read: Any = IcsCalendarStream.calendar_from_ics(calendar.decode())
    return [
        {
            "uid": one.uid,
            "sequence": one.sequence,
            "status": one.status.value if one.status else "",
            "title": one.summary,
            "text": one.description or "",
            "starts": one.dtstart.astimezone(UTC),
            "ends": one.dtend.astimezone(UTC) if one.dtend else None,
        }
        for one in read.events
    ]


def both(*entries: Entry) -> list[dict[str, Any]]:
    """What both read, which is the same."""
    calendar = written(*entries)
    assert by_icalendar(calendar) == by_ical(calendar)
    assert max(map(len, calendar.split(b"\r\n"))) <= 75
    return by_ical(calendar)


def by_its_own_zone(calendar: bytes, which: str) -> datetime:
    """The instant that somebody reads who knows of time zones only what the calendar itself says."""
    (event,) = components(calendar)
    at = event[which]
    if "TZID" not in at.params:
        assert at.to_ical().endswith(b"Z")
        assert isinstance(at.dt, datetime)
        return at.dt.astimezone(UTC)
    zone = tzical(io.StringIO(calendar.decode())).get(at.params["TZID"])
    return datetime.strptime(at.to_ical().decode(), "%Y%m%dT%H%M%S").replace(tzinfo=zone).astimezone(UTC)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(INSTANTS, st.integers(1, 40 * 60), st.sampled_from(ZONES) | st.sampled_from(time_zones()))
@example(datetime(2027, 10, 31, 1, 30, tzinfo=UTC), 60, "Europe/Rome")
@example(datetime(2027, 3, 28, 1, 30, tzinfo=UTC), 60, "Europe/Rome")
@example(datetime(2028, 4, 2, 15, 15, tzinfo=UTC), 5, "Australia/Lord_Howe")
def test_every_instant_is_read_as_it_was_written(at: datetime, minutes: int, zone: str) -> None:
    ends = at + timedelta(minutes=minutes)
    (read,) = both(entry(starts=at, ends=ends, zone=zone))
    assert (read["starts"], read["ends"]) == (at, ends)
    calendar = written(entry(starts=at, ends=ends, zone=zone))
    assert by_its_own_zone(calendar, "DTSTART") == at
    assert by_its_own_zone(calendar, "DTEND") == ends


@pytest.mark.parametrize("zone", ZONES)
def test_a_zone_changes_its_clock_when_it_does(zone: str) -> None:
    """Two years on both sides of every change, minute by minute around it."""
    tz = ZoneInfo(zone)
    moments = list(changes(tz, datetime(2023, 12, 31, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)))
    for at in moments:
        before, after = (at - timedelta(seconds=1)).astimezone(tz), at.astimezone(tz)
        assert (before.utcoffset(), before.dst()) != (after.utcoffset(), after.dst())
    assert {at.date() for at in moments if 2024 <= at.year <= 2030} <= {day.date() for day in CHANGES}
    text = f"BEGIN:VCALENDAR\r\n{zone_component(zone, 2024, 2030).to_ical().decode()}END:VCALENDAR\r\n"
    read = tzical(io.StringIO(text)).get()
    for at in moments or [STARTS]:
        for minutes in (-181, -61, -1, 0, 61, 121, 181):
            there = (at + timedelta(minutes=minutes)).astimezone(tz)
            if there.fold == 0 and datetime(2024, 1, 1, tzinfo=UTC) < there < datetime(
                2031, 1, 1, tzinfo=UTC
            ):
                assert there.replace(tzinfo=read).utcoffset() == there.utcoffset(), there


@pytest.mark.parametrize("zone", ZONES)
def test_changes_are_written_by_the_clock_before_them_as_the_standard_has_it(zone: str) -> None:
    """What icalendar itself writes makes every summer begin an hour late."""
    starts, over = datetime(2023, 12, 31, tzinfo=UTC), datetime(2031, 1, 2, tzinfo=UTC)
    onsets = set()
    for one in zone_component(zone, 2024, 2030).subcomponents:
        moments = [
            one.decoded("dtstart"),
            *([rdate.dt for rdate in one["rdate"].dts] if "rdate" in one else []),
        ]
        onsets |= {at.replace(tzinfo=UTC) - one.decoded("tzoffsetfrom") for at in moments}
    assert onsets == {starts, *changes(ZoneInfo(zone), starts, over)}


def test_the_second_of_an_hour_that_comes_twice_is_in_utc() -> None:
    first = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert b"DTSTART;TZID=Europe/Rome:20271031T023000" in written(entry(starts=first, zone="Europe/Rome"))
    second = first + timedelta(hours=1)
    assert b"DTSTART:20271031T013000Z" in written(entry(starts=second, zone="Europe/Rome"))


def test_a_zone_that_is_not_known_is_utc() -> None:
    calendar = written(entry(zone="Nowhere/At_All"))
    assert b"VTIMEZONE" not in calendar
    assert b"DTSTART:20270323T010000Z" in calendar


def test_an_entry_is_known_again_with_a_higher_sequence() -> None:
    (before,) = both(entry())
    (after,) = both(entry(sequence=3, starts=STARTS + timedelta(days=7), ends=STARTS + timedelta(days=8)))
    assert before["uid"] == after["uid"] == "0h7k@example.org"
    assert (before["sequence"], after["sequence"]) == (2, 3)


@pytest.mark.parametrize("status", Status)
def test_its_status_is_read(status: Status) -> None:
    (read,) = both(entry(status=status))
    assert read["status"] == status
    assert (b"TRANSP:OPAQUE" in written(entry(status=status))) == (status is not Status.CANCELLED)


def test_a_moment_blocks_nobodys_time() -> None:
    calendar = written(entry(ends=None))
    assert b"TRANSP:TRANSPARENT" in calendar
    assert b"DTEND" not in calendar


def test_hostile_words_stay_words() -> None:
    (read,) = both(
        entry(title=HOSTILE, text=HOSTILE, where=HOSTILE, kinds=(HOSTILE,), language='en";X:"y\r\nZ')
    )
    assert read["title"] == " ".join(HOSTILE.split())
    (found,) = components(written(entry(title=HOSTILE, text=HOSTILE)))
    assert "X-EVIL" not in found
    assert "Z" not in found


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from('\n;,:\\"\t'), max_size=200)


@given(WORDS, WORDS)
def test_whatever_is_typed_arrives(title: str, text: str) -> None:
    (read,) = both(entry(title=title, text=text, url=""))
    assert read["title"] == " ".join(title.split())
    assert read["text"] == text


def test_a_calendar_without_entries_is_read() -> None:
    assert both() == []


def test_each_zone_is_carried_once_over_all_its_years() -> None:
    entries = [
        entry(id=f"{n}-{zone}", starts=STARTS + timedelta(days=300 * n), ends=None, zone=zone)
        for n in range(4)
        for zone in ("Europe/Rome", "Asia/Shanghai")
    ]
    calendar = written(*entries)
    assert calendar.count(b"BEGIN:VTIMEZONE") == 2
    assert b"TZID:Europe/Rome" in calendar
    assert b"RDATE:20280326T020000" in calendar
