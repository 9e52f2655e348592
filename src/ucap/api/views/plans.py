"""Public plans."""

from typing import Literal

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query

from ucap.api.problems import INVALID, FieldError, Refusal
from ucap.api.shapes.plans import (
    AskedPiece,
    AskedPlans,
    ChangesOfPlan,
    FiltersOfPlans,
    PlanAnswer,
    PlanPiece,
    TwoPlansAnswer,
    VersionsOfPlan,
)
from ucap.api.shapes.shape import Number, Slug
from ucap.api.views import as_plans
from ucap.api.views.calling import Call
from ucap.api.views.links import counted, piece
from ucap.api.views.offering import Section
from ucap.kernel.clock import now
from ucap.kernel.messages import Message, gettext_noop
from ucap.plans.catalogue import Wanted
from ucap.plans.queries.cards import cards
from ucap.plans.queries.catalogue import stamp
from ucap.plans.queries.comparing import changes_between, two_plans
from ucap.plans.queries.listing import Asked, found_ids, plan_list
from ucap.plans.queries.plan import plan_of, plan_page, published_versions
from ucap.plans.views import calendars, downloads

plans = Section(
    "Plans", "Urban Cooperation Action Plans that are public: what two or more cities agreed to do together."
)
SLUG = {"slug": "yangzhou-granada-2019"}
TWO = gettext_noop("Name two different plans.")
Form = Literal["pdf", "docx", "md", "json", "iati"]
DOCUMENT_TYPES = tuple(one.partition(";")[0] for one, _ in downloads.TYPES.values())


@plans.read("/plans", PlanPiece, visitors=True, as_of=stamp)
def list_plans(request: Call, response: HttpResponse, asked: Query[AskedPiece]) -> PlanPiece:
    """The plans that are listed, filtered and searched as on their page."""
    today = now().date()
    ids = found_ids(asked_of(asked), today)
    found = piece(request, response, ids, asked.cursor, asked.limit)
    items = [as_plans.in_list(card) for card in cards(ids[found.start : found.stop], today)]
    return PlanPiece(**counted(found, ids), items=items)


@plans.read("/plans/filters", FiltersOfPlans, visitors=True, as_of=stamp)
def list_filters(request: Call, asked: Query[AskedPlans]) -> FiltersOfPlans:
    """What the list can be filtered by, with the number of plans there would be.

    Values are those that lead somewhere, given what is asked already.
    """
    found = plan_list(asked_of(asked), now().date())
    return FiltersOfPlans(
        count=found.page.paginator.count, filters=[as_plans.filter_of(f) for f in found.filters]
    )


@plans.read("/plans/compare", TwoPlansAnswer, visitors=True, as_of=stamp)
def compare_plans(request: Call, a: Slug, b: Slug) -> TwoPlansAnswer:
    """Two plans beside each other, and what they have in common."""
    if a == b:
        raise Refusal(INVALID, errors=[FieldError(Message(TWO), parameter="b")])
    return as_plans.two(two_plans([a, b], request.user, now().date()))


@plans.read("/plans/{slug}", PlanAnswer, visitors=True, as_of=stamp, where=SLUG)
def read_plan(request: Call, slug: Slug) -> PlanAnswer:
    """One plan: everything it says, who confirmed it, what happened to it."""
    return as_plans.plan_answer(plan_page(slug, request.user, now().date()))


@plans.read("/plans/{slug}/versions", VersionsOfPlan, visitors=True, as_of=stamp, where=SLUG)
def list_versions(request: Call, slug: Slug) -> VersionsOfPlan:
    """Every version of a plan that was ever public, the latest first."""
    plan = plan_of(slug, request.user)
    return VersionsOfPlan(items=as_plans.versions(published_versions(plan), plan.current_id))


@plans.read("/plans/{slug}/versions/{number}", PlanAnswer, visitors=True, as_of=stamp, where=SLUG)
def read_version(request: Call, slug: Slug, number: Number) -> PlanAnswer:
    """The plan as one of its versions said it."""
    return as_plans.plan_answer(plan_page(slug, request.user, now().date(), number))


@plans.read("/plans/{slug}/changes/{before}/{after}", ChangesOfPlan, visitors=True, as_of=stamp, where=SLUG)
def list_changes(request: Call, slug: Slug, before: Number, after: Number) -> ChangesOfPlan:
    """What a version says otherwise than an earlier one, item by item and word by word."""
    return as_plans.changes(changes_between(slug, request.user, *sorted((before, after))))


@plans.read("/plans/{slug}/documents/{form}", None, visitors=True, gives=DOCUMENT_TYPES, where=SLUG)
def read_document(request: Call, slug: Slug, form: Form, version: Number | None = None) -> HttpResponseBase:
    """The plan as a document: PDF, Word, Markdown, JSON, or an IATI activity; in the plan's own language."""
    return downloads.plan_document(request, slug, form)


@plans.read("/plans/{slug}/calendar", None, visitors=True, gives=("text/calendar",), where=SLUG)
def read_plan_calendar(request: Call, slug: Slug) -> HttpResponseBase:
    """The plan's dated activities as a calendar (RFC 5545) to subscribe to."""
    return calendars.of_plan(request, slug)


@plans.read("/calendar", None, visitors=True, gives=("text/calendar",))
def read_calendar(request: Call) -> HttpResponseBase:
    """What is near in the activities of all plans, as a calendar (RFC 5545) to subscribe to."""
    return calendars.of_all(request)


def asked_of(sent: AskedPlans) -> Asked:
    """What the page of plans would be asked for the same."""
    names = ("city", "country", "theme", "goal", "topic", "standing", "year")
    chosen = {name: tuple(str(one) for one in getattr(sent, name)) for name in names if getattr(sent, name)}
    return Asked(wanted=Wanted(" ".join(sent.q.split()), chosen), order=sent.sort)
