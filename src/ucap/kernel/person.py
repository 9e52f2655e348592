"""A person as every domain is asked about them: what is stored about them, and to forget it.

Each domain answers in its `personal.py`: `export` (what it has), `files` (what they uploaded), `erase` (forget them, and keep
the public record of the cooperation). Pure: values in, values out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ucap.kernel.messages import Message

LEFT_OUT = "…"  # what stands where a name or an address stood


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account; `addresses` in lower case."""

    id: str
    name: str
    addresses: tuple[str, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What has to be settled before somebody can leave: where, and whether the secretariat can take it over instead."""

    message: Message
    link: tuple[str, tuple[object, ...]]  # the name of an address and its arguments
    can_be_handed_over: bool


def without(value: Any, person: Person) -> Any:
    """A JSON value without this person: contacts with an address of theirs emptied, their addresses and name taken out of texts."""
    if isinstance(value, str):
        return _text_without(value, person)
    if isinstance(value, Mapping):
        if _is_contact_of(value, person):
            return dict.fromkeys(value)
        return {_text_without(key, person): without(one, person) for key, one in value.items()}
    return [without(one, person) for one in value] if isinstance(value, list | tuple) else value


def without_addresses(value: Any, person: Person) -> Any:
    """As `without`, but the name stays: in a public text somebody else may be called the same."""
    return without(value, Person(person.id, "", person.addresses))


def _is_contact_of(value: Mapping[str, Any], person: Person) -> bool:
    email = value.get("email")
    return isinstance(email, str) and email.strip().lower() in person.addresses


def _text_without(text: str, person: Person) -> str:
    for address in person.addresses:
        if "@" in text:
            text = re.sub(
                rf"(?<![A-Za-z0-9._%+-]){re.escape(address)}(?![A-Za-z0-9-]|\.[A-Za-z0-9])",
                LEFT_OUT,
                text,
                flags=re.IGNORECASE,
            )
    if len(person.name) > 1 and person.name in text:
        edge = r"\b" if person.name.isascii() else ""  # Chinese has no spaces between words
        text = re.sub(rf"{edge}{re.escape(person.name)}{edge}", LEFT_OUT, text)
    return text
