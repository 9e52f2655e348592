"""The way of conversations through the stages, as the journal has it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from ucap.exchange.durations import Course, median_days
from ucap.exchange.models import Interest
from ucap.exchange.states import TALKING, InterestStage
from ucap.journal.models import Entry as JournalEntry

MOVING = ("interest.moved", "interest.closed", "interest.taken_up")  # what changes a stage


def days_at_stages(interests: "QuerySet[Interest]", at: datetime) -> Mapping[str, float]:
    """The median days at each stage but the last, where a conversation ends. Two queries."""
    days = median_days(_courses(interests, at))
    return {stage: number for stage, number in days.items() if stage != InterestStage.OUTCOME}


def _courses(interests: "QuerySet[Interest]", at: datetime) -> Iterator[Course]:
    moves: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
    rows = JournalEntry.objects.filter(
        verb__in=MOVING, subject_kind="interest", subject_id__in=interests.order_by().values("pk")
    )
    for subject, moment, before, after in rows.order_by("id").values_list(
        "subject_id", "at", "before", "after"
    ):
        if _stage(before) != _stage(after):
            moves[subject].append((moment, _stage(after)))
    for id_, began, state, moved in interests.order_by().values_list("pk", "at", "state", "moved_at"):
        until = at if state in TALKING else moved
        yield Course(InterestStage.CONTACT, began, tuple(moves[id_]), until)


def _stage(said: Any) -> str:
    return str(said.get("stage", "")) if isinstance(said, dict) else ""
