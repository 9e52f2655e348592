"""One case, as a moderator and as its author see it; a person's own cases; what can be reported."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.http import Http404

from ucap.kernel.errors import NotAllowed
from ucap.moderation.kinds import Shown, kinds, shown
from ucap.moderation.models import Answer, Case, Concern
from ucap.moderation.queries.queue import A_PAGE, Row, rows_of
from ucap.moderation.rules import (
    NOT_A_MODERATOR,
    may_decide,
    may_moderate,
    may_report,
    may_see_case,
    must_wait,
)
from ucap.moderation.states import CAN_BE_UNDONE, CaseState, Verdict, verdicts
from ucap.people.models import User
from ucap.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything the page of a case shows. Who reported it, and in which words, only moderators are shown."""

    case: Case
    thing: Shown | None
    grounds: tuple[str, ...]
    concerns: tuple[Concern, ...]  # () to anybody but a moderator
    others: Mapping[str, int]  # state -> further cases of the same author; {} to anybody but a moderator
    talk: tuple[Answer, ...]
    verdicts: tuple[Verdict, ...]  # what this viewer may decide now
    can_reopen: bool
    for_moderator: bool
    can_be_vouched_for: bool  # the author is not yet verified


def case_of(case_id: str, viewer: Viewer) -> Case:
    """The case, for whoever may see it; raises Http404 for others, as if there were none."""
    case = Case.objects.select_related("author", "decided_by").filter(pk=case_id).first()
    if case is None or not may_see_case(viewer, case):
        raise Http404
    return case


def case_about(kind: str, thing_id: str, viewer: Viewer) -> Case | None:
    """The latest case about that thing; None for whoever may not see it."""
    case = Case.objects.about(kind, thing_id).order_by("-opened_at", "-id").first()
    return case if case is not None and may_see_case(viewer, case) else None


def latest_case(kind: str, thing_id: str, viewer: Viewer) -> Case:
    """The same; raises Http404 for whoever may not see it."""
    case = case_about(kind, thing_id, viewer)
    if case is None:
        raise Http404
    return case


def case_to_decide(case_id: str, viewer: Viewer) -> Case:
    """The case, for whoever may decide on it; raises NotAllowed for those who only see it."""
    case = case_of(case_id, viewer)
    if not may_decide(viewer, case):
        raise NotAllowed(NOT_A_MODERATOR)
    return case


def case_page(case: Case, viewer: Viewer, at: datetime) -> CasePage:
    """The page of the case for that viewer, who may see it."""
    decides = may_decide(viewer, case)
    # Nobody learns who reported what they wrote, whatever else they are.
    moderator = decides or (may_moderate(viewer) and case.author_id != viewer.pk)
    concerns = tuple(case.concerns.select_related("by"))
    undoable = case.decided_at is not None and at - case.decided_at <= CAN_BE_UNDONE
    return CasePage(
        case=case,
        thing=shown(case.subject_kind, case.subject_id),
        grounds=tuple(dict.fromkeys(one.ground for one in concerns)),
        concerns=concerns if moderator else (),
        others=_others(case) if moderator else {},
        talk=tuple(case.answers.select_related("by")),
        verdicts=verdicts(case.state, held=case.held) if decides else (),
        can_reopen=decides and undoable and case.state != CaseState.OPEN,
        for_moderator=moderator,
        can_be_vouched_for=case.author is not None and must_wait(case.author),
    )


def cases_of(person: User, page: str) -> "tuple[Page[Case], tuple[Row, ...]]":
    """A page of the cases about what this person wrote or speaks for, and that they were told of, the latest first."""
    told_of = Q(held=True) | Q(state__in=(CaseState.WITHHELD, CaseState.RELEASED)) | Q(answers__isnull=False)
    cases = Case.objects.filter(told_of, _of(person)).distinct().prefetch_related("concerns")
    found = Paginator(cases.order_by("-opened_at", "-id"), A_PAGE).get_page(page)
    return found, rows_of(list(found.object_list))


def thing_to_report(kind: str, thing_id: str, viewer: Viewer) -> Shown:
    """The thing, as long as everybody can see it, or this viewer does; raises Http404 else."""
    thing = shown(kind, thing_id)
    if thing is None or not may_report(viewer, thing):
        raise Http404
    return thing


def _of(person: User) -> Q:
    """Whether they wrote what a case is about, or speak for it: what `speaks_for` asks of one case."""
    of = Q(author=person)
    for kind in kinds():
        of |= Q(subject_kind=kind.name, subject_id__in=kind.spoken_for(person))
    return of


def _others(case: Case) -> Mapping[str, int]:
    if case.author_id is None:
        return {}
    rows = Case.objects.filter(author=case.author_id).exclude(pk=case.pk)
    return dict(rows.order_by("state").values_list("state").annotate(number=Count("pk")))
