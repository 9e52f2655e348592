"""What somebody has to do with the meetings of a conference, in a few numbers, for its page."""

from dataclasses import dataclass

from django.db.models import Count, Q

from ucap.events.models import BroughtAlong, Event, Meeting, MeetingRequest
from ucap.events.queries.asking_time import has_timetable
from ucap.events.rules.meeting import may_schedule
from ucap.events.states import WANTED, AskedState, EventKind, TimetableState
from ucap.people.models import User
from ucap.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class MeetingsOfEvent:
    """For whoever comes, or registered somebody who does; for its hosts."""

    mine: str  # the registration whose agenda is shown; "" for nobody's
    others: int  # further ones that they registered
    to_answer: int
    asked: int
    accepted: int
    held: int  # in the published timetable
    is_published: bool
    is_arranged: bool
    may_arrange: bool


def meetings_of_event(event: Event, viewer: Viewer) -> MeetingsOfEvent | None:
    """This; None for whoever has nothing to do with it. Seven queries at most, none for visitors."""
    if event.kind != EventKind.CONFERENCE or not isinstance(viewer, User):
        return None
    coming = list(event.registrations.of(viewer).confirmed().values_list("pk", "person"))
    may_arrange = may_schedule(viewer, event)
    if not coming and not may_arrange:
        return None
    ids = [id_ for id_, _person in sorted(coming, key=lambda one: one[1] != viewer.pk)]
    mine = Q(asker__in=ids[:1]) | Q(asked__in=ids[:1])
    numbers = MeetingRequest.objects.filter(mine).aggregate(
        to_answer=Count("pk", filter=Q(asked__in=ids[:1], state=AskedState.WAITING)),
        asked=Count("pk", filter=Q(asker__in=ids[:1], state__in=WANTED)),
        accepted=Count("pk", filter=Q(state=AskedState.ACCEPTED)),
    )
    along = BroughtAlong.objects.filter(who__in=ids[:1]).values("request")
    held = Meeting.objects.filter(
        Q(request__asker__in=ids[:1]) | Q(request__asked__in=ids[:1]) | Q(request__in=along),
        timetable__state=TimetableState.PUBLISHED,
        slot__isnull=False,
    )
    return MeetingsOfEvent(
        mine=ids[0] if ids else "",
        others=len(ids[1:]),
        held=held.count() if ids else 0,
        is_published=has_timetable(event),
        is_arranged=hasattr(event, "matchmaking"),
        may_arrange=may_arrange,
        **numbers,
    )
