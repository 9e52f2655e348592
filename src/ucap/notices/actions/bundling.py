"""Notices of one sort about one thing, told as one while it is unread: "12 new registrations"."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ucap.kernel.messages import Message
from ucap.notices.models import Notice
from ucap.notices.mornings import next_morning
from ucap.notices.states import Kind, Pace
from ucap.people.models import User

LINES = "lines"  # the value of a text that goes on from notice to notice, the latest first
MOST_LINES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Of which sort a notice is, how many things it tells of, and the template that says it of several: %(number)d of them."""

    sort: str
    title: str
    number: int = 1


def brought_up_to_date(
    people: Collection[User],
    bundle: Bundle,
    *,
    kind: Kind,
    subject: tuple[str, str],
    new: Mapping[str, Any],
    paces: Mapping[str, Pace],
    at: datetime,
) -> list[Notice]:
    """The unread notices of that sort that these people have, each telling of this too. Who gets letters at once gets one in a digest."""
    unread = Notice.objects.select_for_update(of=("self",)).filter(
        to__in=people, kind=kind, subject_kind=subject[0], subject_id=subject[1], read_at=None
    )
    latest = {one.to_id: one for one in unread.filter(title__sort=bundle.sort).order_by("pk")}
    zones = {person.pk: person.time_zone for person in people}
    for one in latest.values():
        number = one.title["number"] + bundle.number
        values = {**new["title"]["values"], "number": number}
        one.title = {"template": bundle.title, "values": values, "sort": bundle.sort, "number": number}
        one.text = _going_on(new["text"], one.text)
        one.address, one.arguments, one.by = new["address"], new["arguments"], new["by"]
        if one.mail_at is None and paces[one.to_id] is not Pace.NEVER:
            weekly = paces[one.to_id] is Pace.WEEKLY
            one.mail_at = next_morning(at, zones[one.to_id], weekly=weekly)
    Notice.objects.bulk_update(latest.values(), ["title", "text", "address", "arguments", "by", "mail_at"])
    return list(latest.values())


def kept(message: Message, bundle: Bundle | None = None) -> dict[str, Any]:
    """The message as a notice holds it."""
    said: dict[str, Any] = {"template": message.template, "values": dict(message.values)}
    return {**said, "sort": bundle.sort, "number": bundle.number} if bundle else said


def _going_on(new: dict[str, Any] | None, old: dict[str, Any] | None) -> dict[str, Any] | None:
    """The new text, with the lines of the old one below its own."""
    if not new or not old or LINES not in new["values"]:
        return new
    lines = [*new["values"][LINES].splitlines(), *str(old["values"].get(LINES, "")).splitlines()]
    return {**new, "values": {**new["values"], LINES: "\n".join(list(dict.fromkeys(lines))[:MOST_LINES])}}
