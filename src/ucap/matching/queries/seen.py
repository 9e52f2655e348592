"""What somebody finds: the one place that says it for every kind of thing. Events come in here with their domain."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from ucap.exchange.models import Entry
from ucap.exchange.queries.entries import listed_entries
from ucap.matching.models import Meaning
from ucap.matching.states import Subject
from ucap.organisations.models import Organisation
from ucap.people.rules import Viewer
from ucap.plans.models import Plan

Seen = Mapping[Subject, QuerySet[Any]]
Thing = tuple[Subject, str]  # and its id


def seen_by(viewer: Viewer, *, since: datetime | None = None) -> Seen:
    """Of each kind what the viewer finds in lists; `since`: only that which is new since then: it says something else, or more people
    see it (what was seen already is among it, too).
    """
    everything: Seen = {
        Subject.ENTRY: listed_entries(viewer),
        Subject.PLAN: Plan.objects.listed(),
        Subject.ORGANISATION: Organisation.objects.public(),
    }
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
    """When one that is listed was last changed in any way, also in who sees it. Two queries."""
    listed = (Entry.objects.listed(), Organisation.objects.public())
    times = (things.aggregate(latest=Max("edited_at"))["latest"] for things in listed)
    return max((time for time in times if time), default=None)


def _shown(subject: Subject, since: datetime) -> Q:
    """Whether it, or whose it is, was changed after that in any way, also in who sees it."""
    if subject == Subject.PLAN:  # everybody sees it from its first day on
        return Q(pk__in=())
    changed = Q(edited_at__gt=since)
    return changed | Q(organisation__edited_at__gt=since) if subject == Subject.ENTRY else changed
