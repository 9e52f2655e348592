"""Who may do what with a plan: the only place that decides it."""

from collections.abc import Callable

from ucap.journal.models import Entry
from ucap.kernel.messages import gettext_noop
from ucap.kernel.permission import EVERYBODY, SIGNED_IN, Role, rule
from ucap.people.models import User
from ucap.people.rules import (
    Viewer,
    anyone,
    is_officer,
    is_secretariat,
    is_signed_in,
    officer_cities,
)
from ucap.plans.models import AccessRequest, Import, Plan, Version
from ucap.plans.states import OPEN, PUBLIC, PlanState

NOT_YOURS = gettext_noop(
    "Only an officer of one of the plan's cities, or the secretariat, may change this plan."
)

ITS_OFFICERS = (Role.OFFICER, Role.SECRETARIAT)
OF_ITS_CITIES = "an officer of one of the plan's cities"


@rule("Read a plan", lets=EVERYBODY, when="once it is published; a draft is read by those who may change it")
def may_read(viewer: Viewer, plan: Plan) -> bool:
    """Anyone reads what is published; a draft only those who work on it."""
    return (plan.state in PUBLIC and plan.current_id is not None) or may_edit(viewer, plan)


@rule("Begin or import a plan", lets=[Role.OFFICER, Role.OTHER_OFFICER, Role.SECRETARIAT])
def may_create(viewer: Viewer) -> bool:
    """An officer of any city, and the secretariat."""
    return is_officer(viewer)


@rule(
    "Change a plan", lets=ITS_OFFICERS, when=OF_ITS_CITIES + "; whoever began a draft, until it is published"
)
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


@rule(
    "Confirm a version for a side",
    lets=ITS_OFFICERS,
    when="an officer of a city of that side; the secretariat only for a side that has no officer here",
)
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


@rule("Close, archive or reopen a plan", lets=ITS_OFFICERS, when=OF_ITS_CITIES)
def may_change_state(viewer: Viewer, plan: Plan) -> bool:
    """Closing, archiving and reopening: those who may edit, once it is public."""
    return plan.state != PlanState.DRAFT and may_edit(viewer, plan)


@rule("Throw a draft away", lets=ITS_OFFICERS, when=OF_ITS_CITIES)
def may_discard(viewer: Viewer, plan: Plan) -> bool:
    """Throwing an open version away: those who may edit."""
    return may_edit(viewer, plan)


@rule(
    "Bring a thrown-away draft back", lets=ITS_OFFICERS, when="whoever threw it away, and the plan's officers"
)
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


@rule("Grant or refuse the full plan", lets=ITS_OFFICERS, when=OF_ITS_CITIES)
def may_decide_access(viewer: Viewer, request: AccessRequest) -> bool:
    """Granting or refusing the full plan, and reading who asked."""
    return may_edit(viewer, request.plan)


@rule("See an import", lets=ITS_OFFICERS, when="whoever gave the document, and the secretariat")
def may_see_import(viewer: Viewer, imported: Import) -> bool:
    """The one who gave the document, and the secretariat."""
    return is_secretariat(viewer) or (isinstance(viewer, User) and imported.by_id == viewer.id)


@rule(
    "Settle what the reader doubted",
    lets=ITS_OFFICERS,
    when="whoever gave the document, and the plan's officers",
)
def may_settle(viewer: Viewer, imported: Import) -> bool:
    """Looking through what the reader doubted: whoever may edit the draft that was made of it."""
    return may_see_import(viewer, imported) or (imported.plan is not None and may_edit(viewer, imported.plan))


@rule("Read a version", lets=EVERYBODY, when="once it is published")
def may_see_version(viewer: Viewer, version: Version) -> bool:
    """Versions that were published are as public as their plan; an open one only for those who work on it."""
    if version.state in OPEN:
        return may_edit(viewer, version.plan)
    return may_read(viewer, version.plan)


@rule("Ask for the full plan", lets=EVERYBODY)
def may_ask(viewer: Viewer) -> bool:
    """Anyone, also without an account; what is given is decided by the plan's officers."""
    return anyone(viewer)


@rule("Read the full plan by its link", lets=EVERYBODY, when="whoever was granted it, until the link expires")
def may_read_full(viewer: Viewer) -> bool:
    """The link itself is the permission: it is signed, and the action looks whether it still holds."""
    return anyone(viewer)


@rule("See one's own work on plans", lets=SIGNED_IN)
def may_see_work(viewer: Viewer) -> bool:
    return is_signed_in(viewer)


@rule(
    "Take a plan from public view, and put it back",
    lets=[Role.SECRETARIAT],
    when="as a moderator, deciding on a case",
)
def may_withhold(viewer: Viewer, plan: Plan) -> bool:
    return is_secretariat(viewer)


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "plans:list": anyone,
    "plans:list-download": anyone,
    "plans:compare": anyone,
    "plans:plan": may_read,
    "plans:versions": may_read,
    "plans:version": may_see_version,
    "plans:changes": may_see_version,
    "plans:ask": may_ask,
    "plans:asked": may_ask,
    "plans:mine": may_see_work,
    "plans:import": may_create,
    "plans:import_progress": may_see_import,
    "plans:import_again": may_see_import,
    "plans:settle": may_settle,
    "plans:new": may_create,
    "plans:find_place": is_signed_in,
    "plans:suggest": is_signed_in,
    "plans:bring_back": may_bring_back,
    "plans:grant": may_decide_access,
    "plans:refuse": may_decide_access,
    "plans:edit": may_edit,
    "plans:edit_part": may_edit,
    "plans:undo": may_edit,
    "plans:begin_version": may_edit,
    "plans:throw_away": may_discard,
    "plans:review": may_edit,
    "plans:submit": may_edit,
    "plans:take_back": may_edit,
    "plans:send_back": may_edit,
    "plans:confirm": may_confirm,
    "plans:change_state": may_change_state,
    "plans:access": may_decide_access,
    "plans:access_document": may_decide_access,
    "calendar": anyone,
    "plan_calendar": anyone,
    "city_calendar": anyone,
    "plan_document": anyone,
    "plan_full": may_read_full,
}

# Action -> the rule that it checks
ACTIONS: dict[str, Callable[..., bool]] = {
    "create_plan": may_create,
    "start_import": may_create,
    "read_again": may_see_import,
    "settle_warning": may_settle,
    "start_version": may_edit,
    "discard_version": may_discard,
    "bring_back": may_bring_back,
    "edit_part": may_edit,
    "undo_edit": may_edit,
    "submit": may_edit,
    "take_back": may_edit,
    "send_back": may_edit,
    "confirm": may_confirm,
    "change_state": may_change_state,
    "withhold_plan": may_withhold,
    "release_plan": may_withhold,
    "attach_full_plan": may_edit,
    "open_full_plan": may_edit,
    "ask_for_full_plan": may_ask,
    "grant_access": may_decide_access,
    "refuse_access": may_decide_access,
    "note_reading": may_read_full,
}
