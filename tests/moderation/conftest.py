"""A kind of thing made for these tests, and the people around it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import pytest

from tests.plans.factories import make_secretariat
from ucap.kernel.messages import gettext_noop
from ucap.moderation import kinds
from ucap.moderation.kinds import Kind, Shown
from ucap.people.models import User


@dataclass
class Notes:
    """Things of the kind "note": a dictionary, and what was done to each."""

    there: dict[str, Shown] = field(default_factory=dict)
    done: list[tuple[str, str, str]] = field(default_factory=list)

    def show(self, ids: Sequence[str]) -> Mapping[str, Shown]:
        return {one: self.there[one] for one in ids if one in self.there}

    def spoken_for(self, person: User) -> list[str]:
        return [
            one
            for one, note in self.there.items()
            if person.pk == note.author_id or person.pk in note.concerned
        ]

    def release(self, note: str, by: User, at: datetime) -> None:
        self._do("release", note, by, public=True)

    def withhold(self, note: str, by: User, at: datetime) -> None:
        self._do("withhold", note, by, public=False)

    def _do(self, verb: str, note: str, by: User, *, public: bool) -> None:
        self.done.append((verb, note, by.pk))
        self.there[note] = replace(self.there[note], public=public)


@dataclass(frozen=True)
class Cast:
    secretary: User
    author: User
    colleague: User  # speaks for the author's note
    reader: User


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast(
        secretary=make_secretariat(),
        author=User.objects.create_user("author@example.org", name="Lu Ban"),
        colleague=User.objects.create_user("colleague@example.org", name="Mo Di"),
        reader=User.objects.create_user("reader@example.org", name="Ana Ruiz"),
    )


@pytest.fixture
def notes(cast: Cast) -> Iterator[Notes]:
    """One public note "n1" and one that is not public, "n2", both by the author."""
    there = Notes()
    public = Shown(
        title="A note",
        text="Come to our shop",
        url_name="plans:list",
        url_args=(),
        author_id=cast.author.pk,
        concerned=(cast.colleague.pk,),
    )
    there.there = {"n1": public, "n2": replace(public, title="A new note", public=False)}
    kinds.register(
        Kind(
            "note",
            gettext_noop("Text"),
            show=there.show,
            spoken_for=there.spoken_for,
            release=there.release,
            withhold=there.withhold,
        )
    )
    yield there
    kinds._kinds.pop("note")
