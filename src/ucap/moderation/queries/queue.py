"""The queue of the secretariat: what waits first, the oldest first."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Case as When_
from django.db.models import IntegerField, Q, QuerySet, Value, When

from ucap.kernel.errors import NotAllowed
from ucap.moderation.kinds import Shown, kinds
from ucap.moderation.models import Case
from ucap.moderation.rules import NOT_A_MODERATOR, may_moderate
from ucap.moderation.states import CaseState
from ucap.people.rules import Viewer

A_PAGE = 20
WAITING = Q(state=CaseState.OPEN) | Q(answer_waits=True)
# What the filter of states offers beside the states themselves
WAITS, ANSWERED, ALL = "", "answered", "all"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a moderator looks for; "" for all, and for what waits."""

    words: str = ""
    state: str = WAITS
    kind: str = ""
    ground: str = ""
    page: str = "1"


@dataclass(frozen=True, slots=True)
class Row:
    """One case of the list."""

    case: Case
    thing: Shown | None  # None where it is not there any more
    grounds: tuple[str, ...]
    reports: int


@dataclass(frozen=True, slots=True)
class Queue:
    page: "Page[Case]"
    rows: tuple[Row, ...]
    waiting: int  # on the whole, whatever is looked for


def queue(viewer: Viewer, asked: Asked) -> Queue:
    """The page of the queue that is asked for. As many queries as there are kinds on it, and four."""
    if not may_moderate(viewer):
        raise NotAllowed(NOT_A_MODERATOR)
    page = Paginator(_wanted(asked), A_PAGE).get_page(asked.page)
    return Queue(
        page=page, rows=rows_of(list(page.object_list)), waiting=Case.objects.filter(WAITING).count()
    )


def rows_of(cases: Sequence[Case]) -> tuple[Row, ...]:
    """The cases with what they are about; their concerns must have been prefetched."""
    things = _things(cases)
    return tuple(
        Row(
            case=case,
            thing=things.get(case.subject),
            grounds=tuple(dict.fromkeys(one.ground for one in case.concerns.all())),
            reports=sum(one.reported for one in case.concerns.all()),
        )
        for case in cases
    )


def _wanted(asked: Asked) -> QuerySet[Case]:
    cases = Case.objects.select_related("author").prefetch_related("concerns")
    if asked.state == WAITS:
        cases = cases.filter(WAITING)
    elif asked.state == ANSWERED:
        cases = cases.filter(answer_waits=True)
    elif asked.state != ALL:
        cases = cases.filter(state=asked.state)
    if asked.kind:
        cases = cases.filter(subject_kind=asked.kind)
    if asked.ground:
        cases = cases.filter(pk__in=Case.objects.filter(concerns__ground=asked.ground).values("pk"))
    if asked.words:
        cases = cases.filter(pk__in=_saying(asked.words).values("pk"))
    waits = When_(When(WAITING, then=Value(0)), default=Value(1), output_field=IntegerField())
    return cases.order_by(waits, "opened_at", "id")


def _saying(words: str) -> QuerySet[Case]:
    """The cases in whose reports, reason or talk these words are, or that are about something of a person of that name."""
    return Case.objects.filter(
        Q(concerns__text__icontains=words)
        | Q(reason__icontains=words)
        | Q(answers__text__icontains=words)
        | Q(author__name__icontains=words)
    )


def _things(cases: Sequence[Case]) -> Mapping[tuple[str, str], Shown]:
    ids: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        ids[case.subject_kind].append(case.subject_id)
    return {
        (kind.name, thing_id): thing
        for kind in kinds()
        if kind.name in ids
        for thing_id, thing in kind.show(ids[kind.name]).items()
    }
