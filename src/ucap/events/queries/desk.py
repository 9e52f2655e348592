"""What of the events one holds waits for somebody, for My desk."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from ucap.events.models import Event
from ucap.events.queries.mine import asked_of
from ucap.events.states import EventState
from ucap.kernel.waiting import Waiting
from ucap.people.models import User

SHOWN = 5  # drafts
MOST_ASKED = 20
LATE = timedelta(days=7)  # after which somebody has waited for an answer too long


def waiting_for(viewer: User, at: datetime) -> tuple[Waiting, ...]:
    """Events that others ask to hold together, and drafts that this person began. Three queries."""
    return (*_asked(viewer, at), *_drafts(viewer))


def _asked(viewer: User, at: datetime) -> list[Waiting]:
    return [
        Waiting(
            what=_("Say whether you hold this event together"),
            about=one.event.title or _("Event without a title"),
            language=one.event.language if one.event.title else "",
            url=reverse("events:agree", args=[one.pk]),
            at=one.at,
            icon="calendar",
            late=at - one.at > LATE,
        )
        for one in asked_of(viewer)[:MOST_ASKED]
    ]


def _drafts(viewer: User) -> list[Waiting]:
    drafts = Event.objects.visible_to(viewer).filter(state=EventState.DRAFT, author=viewer)
    return [
        Waiting(
            what=_("Finish your draft"),
            about=one.title or _("Event without a title"),
            language=one.language if one.title else "",
            url=reverse("events:edit", args=[one.pk]),
            at=one.edited_at,
            icon="edit",
        )
        for one in drafts.order_by("-edited_at", "pk")[:SHOWN]
    ]
