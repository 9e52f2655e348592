"""What somebody finds: the one place that says it for every kind of thing. Events come in here with their domain."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from ucap.exchange.queries.entries import visible_entries
from ucap.matching.models import Meaning
from ucap.matching.states import Subject
from ucap.organisations.models import Organisation
from ucap.people.rules import Viewer
from ucap.plans.models import Plan

Seen = Mapping[Subject, QuerySet[Any]]
Thing = tuple[Subject, str]  # and its id


def seen_by(viewer: Viewer, *, since: datetime | None = None) -> Seen:
    """Of each kind what the viewer finds in lists; `since`: only that of which something new was said after it."""
    everything: Seen = {
        Subject.ENTRY: visible_entries(viewer).listed(),
        Subject.PLAN: Plan.objects.listed(),
        Subject.ORGANISATION: Organisation.objects.public(),
    }
    if since is None:
        return everything
    return {
        subject: things.filter(Exists(Meaning.objects.filter(**{subject: OuterRef("pk")}, made_at__gt=since)))
        for subject, things in everything.items()
    }
