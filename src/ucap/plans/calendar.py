"""Activities as a calendar (RFC 5545) that people download once or subscribe to.

- An activity keeps its UID through every version of its plan, so a second download moves an entry instead of doubling it;
  SEQUENCE is the version's number (one more when the plan is archived and its entries are cancelled).
- Days are whole days, and DTEND is the day after the last one, as the standard has it.
- What a plan dates by the month or the year is an entry over all of it, tentative and not blocking anybody's time, that
  says that its day is to be set. What has no date at all cannot stand in a calendar and is left out.

The lines are written here: a calendar of all plans has ten thousand entries, for which the icalendar package takes eight
seconds. The tests read them back with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from ucap.plans.content import ActivityKind
from ucap.plans.labels import kind_word

SUMMARY = 140  # characters; the whole text stands in the description
PARAGRAPH = "\n\n"
LONGEST = 75  # bytes of a line
CONTROLS = dict.fromkeys((*range(0x09), *range(0x0A, 0x20), 0x7F))
ESCAPED = CONTROLS | str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Dated:
    """An activity with its first and last day, and what of its plan a calendar shows."""

    id: str
    kind: ActivityKind
    starts: date
    ends: date  # inclusive
    text: str
    plan: str  # title
    url: str
    language: str  # of the plan, BCP 47
    version: int
    changed: datetime
    cancelled: bool = False

    @property
    def to_be_set(self) -> bool:
        """Whether whole months are all that is known."""
        return self.starts.day == 1 and (self.ends + timedelta(days=1)).day == 1


def write_calendar(
    activities: Iterable[Dated], *, name: str, url: str, host: str, to_be_set: str, language: str = ""
) -> bytes:
    """The calendar as a file; `to_be_set` is what is said of an activity whose day is not known yet."""
    said_in = f";LANGUAGE={_tag(language)}" if language else ""
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ucap//plans//EN",
        "METHOD:PUBLISH",
        f"NAME{said_in}:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        f"URL:{_address(url)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    )
    events = (line for activity in activities for line in _event(activity, host, to_be_set))
    return b"".join(_folded(line) for line in (*head, *events, "END:VCALENDAR"))


def _event(activity: Dated, host: str, to_be_set: str) -> Iterator[str]:
    """The lines of one entry."""
    said_in = f";LANGUAGE={_tag(activity.language)}"
    changed = f"{activity.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    about = [activity.text, to_be_set if activity.to_be_set else "", activity.plan, activity.url]
    certain = "TENTATIVE" if activity.to_be_set else "CONFIRMED"
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(activity.id)}@{_text(host)}"
    yield f"DTSTAMP:{changed}"
    yield f"LAST-MODIFIED:{changed}"
    yield f"SEQUENCE:{activity.version + activity.cancelled}"
    yield f"DTSTART;VALUE=DATE:{_day(activity.starts)}"
    yield f"DTEND;VALUE=DATE:{_day(activity.ends + timedelta(days=1))}"
    yield f"SUMMARY{said_in}:{_text(_summary(activity))}"
    yield f"DESCRIPTION{said_in}:{_text(PARAGRAPH.join(part for part in about if part))}"
    yield f"CATEGORIES:{_text(kind_word(activity.kind, activity.language))}"
    yield f"URL:{_address(activity.url)}"
    yield "TRANSP:TRANSPARENT"
    yield f"STATUS:{'CANCELLED' if activity.cancelled else certain}"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _tag(language: str) -> str:
    """A language as a parameter: nothing in it that could end one."""
    return "".join(char for char in language if char.isascii() and (char.isalnum() or char == "-"))


def _text(value: str) -> str:
    """The text as a value of the type TEXT (3.3.11), without the control characters that no line may have."""
    return value.replace("\r\n", "\n").translate(ESCAPED)


def _address(value: str) -> str:
    """The address on one line: nothing in it is escaped, so nothing in it may end the line."""
    return "".join(value.split()).translate(CONTROLS)


def _folded(line: str) -> bytes:
    """The line with its end; a long one goes on on the next, no letter of it torn (3.1)."""
    data = line.encode("utf-8", errors="replace")
    if len(data) <= LONGEST:
        return data + b"\r\n"
    pieces, start, room = [], 0, LONGEST
    while start < len(data):
        end = start + room
        while end < len(data) and data[end] & 0b1100_0000 == 0b1000_0000:  # within a letter of several bytes
            end -= 1
        pieces.append(data[start:end])
        start, room = end, LONGEST - 1  # a line that goes on begins with a space
    return b"\r\n ".join(pieces) + b"\r\n"


def _summary(activity: Dated) -> str:
    text = " ".join(activity.text.split()) or activity.plan
    return text if len(text) <= SUMMARY else f"{text[: SUMMARY - 1].rstrip()}…"
