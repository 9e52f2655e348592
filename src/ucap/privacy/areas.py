"""Every domain that stores something about people, in the order in which a person is forgotten: the account itself last.

A new domain adds its `personal.py` here; one that comes after privacy registers it in its AppConfig.ready().
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from ucap.events import personal as events
from ucap.exchange import personal as exchange
from ucap.journal import personal as journal
from ucap.kernel.messages import gettext_noop
from ucap.kernel.person import Obstacle, Person
from ucap.matching import personal as matching
from ucap.moderation import personal as moderation
from ucap.notices import personal as notices
from ucap.organisations import personal as organisations
from ucap.people import personal as people
from ucap.plans import personal as plans


class Personal(Protocol):
    """A domain's `personal.py`."""

    def export(self, _: Person, /) -> dict[str, Any]:
        """What is stored about this person, as JSON can say it."""
        ...

    def files(self, _: Person, /) -> Iterator[tuple[str, Any]]:
        """The files that this person gave: (name, Django's file)."""
        ...

    def erase(self, _: Person, at: datetime, /) -> None:
        """Forgets the person, within the caller's transaction; the public record of the cooperation stays."""
        ...


@dataclass(frozen=True, slots=True)
class Area:
    """One domain, and what it has about people, in words."""

    name: str  # of its file in an export
    holds: str  # marked with gettext_noop
    personal: Personal
    # What of it is kept no longer than retention.py says: period -> deletes what is older, returns how many
    keeps: Mapping[str, Callable[[datetime], int]] = field(default_factory=dict)


_LATER: dict[str, Area] = {}
_AREAS = (
    Area(
        "events",
        gettext_noop("events you wrote, those you registered for or came to, and whom you met there"),
        events,
    ),
    Area("plans", gettext_noop("plans, versions and documents, and requests for full plans"), plans),
    Area(
        "exchange",
        gettext_noop("entries you wrote, files you gave, and what you wrote to others about entries"),
        exchange,
    ),
    Area("matching", gettext_noop("the searches you saved, and of which matches you were told"), matching),
    Area(
        "organisations",
        gettext_noop("organisations you belong to, asked to join or were invited to"),
        organisations,
    ),
    Area("moderation", gettext_noop("what you reported, what was decided about what you wrote"), moderation),
    Area("notices", gettext_noop("your inbox, and how you want to hear of things"), notices),
    Area("journal", gettext_noop("what you did, as the journal has it"), journal),
)
_ACCOUNT = Area("account", gettext_noop("your account, addresses, sign-ins, offices and consents"), people)


def register(area: Area) -> None:
    """Enters the area of a domain that comes after this one; once more does no harm."""
    _LATER[area.name] = area


def areas() -> tuple[Area, ...]:
    """All of them, the account last."""
    return (*_LATER.values(), *_AREAS, _ACCOUNT)


def obstacles(person: Person) -> tuple[Obstacle, ...]:
    """What has to be settled, or handed over, before this person can leave."""
    return (*people.obstacles(person), *organisations.obstacles(person))
