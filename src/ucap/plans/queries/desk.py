"""What of plans stands on My desk: what waits for this person, what they draft, what comes next."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from ucap.kernel.waiting import Waiting
from ucap.people.models import User
from ucap.people.rules import officer_cities
from ucap.plans.queries.city import ComingUp, coming_up
from ucap.plans.queries.mine import OpenWork, Work, open_work

SHOWN = 5  # drafts; "My work" has all of them
LATE = timedelta(days=7)  # after which somebody has waited for an answer too long
AHEAD = timedelta(days=60)
NEXT = 5  # activities


@dataclass(frozen=True, slots=True)
class PlansOnDesk:
    waiting: tuple[Waiting, ...]
    drafts: tuple[Work, ...]
    drafts_count: int
    coming_up: tuple[ComingUp, ...]


def plans_on_desk(viewer: User, at: datetime) -> PlansOnDesk:
    """What of plans concerns this person now. Of the secretariat, only what somebody has to do; the list has the rest."""
    work = open_work(viewer, at)
    return PlansOnDesk(
        waiting=_waiting(work, at),
        drafts=work.drafts[:SHOWN],
        drafts_count=len(work.drafts),
        coming_up=_coming_up(viewer, at.date()),
    )


def _waiting(work: OpenWork, at: datetime) -> tuple[Waiting, ...]:
    confirm = [
        Waiting(
            what=_("Confirm for your side"),
            about=one.version.title or _("Plan without a title"),
            language=one.version.language,
            url=reverse("plans:review", args=[one.plan.id]),
            at=one.version.submitted_at or one.version.edited_at,
            icon="check",
            late=at - (one.version.submitted_at or at) > LATE,
        )
        for one in work.to_confirm
    ]
    requests = [
        Waiting(
            what=_("Answer a request for the full plan"),
            about=asked.plan.current.title if asked.plan.current else asked.plan.slug,
            language=asked.plan.current.language if asked.plan.current else "",
            detail=asked.organisation,
            url=reverse("plans:access", args=[asked.plan_id]) + f"#request-{asked.id}",
            at=asked.at,
            icon="document",
            late=at - asked.at > LATE,
        )
        for asked in work.requests
    ]
    reading = [
        Waiting(
            what=_("See why a document could not be read") if one.problem else _("See how far a document is"),
            about=one.imported.name or _("Pasted text"),
            url=reverse("plans:import_progress", args=[one.imported.id]),
            at=one.imported.at,
            icon="upload",
            late=one.late,
        )
        for one in work.reading
    ]
    return (*confirm, *requests, *reading)


def _coming_up(viewer: User, today: date) -> tuple[ComingUp, ...]:
    """The next activities of plans of this person's cities."""
    cities = officer_cities(viewer)
    return tuple(coming_up(cities, today, until=today + AHEAD)[:NEXT]) if cities else ()
