"""Conversations as their two sides see them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import Http404

from ucap.exchange.models import Entry, Interest, Message, MessageFile
from ucap.exchange.queries.cards import EntryCard, cards
from ucap.exchange.rules import may_take_up, side_of
from ucap.exchange.states import INTEREST_TRANSITIONS, TALKING, UNANSWERED, InterestState
from ucap.organisations.models import Organisation
from ucap.organisations.queries.names import names_of
from ucap.people.models import User
from ucap.people.rules import Viewer, officer_cities

SHOWN = 200  # conversations of each direction, the latest
VERBS_OF_ASKER = ("withdraw", "move", "close")
VERBS_OF_ENTRY = ("answer", "decline", "pass_on", "move", "close")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: an organisation or a city."""

    name: str
    language: str  # of the name, "" for the reader's own
    organisation_slug: str = ""
    city_slug: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One message or note."""

    who: str
    mine: bool  # of the reader's side
    note: bool
    text: str
    at: datetime
    files: tuple[MessageFile, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation for somebody of one of its sides."""

    interest: Interest
    entry: EntryCard
    own_entry: EntryCard | None  # of those who are interested, as far as the reader may see it
    asker: Side
    answerer: Side
    i_asked: bool  # the reader is of the side that is interested
    messages: tuple[Spoken, ...]
    verbs: tuple[str, ...]
    to_pass_on_to: tuple[User, ...]  # others of the reader's side, where they may pass it on


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation as a line of a list."""

    interest: Interest
    title: str
    language: str
    other: Side
    waits_for_me: bool


@dataclass(frozen=True, slots=True)
class MyConversations:
    received: tuple[Talk, ...]  # about entries of mine
    sent: tuple[Talk, ...]


def conversation(interest_id: str, viewer: Viewer) -> Conversation:
    """The conversation, for somebody of one of its sides; raises Http404 for everybody else. A constant number of queries."""
    interest = _with_sides(Interest.objects.filter(pk=interest_id)).first()
    i_asked = side_of(viewer, interest) if interest else None
    if interest is None or i_asked is None:
        raise Http404
    seen = Entry.objects.visible_to(viewer).filter(pk=interest.own_entry_id).values_list("pk", flat=True)
    shown = {card.id: card for card in cards([interest.entry_id, *seen])}
    sides = sides_of([interest])
    return Conversation(
        interest=interest,
        entry=shown[interest.entry_id],
        own_entry=shown.get(interest.own_entry_id or ""),
        asker=sides[interest.pk][0],
        answerer=sides[interest.pk][1],
        i_asked=i_asked,
        messages=tuple(_spoken(interest, i_asked=i_asked)),
        verbs=tuple(_verbs(interest, viewer, i_asked=i_asked)),
        to_pass_on_to=() if i_asked else tuple(_colleagues(interest, viewer)),
    )


def file_of_message(file_id: str, viewer: Viewer) -> MessageFile:
    """The file, for whoever reads its message; raises Http404."""
    file = MessageFile.objects.select_related("message__interest").filter(pk=file_id).first()
    interest = _with_sides(Interest.objects.filter(pk=file.message.interest_id)).first() if file else None
    side = side_of(viewer, interest) if interest else None
    if (
        file is None
        or side is None
        or not file.file
        or (file.message.note and file.message.from_asker != side)
    ):
        raise Http404
    return file


def my_conversations(viewer: User) -> MyConversations:
    """Every conversation of those one acts for, the one with the latest word first. A constant number of queries."""
    received = list(received_by(viewer)[:SHOWN])
    sent = list(_with_sides(Interest.objects.filter(_belongs(viewer, ""))).order_by("-last_at", "pk")[:SHOWN])
    sides = sides_of([*received, *sent])
    return MyConversations(
        received=tuple(_talk(one, sides[one.pk][0], one.state in UNANSWERED) for one in received),
        sent=tuple(_talk(one, sides[one.pk][1], False) for one in sent),
    )


def received_by(viewer: User) -> "QuerySet[Interest]":
    """The interest of others in entries of those one acts for, the latest word first."""
    theirs = Interest.objects.filter(_belongs(viewer, "entry__"))
    return _with_sides(theirs).order_by("-last_at", "pk")


def sides_of(interests: list[Interest]) -> dict[str, tuple[Side, Side]]:
    """Of each conversation (those who are interested, those the entry belongs to). One query."""
    ids = [one.organisation_id for one in interests] + [one.entry.organisation_id for one in interests]
    names = names_of({id_ for id_ in ids if id_})

    def side(thing: Interest | Entry) -> Side:
        if thing.organisation:
            name = names[thing.organisation.pk]
            return Side(name.text, name.language, organisation_slug=thing.organisation.slug)
        return Side(thing.city.name, "en", city_slug=thing.city.slug) if thing.city else Side("", "")

    return {one.pk: (side(one), side(one.entry)) for one in interests}


def _with_sides(interests: "QuerySet[Interest]") -> "QuerySet[Interest]":
    return interests.select_related(
        "entry__organisation", "entry__city", "organisation", "city", "by", "handled_by"
    )


def _belongs(viewer: User, of: str) -> Q:
    mine = Organisation.objects.of_member(viewer).values("pk")
    return Q(**{f"{of}organisation__in": mine}) | Q(**{f"{of}city__in": officer_cities(viewer)})


def _talk(interest: Interest, other: Side, waits: bool) -> Talk:
    return Talk(interest, interest.entry.title, interest.entry.language, other, waits)


def _spoken(interest: Interest, *, i_asked: bool) -> list[Spoken]:
    """What this side reads: every message, and its own notes. Two queries."""
    readable = Q(note=False) | Q(from_asker=i_asked)
    rows = list(Message.objects.filter(readable, interest=interest).select_related("by"))
    files: dict[int, list[MessageFile]] = defaultdict(list)
    for file in MessageFile.objects.filter(message__in=[row.pk for row in rows]):
        files[file.message_id].append(file)
    return [
        Spoken(
            who=str(row.by) if row.by else "",
            mine=row.from_asker == i_asked,
            note=row.note,
            text=row.text,
            at=row.at,
            files=tuple(files[row.pk]),
        )
        for row in rows
    ]


def _verbs(interest: Interest, viewer: Viewer, *, i_asked: bool) -> list[str]:
    """What this reader can do now, writing aside: that goes on as long as it is not over."""
    state = InterestState(interest.state)
    own = VERBS_OF_ASKER if i_asked else VERBS_OF_ENTRY
    verbs = [verb for verb in own if state in INTEREST_TRANSITIONS[verb]]
    if state not in TALKING and may_take_up(viewer, interest):
        verbs.append("take_up")
    return ["write", *verbs] if state in TALKING else verbs


def _colleagues(interest: Interest, viewer: Viewer) -> "QuerySet[User]":
    entry = interest.entry
    theirs = (
        Q(memberships__organisation=entry.organisation_id)
        if entry.organisation_id
        else Q(cities=entry.city_id)
    )
    others = User.objects.filter(theirs, is_active=True).exclude(pk=viewer.pk)
    return others.distinct().order_by("name", "pk")
