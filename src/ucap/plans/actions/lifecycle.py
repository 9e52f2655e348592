"""Closing, reopening, archiving and restoring a plan."""

from datetime import datetime

from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import NotAllowed
from ucap.people.models import User
from ucap.plans.models import Plan
from ucap.plans.rules import NOT_YOURS, may_change_state
from ucap.plans.states import plan_after


@transaction.atomic
def change_state(*, plan: Plan, verb: str, by: User, at: datetime) -> Plan:
    """The plan after `close`, `reopen`, `archive` or `restore`. Raises NotNow when it cannot follow."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if verb in ("publish", "withhold", "release") or not may_change_state(by, plan):
        raise NotAllowed(NOT_YOURS)
    before = plan.state
    plan.state = plan_after(verb, plan.state)
    plan.save(update_fields=["state"])
    record(f"plan.{verb}", subject=("plan", plan.id), actor=by.id, at=at, before=before, after=plan.state)
    return plan
