"""Somebody's own calendar: what they come to and what they hold, their meetings in the published timetables."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language, gettext

from ucap.events.calendar_entries import Entry, Status
from ucap.events.models import BroughtAlong, Event, FeedKey, Meeting, Registration, Timetable
from ucap.events.queries.agenda import link_of
from ucap.events.queries.along import along_of
from ucap.events.queries.feeds import Told, entries_of, lately
from ucap.events.queries.parties import OF_PARTY, Party, parties_of
from ucap.events.queries.rooms import RoomsOf
from ucap.events.states import SEEN, EventState, RegistrationState, TimetableState
from ucap.organisations.models import Membership
from ucap.organisations.states import MemberRole
from ucap.people.models import User
from ucap.people.rules import Viewer, officer_cities

PUBLISHED = (TimetableState.PUBLISHED, TimetableState.REPLACED)
OF_MEETING = (
    "slot",
    "interpreter",
    "timetable__event__matchmaking",
    *(f"request__{side}__{part}" for side in ("asker", "asked") for part in OF_PARTY),
)


def owner_of(key: str) -> User:
    """Whose calendar that key opens; raises Http404."""
    found = FeedKey.objects.select_related("person").filter(key=key, person__is_active=True).first()
    if found is None:
        raise Http404
    return found.person


def key_of(viewer: Viewer) -> str:
    """The key to their own calendar; "" where they have made none."""
    if not isinstance(viewer, User):
        return ""
    return FeedKey.objects.filter(person=viewer).values_list("key", flat=True).first() or ""


def my_entries(person: User, at: datetime, *, sessions: bool = False) -> list[Entry]:
    """All that they come to and hold, and their meetings; what is no more as cancelled. Twenty queries, however many events."""
    coming = Registration.objects.filter(person=person, state=RegistrationState.CONFIRMED)
    comes_to = Event.objects.filter(registrations__in=coming, state__in=SEEN)
    held = held_by(person)
    join = frozenset((*comes_to.values_list("pk", flat=True), *held.values_list("pk", flat=True)))
    hers = set(held.values_list("pk", flat=True))
    mine = entries_of(held, Told(sessions=sessions, join=join))
    others = entries_of(comes_to.exclude(pk__in=hers), Told(windows=False, sessions=sessions, join=join))
    return lately((*mine, *others, *meetings_of(person)), at)


def held_by(person: User) -> QuerySet[Event]:
    """What a person holds: what they wrote for whom they belong to still, and what their city or an organisation they own holds. Not what was taken down."""
    cities = officer_cities(person)
    houses = Membership.objects.filter(user=person, role=MemberRole.OWNER).values("organisation")
    belongs = Q(organisation__memberships__user=person) | Q(city__in=cities) | Q(organisation=None, city=None)
    theirs = (
        (Q(author=person) & belongs)
        | Q(city__in=cities)
        | Q(organisation__in=houses)
        | Q(hosts__city__in=cities, hosts__agreed_at__isnull=False)
        | Q(hosts__organisation__in=houses, hosts__agreed_at__isnull=False)
    )
    return Event.objects.filter(theirs).exclude(state=EventState.WITHHELD).distinct()


def meetings_of(person: User) -> Iterable[Entry]:
    """Their meetings, each as the latest published timetable with it had it; one that is held no more is cancelled. Five queries."""
    brought = BroughtAlong.objects.filter(who__person=person).values("request")
    takes_part = Q(request__asker__person=person) | Q(request__asked__person=person) | Q(request__in=brought)
    was_published = Q(timetable__state__in=PUBLISHED, timetable__published_at__isnull=False)
    rows = Meeting.objects.filter(
        takes_part, was_published, slot__isnull=False, timetable__event__state__in=SEEN
    )
    latest: dict[str, Meeting] = {}
    for row in rows.select_related(*OF_MEETING).order_by("timetable__number"):
        latest[row.request_id] = row
    events = {row.timetable.event_id for row in latest.values()}
    current = Timetable.objects.filter(event__in=events, state=TimetableState.PUBLISHED)
    by_event = {one.event_id: one for one in current}
    along = along_of(latest)
    sides = {id_: _sides(row, person, along.get(id_, ())) for id_, row in latest.items()}
    parties = parties_of(other for _, other in sides.values())
    for id_, row in latest.items():
        mine, other = sides[id_]
        timetable = by_event.get(row.timetable.event_id, row.timetable)
        others = _others(row, mine, other, along.get(id_, ()))
        yield _of_meeting(row, timetable, mine, parties[other.pk], others)


def _of_meeting(row: Meeting, current: Timetable, mine: Registration, other: Party, others: str) -> Entry:
    event = row.timetable.event
    comes = mine.state == RegistrationState.CONFIRMED
    held = row.timetable_id == current.pk and comes and event.state != EventState.CANCELLED
    starts, ends = (row.slot.starts_at, row.slot.ends_at) if row.slot else (current.at, current.at)
    who = f"{other.name} ({other.house})" if other.house else other.name
    return Entry(
        id=row.request_id,
        sequence=event.sequence + current.number + (not comes),
        changed=max(current.published_at or current.at, event.edited_at),
        starts=starts,
        ends=ends,
        zone=event.time_zone,
        title=gettext("Meeting: %(who)s") % {"who": who},
        text="\n\n".join(
            filter(None, (event.title, row.request.text, others, _interpreter(row), _link(row)))
        ),
        where=_where(row),
        url=settings.PUBLIC_URL + reverse("events:agenda", args=[mine.pk]),
        language=get_language() or "en",
        kinds=(gettext("Meeting"),),
        status=Status.CONFIRMED if held else Status.CANCELLED,
    )


def _sides(row: Meeting, person: User, along: Sequence[BroughtAlong]) -> tuple[Registration, Registration]:
    """The person's own registration, and that of whom they meet."""
    request = row.request
    for one in along:
        if one.who.person_id == person.pk:
            return one.who, request.asked if one.beside_id == request.asker_id else request.asker
    if request.asker.person_id == person.pk:
        return request.asker, request.asked
    return request.asked, request.asker


def _others(row: Meeting, mine: Registration, other: Registration, along: Sequence[BroughtAlong]) -> str:
    """Who is there beside the person and the one whom they meet; "" for nobody."""
    request = row.request
    there = (request.asker, request.asked, *(one.who for one in along))
    names = [one.name for one in there if one.pk not in (mine.pk, other.pk)]
    return gettext("Also there: %(names)s") % {"names": ", ".join(names)} if names else ""


def _interpreter(row: Meeting) -> str:
    return gettext("Interpreter: %(name)s") % {"name": row.interpreter.name} if row.interpreter else ""


def _link(row: Meeting) -> str:
    """Where the two meet online."""
    arranged = getattr(row.timetable.event, "matchmaking", None)
    return link_of(arranged.virtual_link, row.table) if arranged and row.is_virtual else ""


def _where(row: Meeting) -> str:
    if row.is_virtual:
        return gettext("Online")
    table = gettext("Table %(number)d") % {"number": row.table} if row.table else ""
    event = row.timetable.event
    return ", ".join(filter(None, (table, RoomsOf(event).at(row.table, row.is_virtual), event.venue)))
