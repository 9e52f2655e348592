"""Reporting what is wrong; the queue, its decisions, and the talk about them."""

from typing import Annotated, Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext
from ninja import Query

from ucap.api.shapes.moderation import (
    AnswerToCase,
    AskedCases,
    CaseAnswer,
    CaseInList,
    CasesAnswer,
    ConcernAnswer,
    Decision,
    Report,
    ReportTaken,
    SaidInCase,
)
from ucap.api.shapes.shape import Id
from ucap.api.states import Scope
from ucap.api.views.calling import Call, PersonCall
from ucap.api.views.checked import checked
from ucap.api.views.offering import Section
from ucap.kernel.clock import now
from ucap.moderation import actions
from ucap.moderation.forms.reporting import ReportForm
from ucap.moderation.kinds import Shown
from ucap.moderation.models import Case
from ucap.moderation.queries.case import (
    CasePage,
    case_of,
    case_page,
    case_to_decide,
    cases_of,
    thing_to_report,
)
from ucap.moderation.queries.queue import Asked, Row, queue
from ucap.moderation.states import Verdict

PageNumber = Annotated[int, Query(ge=1, le=10_000)]
moderation = Section(
    "Moderation",
    "What is new from somebody not yet verified waits; what is wrong is reported; the secretariat decides.",
)


@moderation.write("POST", "/reports", ReportTaken, status=202, scope=Scope.MODERATION, visitors=True)
def report_something(request: Call, sent: Report) -> ReportTaken:
    """Reports something public to the secretariat, also without an account; or a message that you read."""
    thing_to_report(sent.kind, sent.id, request.user)
    form = ReportForm(sent.model_dump(include={"ground", "text"}))
    checked(form)
    actions.report(
        subject=(sent.kind, sent.id), by=request.user, **form.answers(), origin=_origin(request), at=now()
    )
    return ReportTaken(text=gettext("Thank you. The secretariat looks at it."))


@moderation.read("/cases", CasesAnswer)
def list_cases(request: PersonCall, asked: Query[AskedCases]) -> CasesAnswer:
    """The queue of the secretariat: what waits first, 20 a page."""
    words = asked.model_dump(include={"state", "kind"}) | {"words": asked.q, "page": str(asked.page)}
    found = queue(request.user, Asked(**words))
    return CasesAnswer(
        count=found.page.paginator.count,
        pages=found.page.paginator.num_pages,
        items=[_row(one) for one in found.rows],
    )


@moderation.read("/me/cases", CasesAnswer)
def list_my_cases(request: PersonCall, page: PageNumber = 1) -> CasesAnswer:
    """The cases about what you wrote or speak for, the latest first."""
    found, rows = cases_of(request.user, str(page))
    return CasesAnswer(
        count=found.paginator.count, pages=found.paginator.num_pages, items=[_row(one) for one in rows]
    )


@moderation.read("/cases/{case_id}", CaseAnswer)
def read_case(request: PersonCall, case_id: Id) -> CaseAnswer:
    """A case, for moderators and for whoever wrote what it is about."""
    return _case(request, case_of(case_id, request.user))


@moderation.write("POST", "/cases/{case_id}/decide", CaseAnswer, scope=Scope.MODERATION)
def decide_case(request: PersonCall, case_id: Id, sent: Decision) -> CaseAnswer:
    """Decides on a case: what waited appears, or is taken down with a reason, or what was reported stays."""
    case, verdict = case_to_decide(case_id, request.user), Verdict(sent.verdict)
    return _case(
        request, actions.decide(case=case, verdict=verdict, reason=sent.reason, by=request.user, at=now())
    )


@moderation.write("POST", "/cases/{case_id}/reopen", CaseAnswer, takes="", scope=Scope.MODERATION)
def reopen_case(request: PersonCall, case_id: Id) -> CaseAnswer:
    """Takes a decision back; what it is about is as it was before."""
    case = case_to_decide(case_id, request.user)
    return _case(request, actions.reopen(case=case, by=request.user, at=now()))


@moderation.write("POST", "/cases/{case_id}/answers", CaseAnswer, status=201, scope=Scope.MODERATION)
def answer_case(request: PersonCall, case_id: Id, sent: AnswerToCase) -> CaseAnswer:
    """Adds a word to the talk between the author and the moderators."""
    case = case_of(case_id, request.user)
    actions.answer(case=case, text=sent.text, by=request.user, at=now())
    return _case(request, case_of(case_id, request.user))


def _origin(request: Call) -> str:
    """What tells visitors from each other; it is not kept."""
    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:
        return ""


def _row(row: Row) -> CaseInList:
    more = _about(row.case, row.thing)
    return CaseInList.of(row.case, grounds=list(row.grounds), reports=row.reports, **more)


def _case(request: PersonCall, case: Case) -> CaseAnswer:
    page: CasePage = case_page(case, request.user, now())
    return CaseAnswer.of(
        page.case,
        **_about(page.case, page.thing),
        grounds=list(page.grounds),
        reports=sum(one.reported for one in page.concerns),
        concerns=[ConcernAnswer.of(one) for one in page.concerns],
        talk=[SaidInCase.of(one) for one in page.talk],
        verdicts=list(page.verdicts),
        can_reopen=page.can_reopen,
    )


def _about(case: Case, thing: Shown | None) -> dict[str, Any]:
    url = reverse(thing.url_name, args=thing.url_args) if thing else None
    return {
        "kind": case.subject_kind,
        "subject": case.subject_id,
        "title": thing.title if thing else None,
        "url": settings.PUBLIC_URL + url if url else None,
    }
