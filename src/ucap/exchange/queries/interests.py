"""Conversations as their two sides see them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import get_language

from ucap.exchange.models import Entry, Interest, Message, MessageFile
from ucap.exchange.queries.cards import EntryCard, cards
from ucap.exchange.rules import may_see_reported, may_take_up, side_of
from ucap.exchange.states import INTEREST_TRANSITIONS, TALKING, InterestState
from ucap.organisations.models import Organisation
from ucap.organisations.queries.names import names_of
from ucap.people.models import User
from ucap.people.rules import Viewer, officer_cities
from ucap.places.models import City
from ucap.places.names import local_name

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
    id: int
    hidden: bool  # taken down by a moderator: no text and no files
    i_wrote: bool  # the reader in person
    new: bool  # of the other side, and not read by this one until now


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


def conversation(interest_id: str, viewer: Viewer) -> Conversation:
    """The conversation, for somebody of one of its sides; raises Http404 for everybody else. A constant number of queries."""
    interest = interest_of(interest_id, viewer)
    i_asked = bool(side_of(viewer, interest))
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
        messages=tuple(_spoken(interest, viewer, i_asked=i_asked)),
        verbs=tuple(_verbs(interest, viewer, i_asked=i_asked)),
        to_pass_on_to=() if i_asked else tuple(_colleagues(interest, viewer)),
    )


def interest_of(interest_id: str, viewer: Viewer) -> Interest:
    """The interest, for somebody of one of its sides; raises Http404 for everybody else."""
    interest = with_sides(Interest.objects.filter(pk=interest_id)).first()
    if interest is None or side_of(viewer, interest) is None:
        raise Http404
    return interest


def file_of_message(file_id: str, viewer: Viewer) -> MessageFile:
    """The file, for whoever reads its message; raises Http404."""
    file = MessageFile.objects.select_related("message__interest").filter(pk=file_id).first()
    if file is None or not file.file:
        raise Http404
    if may_see_reported(viewer, file.message):
        return file
    side = side_of(viewer, interest_of(file.message.interest_id, viewer))
    if file.message.hidden_at or (file.message.note and file.message.from_asker != side):
        raise Http404
    return file


def received_by(viewer: User) -> "QuerySet[Interest]":
    """The interest of others in entries of those one acts for, the latest word first."""
    theirs = Interest.objects.filter(belongs(viewer, "entry__"))
    return with_sides(theirs).order_by("-last_at", "pk")


def sides_of(interests: list[Interest]) -> dict[str, tuple[Side, Side]]:
    """Of each conversation (those who are interested, those the entry belongs to). One query."""
    ids = [one.organisation_id for one in interests] + [one.entry.organisation_id for one in interests]
    names = names_of({id_ for id_ in ids if id_})

    def side(thing: Interest | Entry) -> Side:
        if thing.organisation:
            name = names[thing.organisation.pk]
            return Side(name.text, name.language, organisation_slug=thing.organisation.slug)
        return _city(thing.city) if thing.city else Side("", "")

    return {one.pk: (side(one), side(one.entry)) for one in interests}


def with_sides(interests: "QuerySet[Interest]") -> "QuerySet[Interest]":
    """The same, with what both sides' names are read from."""
    return interests.select_related(
        "entry__organisation", "entry__city", "organisation", "city", "by", "handled_by"
    )


def belongs(viewer: User, of: str) -> Q:
    """Those of all that this person acts for; `of`: "" for those who are interested, "entry__" for the entry's."""
    mine = Organisation.objects.of_member(viewer).values("pk")
    return Q(**{f"{of}organisation__in": mine}) | Q(**{f"{of}city__in": officer_cities(viewer)})


def _city(city: City) -> Side:
    known = local_name(city.names, city.name, get_language() or "en")
    return Side(known.text, "en" if known.fallback else "", city_slug=city.slug)


def _spoken(interest: Interest, viewer: Viewer, *, i_asked: bool) -> list[Spoken]:
    """What this side reads: every message, and its own notes. Two queries."""
    read = interest.asker_read if i_asked else interest.entry_read
    readable = Q(note=False) | Q(from_asker=i_asked)
    rows = list(Message.objects.filter(readable, interest=interest).select_related("by"))
    files: dict[int, list[MessageFile]] = defaultdict(list)
    for file in MessageFile.objects.filter(message__in=[row.pk for row in rows if row.hidden_at is None]):
        files[file.message_id].append(file)
    return [
        Spoken(
            who=str(row.by) if row.by else "",
            mine=row.from_asker == i_asked,
            note=row.note,
            text="" if row.hidden_at else row.text,
            at=row.at,
            files=tuple(files[row.pk]),
            id=row.pk,
            hidden=row.hidden_at is not None,
            i_wrote=row.by_id == viewer.pk and viewer.pk is not None,
            new=row.from_asker != i_asked and row.pk > read,
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
