"""What of the exchange waits for somebody, for My desk."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from ucap.exchange.life import NOTICE
from ucap.exchange.models import Entry
from ucap.exchange.queries.interests import received_by
from ucap.exchange.queries.mine import own
from ucap.exchange.queries.talks import unread_talks
from ucap.exchange.states import LISTED, UNANSWERED, EntryState
from ucap.kernel.waiting import Waiting
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.people.rules import officer_cities

SHOWN = 5  # drafts and ends
MOST_ASKED = 20
LATE = timedelta(days=7)  # after which somebody has waited for an answer too long


def waiting_for(viewer: User, at: datetime) -> tuple[Waiting, ...]:
    """What others ask, drafts that this person began, and entries they may renew that end within two weeks. Six queries."""
    mine = own(viewer)
    return (*_asked(viewer, at), *_unread(viewer), *_drafts(mine, viewer), *_ending(mine, viewer, at))


def _asked(viewer: User, at: datetime) -> list[Waiting]:
    """The interest of others that waits for an answer: passed on to this person, or to nobody yet."""
    nobody_else = Q(handled_by=None) | Q(handled_by=viewer)
    waiting = received_by(viewer).filter(nobody_else, state__in=UNANSWERED).order_by("moved_at", "pk")
    return [
        Waiting(
            what=_("Answer an expression of interest"),
            about=one.entry.title,
            language=one.entry.language,
            url=reverse("exchange:conversation", args=[one.pk]),
            at=one.moved_at,
            icon="mail",
            late=at - one.moved_at > LATE,
        )
        for one in waiting[:MOST_ASKED]
    ]


def _unread(viewer: User) -> list[Waiting]:
    """What others have written that nobody of this person's side has read, answers that are waited for aside."""
    new = unread_talks(viewer).exclude(i_asked=False, state__in=UNANSWERED)
    return [
        Waiting(
            what=_("Read what was written to you"),
            about=one.entry.title,
            language=one.entry.language,
            url=reverse("exchange:conversation", args=[one.pk]),
            at=one.last_at,
            icon="mail",
        )
        for one in new[:MOST_ASKED]
    ]


def _drafts(mine: "QuerySet[Entry]", viewer: User) -> list[Waiting]:
    drafts = mine.filter(state=EntryState.DRAFT, author=viewer)
    return [_waiting(one, _("Finish your draft"), one.edited_at, "edit") for one in drafts[:SHOWN]]


def _ending(mine: "QuerySet[Entry]", viewer: User, at: datetime) -> list[Waiting]:
    owned = Q(organisation__in=Organisation.objects.owned_by(viewer).values("pk"))
    editable = Q(author=viewer) | owned | Q(city__in=officer_cities(viewer))
    soon = mine.filter(editable, state__in=LISTED, expires_on__lte=at.date() + NOTICE)
    return [
        _waiting(one, _("Renew it, or let it end"), _morning(one.expires_on or at.date(), at), "calendar")
        for one in soon.order_by("expires_on", "pk")[:SHOWN]
    ]


def _waiting(entry: Entry, what: str, at: datetime, icon: str) -> Waiting:
    is_draft = entry.state == EntryState.DRAFT
    return Waiting(
        what=what,
        about=entry.title or _("Entry without a title"),
        language=entry.language if entry.title else "",
        url=reverse("exchange:edit", args=[entry.pk])
        if is_draft
        else reverse("exchange:entry", args=[entry.slug]),
        at=at,
        icon=icon,
    )


def _morning(last: date, at: datetime) -> datetime:
    """Since when it waits: two weeks before the last day."""
    return datetime.combine(last - NOTICE, time(), at.tzinfo)
