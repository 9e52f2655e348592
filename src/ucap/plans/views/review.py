"""Agreeing to a version: sent for review, confirmed by each side, published; and the plan's life after that."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.kernel.whole import whole
from ucap.plans import actions
from ucap.plans.forms.reasons import SendBackForm
from ucap.plans.queries.editing import plan_to_edit, version_to_edit
from ucap.plans.queries.reviewing import review_page
from ucap.plans.states import SUBMITTED, VersionState
from ucap.plans.views.editing import MISSING_BASE
from ucap.plans.views.officers import OfficerRequest, for_officers, go, go_to_plan, say

DONE = {
    "close": gettext_lazy("The plan is closed."),
    "reopen": gettext_lazy("The plan is open again."),
    "archive": gettext_lazy(
        "The plan is archived. It is no longer in the lists; its address goes on answering."
    ),
    "restore": gettext_lazy("The plan is back in the lists, as a closed one."),
}
# what is said once a side has confirmed
CONFIRMED = {
    VersionState.PUBLISHED: gettext_lazy("The plan is published."),
    VersionState.CONFIRMED: gettext_lazy(
        "Confirmed by every side. The plan appears with this text when a moderator releases it."
    ),
    VersionState.IN_REVIEW: gettext_lazy(
        "Confirmed. The plan is published when the other side has confirmed it too."
    ),
}
BACK = {
    "close": "reopen",
    "reopen": "close",
}  # what undoes a change of state; archiving is undone by restoring


@for_officers
@require_safe
def review(request: OfficerRequest, plan_id: str) -> HttpResponse:
    """What is missing, what changed, who has confirmed, and what is mine to do."""
    page = review_page(plan_id, request.user, now().date())
    if page is None:
        return go(request, "plans:edit", plan_id)
    return render_page(request, "plans/officers/review.html", {"review": page, "page": page.page})


@for_officers
@require_POST
def submit(request: OfficerRequest, plan_id: str) -> HttpResponse:
    """The draft, sent to both sides."""
    version = version_to_edit(plan_id, request.user)
    actions.submit(version=version, by=request.user, at=now())
    say(request, _("Sent for review. The officers of the other side are told by e-mail."))
    return go(request, "plans:review", plan_id)


@for_officers
@require_POST
def take_back(request: OfficerRequest, plan_id: str) -> HttpResponse:
    """The version as a draft again."""
    version = version_to_edit(plan_id, request.user)
    actions.take_back(version=version, by=request.user, at=now())
    say(request, _("The version is a draft again."))
    return go(request, "plans:edit", plan_id)


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: OfficerRequest, plan_id: str) -> HttpResponse:
    """A form for what has to be changed; when it is sent, the version is a draft again and the others are told."""
    version = version_to_edit(plan_id, request.user)
    form = SendBackForm(request.POST or None)
    if version.state not in SUBMITTED:
        raise NotNow(gettext_noop("This version is not in review. Reload the page to see its state."))
    if request.method != "POST" or not form.is_valid():
        return render_page(request, "plans/officers/send_back.html", {"version": version, "form": form})
    actions.send_back(version=version, reason=form.cleaned_data["reason"], by=request.user, at=now())
    say(request, _("Sent back. The other officers are told by e-mail what has to be changed."))
    return go(request, "plans:edit", plan_id)


@for_officers
@require_POST
def confirm(request: OfficerRequest, plan_id: str, side: int) -> HttpResponse:
    """The side's word; with the last one the plan is public."""
    version = version_to_edit(plan_id, request.user)
    seen = whole(request.POST.get("seen", ""))
    if seen is None:
        raise BadInput(MISSING_BASE)
    version = actions.confirm(version=version, side=side, by=request.user, at=now(), seen=seen)
    say(request, str(CONFIRMED[VersionState(version.state)]))
    if version.state == VersionState.PUBLISHED:
        return go_to_plan(request, version.plan)
    return go(request, "plans:review", plan_id)


@for_officers
@require_POST
def change_state(request: OfficerRequest, plan_id: str, verb: str) -> HttpResponse:
    """The plan closed, reopened, archived or restored; closing and reopening undo each other."""
    plan = plan_to_edit(plan_id, request.user)
    plan = actions.change_state(plan=plan, verb=verb, by=request.user, at=now())
    undo = reverse("plans:change_state", args=[plan.id, BACK[verb]]) if verb in BACK else ""
    say(request, str(DONE[verb]), undo=undo)
    return go_to_plan(request, plan)
