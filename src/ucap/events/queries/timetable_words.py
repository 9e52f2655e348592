"""What was kept of the search for a timetable, said with names of people and times in place of our ids."""

from collections.abc import Iterable, Sequence
from typing import Any

from ucap.events.models import Timetable
from ucap.events.times import local
from ucap.kernel.messages import Message
from ucap.places.sentences import say

BETWEEN = ", "  # several ids under one key
# What a message of the search names, and under which keys
IDS = {
    "meeting": ("meeting", "one", "other"),
    "slot": ("slot", "slots"),
    "person": ("who",),
    "interpreter": ("interpreters",),
}


def said(kept: Iterable[Sequence[Any]], timetable: Timetable) -> tuple[str, ...]:
    """What was kept of it in words, with names of people and times in place of our ids. Four queries."""
    messages = list(kept)
    ids = {key: _ids_under(key, messages) for keys in IDS.values() for key in keys}

    def under(kind: str) -> set[str]:
        return set().union(*(ids[key] for key in IDS[kind]))

    event = timetable.event
    requests = event.requests.filter(pk__in=under("meeting")).select_related("asker", "asked")
    slots = event.slots.filter(pk__in=[one for one in under("slot") if one.isdecimal()])
    known = {
        "meeting": {one.pk: f"“{one.asker.name} – {one.asked.name}”" for one in requests},
        "slot": {str(one.pk): f"{local(one.starts_at, event.time_zone):%Y-%m-%d %H:%M}" for one in slots},
        "interpreter": dict(event.interpreters.filter(pk__in=under("interpreter")).values_list("pk", "name")),
        "person": {one.pk: one.name for one in event.registrations.filter(pk__in=under("person"))},
    }
    readable = {key: known[kind] for kind, keys in IDS.items() for key in keys}

    def in_words(key: str, value: Any) -> Any:
        names = readable.get(key)
        return value if names is None else BETWEEN.join(names.get(one, one) for one in _split(value))

    return tuple(
        say(Message(template, {key: in_words(key, value) for key, value in named.items()}))
        for template, named in messages
    )


def _ids_under(key: str, messages: Iterable[Sequence[Any]]) -> set[str]:
    return {one for _, named in messages for one in _split(named.get(key, ""))}


def _split(value: Any) -> list[str]:
    return str(value).split(BETWEEN)
