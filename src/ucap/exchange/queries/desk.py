"""What of the exchange waits for somebody, for My desk."""

from datetime import date, datetime, time

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ucap.exchange.life import NOTICE
from ucap.exchange.models import Entry
from ucap.exchange.queries.mine import own
from ucap.exchange.states import LISTED, EntryState
from ucap.kernel.waiting import Waiting
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.people.rules import officer_cities

SHOWN = 5  # of each


def waiting_for(viewer: User, at: datetime) -> tuple[Waiting, ...]:
    """Drafts that this person began, and entries they may renew that end within two weeks. Two queries."""
    return (*_drafts(viewer), *_ending(viewer, at))


def _drafts(viewer: User) -> list[Waiting]:
    mine = own(viewer).filter(state=EntryState.DRAFT, author=viewer)
    return [_waiting(one, _("Finish your draft"), one.edited_at, "edit") for one in mine[:SHOWN]]


def _ending(viewer: User, at: datetime) -> list[Waiting]:
    owned = Q(organisation__in=Organisation.objects.owned_by(viewer).values("pk"))
    editable = Q(author=viewer) | owned | Q(city__in=officer_cities(viewer))
    soon = own(viewer).filter(editable, state__in=LISTED, expires_on__lte=at.date() + NOTICE)
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
