"""What somebody finds, of every kind of thing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from ucap.matching.models import Meaning
from ucap.matching.queries.kinds import kinds
from ucap.matching.states import Subject
from ucap.people.rules import Viewer

Seen = Mapping[Subject, QuerySet[Any]]


def seen_by(viewer: Viewer, *, since: datetime | None = None) -> Seen:
    """Of each kind what the viewer finds in lists; `since`: only that which is new since then: it says something else, or more people
    see it (what was seen already is among it, too).
    """
    everything: Seen = {subject: kind.seen(viewer) for subject, kind in kinds().items()}
    if since is None:
        return everything
    return {
        subject: things.filter(
            Exists(Meaning.objects.filter(**{subject: OuterRef("pk")}, made_at__gt=since))
            | _shown(subject, since)
        )
        for subject, things in everything.items()
    }


def latest_shown() -> datetime | None:
    """When one that is listed was last changed in any way, also in who sees it. One query a kind that can be."""
    changing = (kind for kind in kinds().values() if kind.shown)
    times = (kind.listed().aggregate(latest=Max(kind.shown[0]))["latest"] for kind in changing)
    return max((time for time in times if time), default=None)


def _shown(subject: Subject, since: datetime) -> Q:
    """Whether it, or whose it is, was changed after that in any way, also in who sees it."""
    changed = Q(pk__in=())
    for time in kinds()[subject].shown:
        changed |= Q(**{f"{time}__gt": since})
    return changed
