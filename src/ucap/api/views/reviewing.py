"""Agreeing to a version: submitted, confirmed by each side, published."""

from typing import Annotated

from ninja import Path

from ucap.api.shapes.drafts import Confirmed, ReviewAnswer, Seen, Why
from ucap.api.shapes.shape import Id
from ucap.api.states import Scope
from ucap.api.views import as_work
from ucap.api.views.calling import PersonCall
from ucap.api.views.checked import checked
from ucap.api.views.offering import Section
from ucap.kernel.clock import now
from ucap.kernel.errors import NotNow
from ucap.kernel.messages import gettext_noop
from ucap.plans import actions
from ucap.plans.forms.reasons import SendBackForm
from ucap.plans.models import Version
from ucap.plans.queries.editing import version_to_edit
from ucap.plans.queries.reviewing import review_page

reviewing = Section(
    "Review", "Every side agrees to a version before it is public: an officer of each confirms it."
)
ID = {"plan_id": "0a1b2c3d4e5f"}
SideNumber = Annotated[int, Path(ge=0, le=99, description="The side, counted from 0.")]
NOTHING_OPEN = gettext_noop("There is no draft of this plan now. Begin a new version on the plan's page.")


@reviewing.read("/drafts/{plan_id}/review", ReviewAnswer, where=ID)
def read_review(request: PersonCall, plan_id: Id) -> ReviewAnswer:
    """What is missing, what changed since the published version, who has confirmed and who may."""
    found = review_page(plan_id, request.user, now().date())
    if found is None:
        raise NotNow(NOTHING_OPEN)
    return as_work.review_answer(found)


@reviewing.write("POST", "/drafts/{plan_id}/submit", ReviewAnswer, takes="", scope=Scope.PLANS, where=ID)
def submit_draft(request: PersonCall, plan_id: Id) -> ReviewAnswer:
    """Asks every side to confirm the draft; their officers are told."""
    version = version_to_edit(plan_id, request.user)
    return _review(request, actions.submit(version=version, by=request.user, at=now()))


@reviewing.write("POST", "/drafts/{plan_id}/take-back", ReviewAnswer, takes="", scope=Scope.PLANS, where=ID)
def take_back_draft(request: PersonCall, plan_id: Id) -> ReviewAnswer:
    """Makes a version in review a draft again; what was confirmed has to be confirmed anew."""
    version = version_to_edit(plan_id, request.user)
    return _review(request, actions.take_back(version=version, by=request.user, at=now()))


@reviewing.write("POST", "/drafts/{plan_id}/send-back", ReviewAnswer, scope=Scope.PLANS, where=ID)
def send_back_draft(request: PersonCall, plan_id: Id, sent: Why) -> ReviewAnswer:
    """Makes a version in review a draft again because you do not agree; the other officers are told why."""
    version, reason = (
        version_to_edit(plan_id, request.user),
        checked(SendBackForm(sent.model_dump()))["reason"],
    )
    return _review(request, actions.send_back(version=version, reason=reason, by=request.user, at=now()))


@reviewing.write("POST", "/drafts/{plan_id}/confirm/{side}", Confirmed, scope=Scope.PLANS, where=ID)
def confirm_draft(request: PersonCall, plan_id: Id, side: SideNumber, sent: Seen) -> Confirmed:
    """Confirms the version for a side; with the last side's word it is published."""
    version = version_to_edit(plan_id, request.user)
    return as_work.confirmed(
        actions.confirm(version=version, side=side, by=request.user, at=now(), seen=sent.seen)
    )


def _review(request: PersonCall, version: Version) -> ReviewAnswer:
    found = review_page(version.plan_id, request.user, now().date())
    if found is None:
        raise NotNow(NOTHING_OPEN)
    return as_work.review_answer(found)
