"""Activities as a calendar (RFC 5545) that people download once or subscribe to.

- An activity keeps its UID through every version of its plan, so a second download moves an entry instead of doubling it;
  SEQUENCE is the version's number (one more when the plan is archived and its entries are cancelled).
- Days are whole days, and DTEND is the day after the last one, as the standard has it.
- What a plan dates by the month or the year is an entry over all of it, tentative and not blocking anybody's time, that
  says that its day is to be set. What has no date at all cannot stand in a calendar and is left out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ucap.plans.content import ActivityKind
from ucap.plans.labels import kind_word

NO_TAG = re.compile(r"[^A-Za-z0-9-]")  # what no tag of a language has, and could end a parameter
SUMMARY = 140  # characters; the whole text stands in the description


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
    from icalendar import Calendar, vText

    calendar = Calendar()
    calendar.add("prodid", "-//ucap//plans//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = " ".join(name.split())  # on one line, as every name of a calendar
    calendar.add("name", name, parameters={"LANGUAGE": language} if language else {})
    calendar.add("x-wr-calname", vText(name))
    calendar.add("url", url)
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    for activity in activities:
        calendar.add_component(_event(activity, host, to_be_set))
    return bytes(calendar.to_ical())


def _event(activity: Dated, host: str, to_be_set: str):  # type: ignore[no-untyped-def]
    from icalendar import Event

    said_in = {"LANGUAGE": NO_TAG.sub("", activity.language)}
    event = Event()
    event.add("uid", f"{activity.id}@{host}")
    event.add("dtstamp", activity.changed)
    event.add("last-modified", activity.changed)
    event.add("sequence", activity.version + activity.cancelled)
    event.add("dtstart", activity.starts)
    event.add("dtend", activity.ends + timedelta(days=1))
    event.add("summary", _summary(activity), parameters=said_in)
    about = [activity.text, to_be_set if activity.to_be_set else "", activity.plan, activity.url]
    event.add("description", "\n\n".join(part for part in about if part), parameters=said_in)
    event.add("categories", [kind_word(activity.kind, activity.language)])
    event.add("url", activity.url)
    event.add("transp", "TRANSPARENT")
    certain = "TENTATIVE" if activity.to_be_set else "CONFIRMED"
    event.add("status", "CANCELLED" if activity.cancelled else certain)
    return event


def _summary(activity: Dated) -> str:
    text = " ".join(activity.text.split()) or activity.plan
    return text if len(text) <= SUMMARY else f"{text[: SUMMARY - 1].rstrip()}…"
