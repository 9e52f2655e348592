"""What can be moderated. Each domain registers its kinds in its AppConfig.ready(), so that moderation knows none of them.

    register(
        Kind(
            "organisation",
            gettext_noop("Organisation"),
            show=shown,
            spoken_for=spoken_for,
            release=release,
            withhold=withhold,
        )
    )

`release` and `withhold` are called inside the transaction of the decision, by somebody who may decide; they change whether the
thing is public, journal it, and are safe to call twice.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User

Change = Callable[[str, User, datetime], None]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of what a thing stands in, as a conversation is."""

    who: str
    text: str
    itself: bool  # the thing that was reported
    files: tuple[tuple[str, str], ...] = ()  # of the thing itself: their names and addresses


@dataclass(frozen=True, slots=True)
class Shown:
    """What moderators, and whoever reports, see of a thing."""

    title: str
    text: str
    url_name: str
    url_args: tuple[object, ...]
    author_id: str | None  # the person who wrote it
    public: bool = True  # anybody may see it now (of `readers`, where they are named), so they may report it
    concerned: tuple[
        str, ...
    ] = ()  # public ids of those who speak for it beside the author: told, and may answer
    language: str = ""  # of title and text (BCP 47), where it is known
    # Of what is said among a few: public ids of those who open it. A moderator does not, and reads here as much as it takes
    # to understand it.
    readers: frozenset[str] | None = None
    around: tuple[Word, ...] = ()

    def opens(self, person: str | None) -> bool:
        """Whether the person of that id can open its page; None: a visitor."""
        return self.readers is None or person in self.readers


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing."""

    name: str  # as in the address: "organisation"
    label: str  # marked with gettext_noop
    show: Callable[
        [Sequence[str]], Mapping[str, Shown]
    ]  # by id; without those that are not there. One query or few
    # the ids of those that this person wrote or speaks for; best a queryset, to be asked within another
    spoken_for: Callable[[User], Iterable[str]]
    release: Change  # the thing appears
    withhold: Change  # the thing is seen by nobody but those it belongs to


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Enters the kind; once more does no harm."""
    _kinds[kind.name] = kind


def kinds() -> tuple[Kind, ...]:
    """Every kind that is registered."""
    return tuple(_kinds.values())


def kind_of(name: str) -> Kind:
    """The kind of that name; raises BadInput where there is none."""
    try:
        return _kinds[name]
    except KeyError:
        raise BadInput(gettext_noop("This kind of thing cannot be reported.")) from None


def shown(name: str, thing_id: str) -> Shown | None:
    """The thing as it is now; None where there is no such kind or thing."""
    kind = _kinds.get(name)
    return kind.show([thing_id]).get(thing_id) if kind else None
