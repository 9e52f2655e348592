"""What of the meetings of conferences waits for somebody, for My desk."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ucap.events.models import Meeting, MeetingRequest, MeetingReview, Registration
from ucap.events.states import COMING, AskedState, TimetableState
from ucap.exchange.models import Interest
from ucap.kernel.waiting import Waiting
from ucap.people.models import User

MOST = 20
ASKED_FOR = timedelta(days=21)  # after a meeting somebody is asked how it went
FOLLOWED = timedelta(days=60)  # after it was said that it goes on, it stays on the desk
LATE = timedelta(days=7)


def waiting_for(viewer: User, at: datetime) -> tuple[Waiting, ...]:
    """Requests to answer, meetings to say something of, meetings that go on. Three queries."""
    return (*_requests(viewer, at), *_reviews(viewer, at), *_follow_ups(viewer, at))


def _requests(viewer: User, at: datetime) -> list[Waiting]:
    theirs = Registration.objects.of(viewer).confirmed().values("pk")
    rows = MeetingRequest.objects.filter(
        asked__in=theirs, state=AskedState.WAITING, event__state__in=COMING
    ).select_related("event", "asker", "asked")
    return [
        Waiting(
            what=_("Answer a meeting request of %(name)s") % {"name": one.asker.name},
            about=one.event.title,
            language=one.event.language,
            url=reverse("events:meetings", args=[one.event.slug], query={"for": one.asked_id}),
            at=one.at,
            icon="mail",
            late=at - one.at > LATE,
        )
        for one in rows.order_by("at", "pk")[:MOST]
    ]


def _reviews(viewer: User, at: datetime) -> list[Waiting]:
    """One for each agenda with meetings that were held and of which nothing was said."""
    own = Registration.objects.filter(person=viewer)
    said = MeetingReview.objects.filter(request=OuterRef("request"), by__person=viewer)
    rows = Meeting.objects.filter(
        Q(request__asker__in=own.values("pk")) | Q(request__asked__in=own.values("pk")),
        timetable__state=TimetableState.PUBLISHED,
        slot__ends_at__range=(at - ASKED_FOR, at),
    ).exclude(Exists(said))
    found = defaultdict(list)
    for one in rows.select_related("slot", "request__event", "request__asker", "request__asked"):
        request = one.request
        mine = request.asker if request.asker.person_id == viewer.pk else request.asked
        if one.slot:
            found[mine.pk].append((one.slot.ends_at, request.event))
    return [
        Waiting(
            what=_("Say how your meetings went"),
            about=some[0][1].title,
            language=some[0][1].language,
            url=reverse("events:agenda", args=[id_]),
            at=min(ended for ended, _event in some),
            icon="check",
            detail=ngettext("%(number)d meeting", "%(number)d meetings", len(some)) % {"number": len(some)},
        )
        for id_, some in found.items()
    ]


def _follow_ups(viewer: User, at: datetime) -> list[Waiting]:
    """Meetings that are to go on, until somebody writes about the other's entry; where none was named, for a while."""
    written = Interest.objects.filter(
        Q(entry=OuterRef("request__entry")) | Q(entry=OuterRef("request__other")), at__gte=OuterRef("at")
    )
    rows = MeetingReview.objects.filter(
        by__person=viewer, goes_on=True, at__gte=at - FOLLOWED, request__event__isnull=False
    ).exclude(Exists(written))
    return [
        Waiting(
            what=_("Follow up your meeting with %(name)s") % {"name": _other(one).name},
            about=one.request.event.title,
            language=one.request.event.language,
            url=_way_on(one),
            at=one.at,
            icon="right",
        )
        for one in rows.select_related(
            *(f"request__{part}" for part in ("event", "asker", "asked", "entry", "other"))
        )[:MOST]
    ]


def _other(review: MeetingReview) -> Registration:
    request = review.request
    return request.asked if request.asker_id == review.by_id else request.asker


def _way_on(review: MeetingReview) -> str:
    """To express interest in the other's entry, with one's own in hand; to the agenda, where none was named."""
    request = review.request
    pair = (request.entry, request.other)
    own, theirs = pair if request.asker_id == review.by_id else pair[::-1]
    if theirs is None:
        return reverse("events:agenda", args=[review.by_id])
    query = {"own": own.pk} if own else None
    return reverse("exchange:express", args=[theirs.slug], query=query)
