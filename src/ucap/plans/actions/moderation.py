"""What a moderator's decision does to a plan: it leaves public view, and comes back to where it was, mended or not."""

from datetime import datetime

from django.db import transaction

from ucap.journal.actions import record
from ucap.journal.models import Entry
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.plans import letters
from ucap.plans.actions.review import publish_reviewed
from ucap.plans.models import Plan
from ucap.plans.rules import may_withhold
from ucap.plans.states import PUBLIC, PlanState, VersionState, plan_after

MODERATORS_ONLY = gettext_noop("Only the secretariat decides what is shown.")


@transaction.atomic
def withhold_plan(plan_id: str, by: User, at: datetime) -> None:
    """Takes the plan from public view; one that nobody sees stays as it is."""
    plan = _locked(plan_id, by)
    if plan.state in PUBLIC:
        _change(plan, "withhold", plan_after("withhold", plan.state), by, at)


@transaction.atomic
def release_plan(plan_id: str, by: User, at: datetime) -> None:
    """Puts the plan back to where it was before it was withheld, with the text that each side has confirmed meanwhile; any other stays as it is."""
    plan = _locked(plan_id, by)
    if plan.state != PlanState.WITHHELD:
        return
    state = _before(plan)
    _change(plan, "release", state, by, at)
    versions = plan.versions.select_for_update(of=("self",)).select_related("plan__current")
    waiting = versions.filter(state=VersionState.CONFIRMED).first()
    if waiting:
        publish_reviewed(version=waiting, by=by, at=at, plan_state=state)
        letters.say_published(waiting, by=by, at=at)


def _before(plan: Plan) -> PlanState:
    entry = Entry.objects.about("plan", plan.id).filter(verb="plan.withhold").first()
    was = entry.before if entry else None
    return PlanState(was) if was in PUBLIC else plan_after("release", plan.state)


def _change(plan: Plan, verb: str, after: PlanState, by: User, at: datetime) -> None:
    before, plan.state = plan.state, after
    plan.save(update_fields=["state"])
    record(f"plan.{verb}", subject=("plan", plan.id), actor=by.id, at=at, before=before, after=plan.state)


def _locked(plan_id: str, by: User) -> Plan:
    plan = Plan.objects.select_for_update().filter(pk=plan_id).first()
    if plan is None:
        raise NotNow(gettext_noop("This plan is not here any more."))
    if not may_withhold(by, plan):
        raise NotAllowed(MODERATORS_ONLY)
    return plan
