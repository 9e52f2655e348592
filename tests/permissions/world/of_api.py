"""What the API's operations need beside what its pages need: invitations without a link, a second plan, what is hidden."""

from tests.events.factories import make_event, make_registration, make_request
from tests.organisations.factories import confirm_address, make_organisation
from tests.permissions.world.scene import Scene
from tests.plans.factories import AT, make_plan
from ucap.events.actions import confirm_registration
from ucap.events.states import AskedState, RegistrationState
from ucap.kernel.clock import now
from ucap.kernel.permission import PEOPLE, Role
from ucap.organisations.actions import invite_member
from ucap.organisations.states import MemberRole
from ucap.plans.actions import edit_part, withhold_plan
from ucap.plans.models import Plan


def add_for_programs(scene: Scene) -> None:
    """For everybody an invitation to an address known to be theirs; a draft that was changed, and a further plan.

    A plan and an organisation are not public.
    """
    officer, secretary = scene.person(Role.OFFICER), scene.person(Role.SECRETARIAT)
    inviting = make_organisation(name="Inviting everybody")
    for role, person in scene.people.items():
        if person:
            confirm_address(person, person.email)
            scene.things[f"{role} invitation"], _ = invite_member(
                organisation=inviting,
                email=person.email,
                role=MemberRole.MEMBER,
                language="en",
                by=secretary,
                at=now(),
            )
    draft = scene.things["draft"]
    scene.things["draft"] = edit_part(
        version=draft, part="heading", values={"title": "An edit"}, base=draft.revision, by=officer, at=AT
    )
    scene.things["another plan"] = make_plan(by=officer, title="Another plan")
    withheld = make_plan(by=officer, title="Taken down")
    withhold_plan(withheld.pk, secretary, AT)
    scene.things["withheld plan"] = Plan.objects.get(pk=withheld.pk)
    _add_registrations(scene)
    scene.things["waiting organisation"] = make_organisation(name="Not yet looked at", approved=False)


def _add_registrations(scene: Scene) -> None:
    """Those about whom the hosts decide; for everybody a registration that they withdrew and a request that waits."""
    secretary, elsewhere = scene.person(Role.SECRETARIAT), make_event()
    for whose in (Role.ACCOUNT, Role.OFFICER):
        event = scene.things[f"{whose} event"]
        asked, decided = (make_registration(event, state=RegistrationState.ASKED) for _ in range(2))
        scene.things[f"{whose} asked registration"] = asked
        scene.things[f"{whose} decided registration"] = confirm_registration(
            registration=decided, by=secretary, at=AT
        )
    for role in PEOPLE:
        scene.things[f"{role} withdrawn registration"] = make_registration(
            elsewhere, scene.person(role), state=RegistrationState.WITHDRAWN
        )
        mine = scene.things[f"{role} registration"]
        scene.things[f"{role} waiting request"] = make_request(
            mine, make_registration(mine.event), state=AskedState.WAITING
        )
