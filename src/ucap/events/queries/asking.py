"""What somebody needs who asks for a meeting: the two, what it can be about, and whether they have asked already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.http import Http404

from ucap.events.models import Event, Matchmaking, MeetingRequest, Registration
from ucap.events.queries.asking_time import asking_is_open
from ucap.events.queries.cards import Words, words_of
from ucap.events.queries.meetings import for_whom
from ucap.events.queries.parties import OF_PARTY, Party, owner_key, parties_of
from ucap.events.states import AskedState
from ucap.exchange.models import Entry
from ucap.exchange.queries.entries import visible_entries
from ucap.people.models import User

MOST_ENTRIES = 50  # to choose from, those changed last


@dataclass(frozen=True, slots=True)
class Asking:
    """Two who could meet."""

    event: Event
    words: Words
    mine: Registration
    other: Registration
    party: Party  # of the reader's side
    others_party: Party
    possible: tuple[Registration, ...]
    own_entries: tuple[Entry, ...]
    their_entries: tuple[Entry, ...]
    request: MeetingRequest | None  # between the two already, unless it was withdrawn
    is_open: bool
    is_arranged: bool

    @property
    def they_asked(self) -> bool:
        return self.request is not None and self.request.asker_id == self.other.pk

    @property
    def may_ask(self) -> bool:
        return self.is_open and self.request is None


def asking(slug: str, viewer: User, chosen: str, asked: str, at: datetime) -> Asking:
    """All this of the one for whom the reader asks and the one who is asked; raises Http404, NotAllowed. Thirteen queries at most."""
    event, mine, possible = for_whom(slug, viewer, chosen)
    others = event.registrations.confirmed().filter(listed=True).exclude(pk=mine.pk)
    other = others.select_related(*OF_PARTY).filter(pk=asked).first()
    if other is None:
        raise Http404
    arranged = Matchmaking.objects.filter(event=event).first()
    parties = parties_of([mine, other])
    between = Q(asker=mine, asked=other) | Q(asker=other, asked=mine)
    stands = MeetingRequest.objects.filter(between).exclude(state=AskedState.WITHDRAWN)
    return Asking(
        event=event,
        words=words_of([event])[event.pk],
        mine=mine,
        other=other,
        party=parties[mine.pk],
        others_party=parties[other.pk],
        possible=possible,
        own_entries=tuple(_entries_of(mine, viewer)),
        their_entries=tuple(_entries_of(other, viewer)),
        request=stands.order_by("at").last(),
        is_open=arranged is not None and asking_is_open(event, arranged, at),
        is_arranged=arranged is not None,
    )


def _entries_of(one: Registration, viewer: User) -> Iterable[Entry]:
    """What is in the lists of the organisation or city that somebody comes for."""
    kind, _sign, id_ = owner_key(one).partition(":")
    if not id_:
        return ()
    listed = visible_entries(viewer).listed().filter(**{kind: id_})
    return listed.order_by("-edited_at", "pk")[:MOST_ENTRIES]
