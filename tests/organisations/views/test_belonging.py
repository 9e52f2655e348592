"""Members, requests, invitations, domains and duplicates on pages."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from tests.organisations.factories import (
    confirm_address,
    make_member,
    make_organisation,
    make_person,
    make_secretary,
)
from ucap.kernel.clock import now
from ucap.organisations.actions import invite_member, request_to_join
from ucap.organisations.models import (
    EmailDomain,
    JoinRequest,
    Membership,
    Organisation,
    OrganisationInvitation,
    ToldApart,
)
from ucap.organisations.states import InvitationState, MemberRole, RequestState, State
from ucap.people.models import User

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


@pytest.fixture
def owner() -> User:
    return make_person("Olga", email="olga@ugr.es", verified=True)


@pytest.fixture
def organisation(owner: User) -> Organisation:
    return make_organisation(owner=owner, name="Granada")


@pytest.fixture
def of(organisation: Organisation) -> str:
    return f"/en/organisations/{organisation.slug}"


def test_a_request_goes_its_way(
    client_of: ClientOf, organisation: Organisation, owner: User, of: str
) -> None:
    chen, owners = client_of(make_person("Chen")), client_of(owner)
    assert "Ask to join" in chen.get(f"{of}/join/").content.decode()
    assert "I am Chen" not in chen.post(f"{of}/join/", {"text": ""}).content.decode()
    mine = chen.post(f"{of}/join/", {"text": "I am Chen"}, follow=True).content.decode()
    assert "You have asked to join" in mine
    assert "You have asked already" in chen.get(f"{of}/join/").content.decode()
    asked = JoinRequest.objects.get()
    assert "I am Chen" in owners.get(f"{of}/members/").content.decode()
    answer = owners.post(f"/en/organisations/requests/{asked.pk}/accept/", follow=True)
    assert "Chen belongs to it now." in answer.content.decode()
    assert chen.get(f"{of}/join/").status_code == 403
    assert "Granada" in chen.get("/en/organisations/mine/").content.decode()


def test_a_refusal_asks_for_its_reason(
    client_of: ClientOf, organisation: Organisation, owner: User, at: datetime
) -> None:
    asked = request_to_join(organisation=organisation, text="Hello", by=make_person(), at=at)
    address = f"/en/organisations/requests/{asked.pk}/refuse/"
    owners = client_of(owner)
    assert "Hello" in owners.get(address).content.decode()
    assert client_of(make_member(organisation)).get(address).status_code == 404
    owners.post(address, {"reason": "No."})
    asked.refresh_from_db()
    assert asked.state == RequestState.REFUSED


def test_a_request_is_taken_back_by_whoever_asked(
    client_of: ClientOf, organisation: Organisation, at: datetime
) -> None:
    chen = make_person()
    asked = request_to_join(organisation=organisation, text="", by=chen, at=at)
    address = f"/en/organisations/requests/{asked.pk}/take-back/"
    assert client_of(make_person()).post(address).status_code == 404
    client_of(chen).post(address)
    asked.refresh_from_db()
    assert asked.state == RequestState.WITHDRAWN


def test_an_address_in_the_domain_lets_in(
    client_of: ClientOf, owner: User, organisation: Organisation, of: str
) -> None:
    confirm_address(owner)
    owners = client_of(owner)
    assert "Let everybody at ugr.es in" in owners.get(f"{of}/members/").content.decode()
    owners.post(f"{of}/members/domains/", {"domain": "ugr.es"})
    ana = make_person(email="ana@ugr.es")
    confirm_address(ana)
    anas = client_of(ana)
    assert "lets you in" in anas.get(f"{of}/join/").content.decode()
    anas.post(f"{of}/join/by-address/")
    assert Membership.objects.filter(user=ana).exists()
    owners.post(f"{of}/members/domains/ugr.es/remove/")
    assert not EmailDomain.objects.exists()


def test_an_invitation_by_mail_and_its_link(
    client: Client, client_of: ClientOf, owner: User, of: str, mailoutbox: list[EmailMessage]
) -> None:
    owners = client_of(owner)
    assert owners.get(f"{of}/members/invite/").status_code == 200
    answer = owners.post(
        f"{of}/members/invite/", {"email": "c@example.org", "role": "member", "language": "it"}, follow=True
    )
    assert "on its way to c@example.org" in answer.content.decode()
    link = next(word for word in mailoutbox[0].body.split() if "/invitation/" in word)
    path = "/" + link.split("/", 3)[3]
    assert path.startswith("/it/")
    seen = client.get(path)
    assert (seen.status_code, seen["Referrer-Policy"]) == (200, "same-origin")
    assert "/account/login/" in client.post(f"{path}accept/")["Location"]
    chen = make_person()
    client_of(chen).post(f"{path}accept/")
    assert Membership.objects.filter(user=chen).exists()
    assert client.get(path.replace("/it/", "/en/")).content.decode().count("does not work any more") > 0
    assert client_of(make_person()).post(f"{path}accept/").status_code == 409


def test_who_has_no_account_makes_one_with_the_invitation_and_belongs(
    client: Client, organisation: Organisation, owner: User, at: datetime, settings: Any
) -> None:
    settings.SIGNUP_OPEN = False
    new = {"name": "Chen Jie", "email": "chen@example.org", "password1": "a long enough phrase"}
    client.post(reverse("account_signup"), new)
    assert not User.objects.filter(email="chen@example.org").exists()
    role, email = MemberRole.MEMBER, "chen@example.org"
    _, token = invite_member(
        organisation=organisation, email=email, role=role, language="en", by=owner, at=now()
    )
    client.get(reverse("organisations:invitation", args=[token]))
    client.post(reverse("account_signup"), new)
    (member,) = Membership.objects.filter(user__email="chen@example.org")
    assert member.role == MemberRole.MEMBER
    assert not OrganisationInvitation.objects.open(now()).exists()


def test_an_invitation_is_answered_from_my_organisations(
    client_of: ClientOf, owner: User, organisation: Organisation, at: datetime
) -> None:
    chen = make_person(email="chen@example.org")
    invitation, token = invite_member(
        organisation=organisation,
        email=chen.email,
        role=MemberRole.MEMBER,
        language="en",
        by=owner,
        at=at.replace(year=2100),
    )
    client = client_of(chen)
    own = f"/en/organisations/invitation/own-{invitation.pk}/"
    assert client.post(f"{own}accept/").status_code == 404
    confirm_address(chen)
    assert own in client.get("/en/organisations/mine/").content.decode()
    client.post(f"{own}decline/")
    invitation.refresh_from_db()
    assert invitation.state == InvitationState.DECLINED
    assert token


def test_an_invitation_is_taken_back(
    client_of: ClientOf, owner: User, organisation: Organisation, at: datetime
) -> None:
    invite_member(
        organisation=organisation,
        email="c@example.org",
        role=MemberRole.OWNER,
        language="en",
        by=owner,
        at=at,
    )
    invitation = OrganisationInvitation.objects.get()
    address = f"/en/organisations/invitations/{invitation.pk}/withdraw/"
    assert client_of(make_member(organisation)).post(address).status_code == 404
    client_of(owner).post(address)
    invitation.refresh_from_db()
    assert invitation.state == InvitationState.WITHDRAWN


def test_owners_are_made_unmade_and_members_taken_out_and_brought_back(
    client_of: ClientOf, owner: User, organisation: Organisation, of: str
) -> None:
    ana = make_member(organisation, make_person("Ana"))
    owners, member = client_of(owner), f"{of}/members/{ana.pk}"
    assert "Ana is an owner now." in owners.post(f"{member}/owner/", follow=True).content.decode()
    owners.post(f"{member}/member/")
    answer = owners.post(f"{member}/remove/", follow=True).content.decode()
    undo = answer.partition("/bring-back/")[0].rpartition('"')[2] + "/bring-back/"
    assert not Membership.objects.filter(user=ana).exists()
    owners.post(undo)
    assert Membership.objects.get(user=ana).role == MemberRole.MEMBER
    assert owners.post(f"{of}/members/{make_person().pk}/owner/").status_code == 404
    assert client_of(ana).post(f"{of}/members/{owner.pk}/remove/").status_code == 403


def test_the_list_of_members_is_for_members(
    client: Client, client_of: ClientOf, organisation: Organisation, of: str
) -> None:
    member = client_of(make_member(organisation))
    page = member.get(f"{of}/members/").content.decode()
    assert "Olga" in page
    assert "olga@ugr.es" not in page
    assert client_of(make_person()).get(f"{of}/members/").status_code == 403
    assert "/account/login/" in client.get(f"{of}/members/")["Location"]


def test_one_leaves_and_comes_back(
    client_of: ClientOf, organisation: Organisation, of: str, owner: User
) -> None:
    ana = make_member(organisation)
    client = client_of(ana)
    answer = client.post(f"{of}/leave/", follow=True).content.decode()
    assert "You belong to no organisation yet" in answer
    client.post(answer.partition("/bring-back/")[0].rpartition('"')[2] + "/bring-back/")
    assert Membership.objects.filter(user=ana).exists()
    last = client_of(owner).post(f"{of}/leave/")
    assert (last.status_code, "Name another owner first" in last.content.decode()) == (409, True)
    assert client_of(make_person()).post(f"{of}/leave/").status_code == 403


def test_acting_for_an_organisation_goes_back_to_a_page_of_ours(
    client_of: ClientOf, owner: User, organisation: Organisation
) -> None:
    client = client_of(owner)
    key = f"organisation:{organisation.pk}"
    answer = client.post("/en/organisations/acting/", {"acting": key, "back": "/en/plans/"})
    assert answer["Location"] == "/en/plans/"
    for elsewhere in ("https://evil.example/", "//evil.example", ""):
        answer = client.post("/en/organisations/acting/", {"acting": key, "back": elsewhere})
        assert answer["Location"] == "/en/organisations/mine/"
    assert client.post("/en/organisations/acting/", {"acting": "city:1"}).status_code == 403


def test_the_secretariat_compares_merges_and_tells_apart(client_of: ClientOf) -> None:
    one, other = make_organisation(name="Rossi Srl"), make_organisation(name="Rossi")
    secretary = client_of(make_secretary())
    assert "a similar name" in secretary.get("/en/organisations/duplicates/").content.decode()
    merge = f"/en/organisations/merge/{one.pk}/{other.pk}/"
    assert "Are these one organisation?" in secretary.get(merge).content.decode()
    assert client_of(make_person()).get(merge).status_code == 403
    assert client_of(make_person()).get("/en/organisations/duplicates/").status_code == 403
    secretary.post(f"{merge}apart/")
    assert ToldApart.objects.count() == 1
    assert "No two organisations" in secretary.get("/en/organisations/duplicates/").content.decode()
    secretary.post(merge, {"stays": "neither"})
    secretary.post(merge, {"stays": other.pk})
    one.refresh_from_db()
    assert (one.state, one.merged_into) == (State.MERGED, other)
