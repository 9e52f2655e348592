"""What the API's operations need beside what its pages need: invitations without a link, a second plan, what is hidden."""

from tests.events.expos import make_exhibit, make_invitation
from tests.events.factories import make_event, make_registration, make_request
from tests.organisations.factories import confirm_address, make_organisation
from tests.permissions.world.scene import Scene
from tests.plans.factories import AT, make_plan
from ucap.events.actions import answer_invitation, confirm_exhibit, confirm_registration
from ucap.events.models import PollTime, Report
from ucap.events.states import (
    AskedState,
    EventKind,
    EventState,
    ExhibitState,
    InvitedState,
    RegistrationState,
)
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
    _add_around_events(scene)
    _add_answered(scene)
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


def _add_around_events(scene: Scene) -> None:
    """For each of the two hosts a time to choose, a report to publish, invitations to withdraw and to renew, an exhibit decided about."""
    secretary = scene.person(Role.SECRETARIAT)
    for whose in (Role.ACCOUNT, Role.OFFICER):
        event, expo = scene.things[f"{whose} event"], scene.things[f"{whose} expo"]
        PollTime.objects.create(poll=scene.things[f"{whose} poll"], starts_at=event.starts_at)
        belongs = {"author": expo.author, "organisation": expo.organisation, "city": expo.city}
        held = make_event(state=EventState.HELD, **belongs)
        Report.objects.create(event=held, language="en", reached="Much.", at=AT)
        scene.things[f"{whose} held event"] = held
        scene.things[f"{whose} unanswered invitation"] = make_invitation(expo, "Granada")
        withdrawn = make_invitation(expo, "Barcelona", state=InvitedState.WITHDRAWN)
        scene.things[f"{whose} withdrawn invitation"] = withdrawn
        shown = make_exhibit(scene.things[f"{whose} city invitation"], state=ExhibitState.PROPOSED)
        scene.things[f"{whose} decided exhibit"] = confirm_exhibit(exhibit=shown, by=secretary, at=AT)


def _add_answered(scene: Scene) -> None:
    """The city concerned has answered one invitation; what it showed there with the organisation concerned is withdrawn."""
    organisation = scene.things["organisation"]
    asked = make_invitation(make_event(kind=EventKind.EXPO, organisation=organisation), "Yangzhou")
    scene.things["answered invitation"] = answer_invitation(
        invitation=asked, verb="show_interest", by=scene.person(Role.OFFICER), at=AT
    )
    scene.things["withdrawn exhibit"] = make_exhibit(
        asked, state=ExhibitState.WITHDRAWN, organisation=organisation
    )
