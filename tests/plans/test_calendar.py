"""Activities as a calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from ucap.plans.calendar import Dated, write_calendar
from ucap.plans.content import ActivityKind

DAYS = st.dates(date(2015, 1, 1), date(2040, 1, 1))


def dated(starts: date, ends: date, **changes: object) -> Dated:
    usual = {
        "id": "0h7k",
        "kind": ActivityKind.VISIT,
        "text": "A visit; with, commas\nand lines",
        "plan": "扬州与六座欧洲城市",
        "url": "https://example.org/en/plans/x/",
        "language": "zh-Hans",
        "version": 3,
        "changed": datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
    }
    return Dated(**{**usual, "starts": starts, "ends": ends, **changes})  # type: ignore[arg-type]


def event(activity: Dated):  # type: ignore[no-untyped-def]
    written = write_calendar(
        [activity], name="Plans", url="https://example.org", host="example.org", to_be_set="day to be set"
    )
    (found,) = Calendar.from_ical(written).walk("VEVENT")
    return found


@given(DAYS, st.integers(0, 400))
def test_days_are_whole_and_the_end_is_the_day_after(starts: date, length: int) -> None:
    ends = starts + timedelta(days=length)
    found = event(dated(starts, ends))
    assert found.decoded("dtstart") == starts
    assert found.decoded("dtend") == ends + timedelta(days=1)


def test_an_entry_is_known_again_after_its_plan_changed() -> None:
    before = event(dated(date(2026, 3, 4), date(2026, 3, 5)))
    after = event(dated(date(2026, 4, 4), date(2026, 4, 5), version=4))
    assert before["uid"] == after["uid"] == "0h7k@example.org"
    assert (before["sequence"], after["sequence"]) == (3, 4)


def test_words_arrive_as_they_are_and_say_their_language() -> None:
    found = event(dated(date(2026, 3, 4), date(2026, 3, 5)))
    assert found["summary"] == "A visit; with, commas and lines"
    assert found["summary"].params["LANGUAGE"] == "zh-Hans"
    assert "A visit; with, commas\nand lines" in found["description"]
    assert found.decoded("categories") is not None


@pytest.mark.parametrize(
    ("starts", "ends", "status"),
    [
        (date(2020, 1, 1), date(2020, 1, 31), "TENTATIVE"),
        (date(2020, 2, 1), date(2020, 2, 29), "TENTATIVE"),
        (date(2021, 1, 1), date(2021, 12, 31), "TENTATIVE"),
        (date(2020, 1, 1), date(2020, 1, 2), "CONFIRMED"),
        (date(2020, 1, 2), date(2020, 1, 31), "CONFIRMED"),
    ],
)
def test_a_month_is_a_day_to_be_set(starts: date, ends: date, status: str) -> None:
    found = event(dated(starts, ends))
    assert found["status"] == status
    assert ("day to be set" in found["description"]) == (status == "TENTATIVE")


def test_entries_of_an_archived_plan_are_cancelled() -> None:
    found = event(dated(date(2026, 3, 4), date(2026, 3, 4), cancelled=True))
    assert found["status"] == "CANCELLED"
    assert found["sequence"] == 4


def test_long_texts_are_cut_in_the_title_alone() -> None:
    found = event(dated(date(2026, 3, 4), date(2026, 3, 4), text="word " * 100))
    assert len(found["summary"]) <= 140
    assert ("word " * 100).strip() in found["description"]


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from('\n;,:\\"\t'), max_size=200)


@given(WORDS, WORDS, st.text(max_size=20))
def test_whatever_is_written_arrives_and_no_line_is_too_long(text: str, plan: str, language: str) -> None:
    activity = dated(date(2026, 3, 4), date(2026, 3, 5), text=text, plan=plan, language=language)
    written = write_calendar(
        [activity] * 2, name=plan, url="https://example.org", host="example.org", to_be_set="", language="en"
    )
    assert max(map(len, written.split(b"\r\n"))) <= 75
    written.decode()
    found = Calendar.from_ical(written)
    first, second = found.walk("VEVENT")
    assert first == second
    assert str(first["description"]) == "\n\n".join(part for part in (text, plan, activity.url) if part)


@pytest.mark.parametrize("text", ["a\r\nEND:VEVENT\r\nX:1", "\x00\x08\x0b\r\x7f"])
def test_nothing_in_a_text_ends_its_line(text: str) -> None:
    found = event(dated(date(2026, 3, 4), date(2026, 3, 5), text=text, plan=text))
    assert "X" not in found
    assert found["status"] == "CONFIRMED"
