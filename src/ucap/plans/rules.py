"""Who may do what with a plan: the only place that decides it."""

from ucap.journal.models import Entry
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.people.rules import Viewer, is_officer, is_secretariat, officer_cities
from ucap.plans.models import AccessRequest, Import, Plan, Version
from ucap.plans.states import OPEN, PUBLIC, PlanState

NOT_YOURS = gettext_noop(
    "Only an officer of one of the plan's cities, or the secretariat, may change this plan."
)


def may_read(viewer: Viewer, plan: Plan) -> bool:
    """Anyone reads what is published; a draft only those who work on it."""
    return (plan.state in PUBLIC and plan.current_id is not None) or may_edit(viewer, plan)


def may_create(viewer: Viewer) -> bool:
    """An officer of any city, and the secretariat."""
    return is_officer(viewer)


def may_edit(viewer: Viewer, plan: Plan) -> bool:
    """An officer of one of its cities, the secretariat, and whoever began it while it was never published."""
    if is_secretariat(viewer):
        return True
    if not isinstance(viewer, User) or not viewer.is_active:
        return False
    if plan.state == PlanState.DRAFT and plan.created_by_id == viewer.id:
        return True
    cities = officer_cities(viewer)
    return bool(cities) and Plan.objects.filter(pk=plan.pk).of_cities(cities).exists()


def may_confirm(viewer: Viewer, version: Version, side: int) -> bool:
    """An officer of a city of that side; the secretariat in the name of a side that has nobody here yet."""
    return side in sides_to_confirm(viewer, version)


def sides_to_confirm(viewer: Viewer, version: Version) -> frozenset[int]:
    """The sides of the version that the viewer may confirm for. Three queries at most, however many sides there are."""
    own = version.cities.filter(city__in=officer_cities(viewer)).values_list("side", flat=True)
    sides = frozenset(own)
    if is_secretariat(viewer):
        spoken_for = version.cities.filter(city__officers__is_active=True).values_list("side", flat=True)
        sides |= frozenset(range(len(version.content.sides))) - frozenset(spoken_for)
    return sides


def may_change_state(viewer: Viewer, plan: Plan) -> bool:
    """Closing, archiving and reopening: those who may edit, once it is public."""
    return plan.state != PlanState.DRAFT and may_edit(viewer, plan)


def may_discard(viewer: Viewer, plan: Plan) -> bool:
    """Throwing an open version away: those who may edit."""
    return may_edit(viewer, plan)


def may_bring_back(viewer: Viewer, discarded: Entry) -> bool:
    """Whoever threw a version away, those who may edit its plan, and the secretariat."""
    if not isinstance(viewer, User) or not viewer.is_active or discarded.verb != "version.discarded":
        return False
    plan = Plan.objects.filter(pk=discarded.subject_id).first()
    return (
        discarded.actor == viewer.id
        or is_secretariat(viewer)
        or (plan is not None and may_edit(viewer, plan))
    )


def may_decide_access(viewer: Viewer, request: AccessRequest) -> bool:
    """Granting or refusing the full plan, and reading who asked."""
    return may_edit(viewer, request.plan)


def may_see_import(viewer: Viewer, imported: Import) -> bool:
    """The one who gave the document, and the secretariat."""
    return is_secretariat(viewer) or (isinstance(viewer, User) and imported.by_id == viewer.id)


def may_settle(viewer: Viewer, imported: Import) -> bool:
    """Looking through what the reader doubted: whoever may edit the draft that was made of it."""
    return may_see_import(viewer, imported) or (imported.plan is not None and may_edit(viewer, imported.plan))


def may_see_version(viewer: Viewer, version: Version) -> bool:
    """Versions that were published are as public as their plan; an open one only for those who work on it."""
    if version.state in OPEN:
        return may_edit(viewer, version.plan)
    return may_read(viewer, version.plan)
