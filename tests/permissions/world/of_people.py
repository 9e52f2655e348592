"""Accounts, offices, tokens and what is one's own, for the walk."""

from allauth.mfa.models import Authenticator

from tests.organisations.factories import make_member, make_organisation, make_person
from tests.permissions.world.passkey import passkey
from tests.permissions.world.scene import Scene
from tests.plans.factories import PLACES, make_officer
from ucap.api.actions import make_token, withdraw_token
from ucap.api.states import Scope
from ucap.kernel.clock import now
from ucap.kernel.permission import Role
from ucap.people.actions import invite, withdraw_invitation, withdraw_office
from ucap.people.models import User
from ucap.people.states import Office
from ucap.places.models import City
from ucap.privacy.actions import ask_for_export
from ucap.privacy.models import Export


def people() -> dict[Role, User | None]:
    """Somebody for each role; `owner` and `member` are of the organisation concerned, `outsider` is an owner of another one."""
    owner, outsider = make_person("Owner", verified=True), make_person("Outsider", verified=True)
    concerned = make_organisation(owner=owner, name="University of Granada", domain="example.edu")
    make_organisation(owner=outsider, name="Bologna Institute of Water")
    return {
        Role.VISITOR: None,
        Role.ACCOUNT: make_person("Nobody in particular"),
        Role.OUTSIDER: outsider,
        Role.MEMBER: make_member(concerned),
        Role.OWNER: owner,
        Role.OFFICER: make_officer(PLACES["Yangzhou"], email="officer@example.org"),
        Role.OTHER_OFFICER: make_officer(PLACES["Chengdu"], email="other-officer@example.org"),
        Role.SECRETARIAT: User.objects.create_user(
            "secretariat@example.org", name="Secretary", is_secretariat=True
        ),
        Role.OPERATOR: User.objects.create_user("operator@example.org", name="Operator", is_operator=True),
    }


def add_people(scene: Scene) -> None:
    """Invitations to an office: one open, one withdrawn; an office that was withdrawn, one that stands."""
    secretary = scene.person(Role.SECRETARIAT)
    yangzhou = City.objects.get(pk=PLACES["Yangzhou"])
    at = now()  # links are compared with the real time

    def invited(email: str) -> tuple[object, str]:
        return invite(email=email, office=Office.OFFICER, cities=[yangzhou], by=secretary, at=at)

    (opened, token), (closed, _) = invited("new@example.org"), invited("old@example.org")
    withdraw_invitation(invitation=closed, by=secretary, at=at)
    former = make_officer(PLACES["Yangzhou"], email="former@example.org")
    gone = withdraw_office(user=former, office=Office.OFFICER, city=yangzhou, by=secretary, at=at)
    stays = make_officer(PLACES["Yangzhou"], email="stays@example.org")
    Authenticator.objects.create(user=stays, type=Authenticator.Type.WEBAUTHN, data=passkey(99))
    scene.things |= {
        "invitation": opened,
        "invitation token": token,
        "withdrawn invitation": closed,
        "withdrawn office": gone,
        "officer": stays,
        "yangzhou": yangzhou,
    }
    scene.arguments |= {
        **dict.fromkeys(("people:invitation", "people:accept"), (token,)),
        "people:withdraw_invitation": (opened.pk,),
        "people:bring_back_invitation": (closed.pk,),
        "people:give_back": (gone.pk,),
        "people:take_off_second_step": (stays.pk,),
        "people:withdraw_office": (stays.pk, "officer", yangzhou.pk),
        "openid_connect_login": ("city",),
        "openid_connect_callback": ("city",),
        "account_reset_password_from_key": ("1", "x-y"),
    }


def add_own_things(scene: Scene) -> None:
    """What each person has of their own: tokens, a copy of their data."""
    for number, (role, person) in enumerate(scene.people.items()):
        if person is None:
            continue
        person.set_password("a long enough phrase")  # so that one can be asked for it once more
        person.save(update_fields=["password"])
        token, _ = make_token(name="Mine", scopes=[Scope.READ], days=30, by=person, at=now())
        gone, _ = make_token(name="Gone", scopes=[Scope.READ], days=30, by=person, at=now())
        gone = withdraw_token(token=gone, by=person, at=now())
        export = ask_for_export(by=person, at=now())
        key = Authenticator.objects.create(
            user=person, type=Authenticator.Type.WEBAUTHN, data=passkey(number)
        )
        scene.things[f"{role} token"], scene.things[f"{role} gone token"] = token, gone
        scene.things[f"{role} export"] = Export.objects.get(pk=export.pk)
        scene.own_arguments |= {
            (role, "api:withdraw_token"): (token.pk,),
            (role, "api:restore_token"): (gone.pk,),
            (role, "privacy:download"): (export.pk,),
            (role, "mfa_remove_webauthn"): (key.pk,),
            (role, "mfa_edit_webauthn"): (key.pk,),
        }
    scene.arguments |= {
        **dict.fromkeys(("api:withdraw_token", "api:restore_token"), (0,)),
        **dict.fromkeys(("mfa_remove_webauthn", "mfa_edit_webauthn"), (0,)),
        "privacy:download": ("nowhere",),
    }
    scene.arguments["api_problem"] = ("not-found",)
