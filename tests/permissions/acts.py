"""Every action of every domain, called in the name of whoever asks, on the things of the scene."""

from tests.organisations.factories import make_profile
from tests.permissions.acts_of_events import OF_EVENTS
from tests.permissions.acts_of_exchange import OF_EXCHANGE
from tests.permissions.acts_of_matching import OF_MATCHING
from tests.permissions.acts_of_plans import OF_PLANS, Act
from tests.permissions.world.of_organisations import picture
from tests.permissions.world.scene import Scene
from ucap.api import actions as api
from ucap.api.states import Scope
from ucap.kernel.clock import now
from ucap.kernel.permission import Role
from ucap.moderation import actions as moderation
from ucap.moderation.states import Ground, Verdict
from ucap.notices import actions as notices
from ucap.organisations import actions as organisations
from ucap.organisations.models import Organisation
from ucap.organisations.states import MemberRole
from ucap.people import actions as people
from ucap.people.models import User
from ucap.people.states import Office
from ucap.privacy import actions as privacy


def _own(scene: Scene, by: User, thing: str) -> object:
    """That person's own thing of this name; where they have none, somebody else's."""
    role = next(role for role, person in scene.people.items() if person and person.pk == by.pk)
    return scene.own(role, thing)


def _there(scene: Scene) -> Organisation:
    return Organisation.objects.get(pk=scene.things["organisation"].pk)


OF_PEOPLE: dict[str, Act] = {
    "agree": lambda s, by: people.agree(by=by, at=now()),
    "change_account": lambda s, by: people.change_account(
        by=by, name="New", language="en", time_zone="UTC", at=now()
    ),
    "invite": lambda s, by: people.invite(
        email="one@example.org", office=Office.SECRETARIAT, by=by, at=now()
    ),
    "accept_invitation": lambda s, by: people.accept_invitation(
        token=s.things["invitation token"], by=by, at=now()
    ),
    "withdraw_invitation": lambda s, by: people.withdraw_invitation(
        invitation=s.things["invitation"], by=by, at=now()
    ),
    "bring_back_invitation": lambda s, by: people.bring_back_invitation(
        invitation=s.things["withdrawn invitation"], by=by, at=now()
    ),
    "withdraw_office": lambda s, by: people.withdraw_office(
        user=s.things["officer"], office=Office.OFFICER, city=s.things["yangzhou"], by=by, at=now()
    ),
    "take_off_second_step": lambda s, by: people.take_off_second_step(
        person=s.things["officer"], by=by, at=now()
    ),
    "give_back_office": lambda s, by: people.give_back_office(
        withdrawn=s.things["withdrawn office"], by=by, at=now()
    ),
}

OF_ORGANISATIONS: dict[str, Act] = {
    "create_organisation": lambda s, by: organisations.create_organisation(
        profile=make_profile("Museum of Silk"), by=by, at=now()
    ),
    "edit_organisation": lambda s, by: organisations.edit_organisation(
        organisation=_there(s), profile=make_profile("New name"), base=_there(s).revision, by=by, at=now()
    ),
    "set_logo": lambda s, by: organisations.set_logo(organisation=_there(s), data=picture(), by=by, at=now()),
    "remove_logo": lambda s, by: organisations.remove_logo(organisation=_there(s), by=by, at=now()),
    "invite_member": lambda s, by: organisations.invite_member(
        organisation=_there(s), email="x@example.org", role=MemberRole.MEMBER, language="en", by=by, at=now()
    ),
    "accept_invitation": lambda s, by: organisations.accept_invitation(
        invitation=s.things["organisation invitation"], token=s.things["organisation token"], by=by, at=now()
    ),
    "decline_invitation": lambda s, by: organisations.decline_invitation(
        invitation=s.things["organisation invitation"], token=s.things["organisation token"], by=by, at=now()
    ),
    "withdraw_invitation": lambda s, by: organisations.withdraw_invitation(
        invitation=s.things["organisation invitation"], by=by, at=now()
    ),
    "join_by_domain": lambda s, by: organisations.join_by_domain(organisation=_there(s), by=by, at=now()),
    "request_to_join": lambda s, by: organisations.request_to_join(
        organisation=_there(s), text="Me too.", by=by, at=now()
    ),
    "accept_request": lambda s, by: organisations.accept_request(
        request=s.things["join request"], by=by, at=now()
    ),
    "refuse_request": lambda s, by: organisations.refuse_request(
        request=s.things["join request"], reason="No.", by=by, at=now()
    ),
    "take_back_request": lambda s, by: organisations.take_back_request(
        request=_own(s, by, "join request"), by=by, at=now()
    ),
    "make_owner": lambda s, by: organisations.make_owner(
        organisation=_there(s), user=s.things["colleague"], by=by, at=now()
    ),
    "make_member": lambda s, by: organisations.make_member(
        organisation=_there(s), user=s.things["second owner"], by=by, at=now()
    ),
    "leave": lambda s, by: organisations.leave(organisation=_there(s), by=by, at=now()),
    "remove_member": lambda s, by: organisations.remove_member(
        organisation=_there(s), user=s.things["colleague"], by=by, at=now()
    ),
    "bring_back": lambda s, by: organisations.bring_back(entry=s.things["gone member"], by=by, at=now()),
    "verify_domain": lambda s, by: organisations.verify_domain(
        organisation=_there(s), domain="example.edu", by=by, at=now()
    ),
    "remove_domain": lambda s, by: organisations.remove_domain(domain=s.things["domain"], by=by, at=now()),
    "merge_organisations": lambda s, by: organisations.merge_organisations(
        source=s.things["twin"], into=_there(s), by=by, at=now()
    ),
    "tell_apart": lambda s, by: organisations.tell_apart(
        one=s.things["twin"], other=_there(s), by=by, at=now()
    ),
}


def _case(scene: Scene, by: User) -> object:
    """The case that owners of the organisation may speak to; to everybody else the one of the plan."""
    owner = scene.people[Role.OWNER]
    return scene.things["decided case" if owner and by.pk == owner.pk else "open case"]


OF_MODERATION: dict[str, Act] = {
    "hold": lambda s, by: moderation.hold(
        subject=("organisation", s.things["organisation"].pk),
        author=by,
        reasons=[Ground.UNVERIFIED],
        at=now(),
    ),
    "report": lambda s, by: moderation.report(
        subject=("plan", s.things["public"].pk), by=by, ground=Ground.OTHER, at=now()
    ),
    "decide": lambda s, by: moderation.decide(
        case=s.things["open case"], verdict=Verdict.DISMISS, reason="So.", by=by, at=now()
    ),
    "reopen": lambda s, by: moderation.reopen(case=s.things["decided case"], by=by, at=now()),
    "answer": lambda s, by: moderation.answer(case=_case(s, by), text="It is so.", by=by, at=now()),
    "note_reading": lambda s, by: moderation.note_reading(case=_case(s, by), by=by, at=now()),
}

OF_ONES_OWN: dict[str, Act] = {
    "api.make_token": lambda s, by: api.make_token(name="x", scopes=[Scope.READ], days=1, by=by, at=now()),
    "api.withdraw_token": lambda s, by: api.withdraw_token(token=_own(s, by, "token"), by=by, at=now()),
    "api.restore_token": lambda s, by: api.restore_token(token=_own(s, by, "gone token"), by=by, at=now()),
    "privacy.ask_for_export": lambda s, by: privacy.ask_for_export(by=by, at=now()),
    "privacy.open_export": lambda s, by: privacy.open_export(export=_own(s, by, "export"), by=by, at=now()),
    "privacy.ask_to_be_erased": lambda s, by: privacy.ask_to_be_erased(by=by, at=now()),
    "privacy.stay": lambda s, by: privacy.stay(by=by, at=now()),
}

OF_NOTICES: dict[str, Act] = {
    "open_notice": lambda s, by: notices.open_notice(notice=_own(s, by, "notice"), by=by, at=now()),
    "mark_read": lambda s, by: notices.mark_read(notice=_own(s, by, "notice"), by=by, at=now()),
    "mark_unread": lambda s, by: notices.mark_unread(notice=_own(s, by, "notice"), by=by, at=now()),
    "mark_subject_read": lambda s, by: notices.mark_subject_read(subject=("plan", "x"), by=by, at=now()),
    "mark_all_read": lambda s, by: notices.mark_all_read(by=by, at=now()),
    "undo_reading": lambda s, by: notices.undo_reading(read_at=now(), by=by),
    "choose": lambda s, by: notices.choose(paces={}, by=by, at=now()),
    "stop_by_link": lambda s, by: notices.stop_by_link(token=s.arguments["unsubscribe"][0], at=now()),
    "choose_by_link": lambda s, by: notices.choose_by_link(
        token=s.arguments["unsubscribe"][0], paces={}, at=now()
    ),
    "send_again": lambda s, by: notices.send_again(letter=s.things["dead letter"], by=by, at=now()),
    "drop": lambda s, by: notices.drop(letter=s.things["dead letter"], by=by, at=now()),
    "bring_back": lambda s, by: notices.bring_back(letter=s.things["dropped letter"], by=by, at=now()),
}

ACTS: dict[str, Act] = {
    **{f"notices.{name}": act for name, act in OF_NOTICES.items()},
    **{f"plans.{name}": act for name, act in OF_PLANS.items()},
    **{f"exchange.{name}": act for name, act in OF_EXCHANGE.items()},
    **{f"matching.{name}": act for name, act in OF_MATCHING.items()},
    **{f"events.{name}": act for name, act in OF_EVENTS.items()},
    **{f"people.{name}": act for name, act in OF_PEOPLE.items()},
    **{f"organisations.{name}": act for name, act in OF_ORGANISATIONS.items()},
    **{f"moderation.{name}": act for name, act in OF_MODERATION.items()},
    **OF_ONES_OWN,
}
