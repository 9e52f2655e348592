"""Inviting by a link."""

from datetime import datetime, timedelta

import pytest
from django.core.mail import EmailMessage

from tests.organisations.factories import (
    confirm_address,
    make_member,
    make_organisation,
    make_person,
)
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.organisations.actions import (
    accept_invitation,
    decline_invitation,
    invite_member,
    withdraw_invitation,
)
from ucap.organisations.actions.inviting import VALID_FOR
from ucap.organisations.models import Membership, Organisation, OrganisationInvitation
from ucap.organisations.states import InvitationState, Joined, MemberRole
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> User:
    return make_person("Olga", verified=True)


@pytest.fixture
def organisation(owner: User) -> Organisation:
    return make_organisation(owner=owner, names={"en": "University of Granada", "zh-Hans": "格拉纳达大学"})


def invite(
    organisation: Organisation, owner: User, at: datetime, email: str = "chen@example.org"
) -> tuple[OrganisationInvitation, str]:
    return invite_member(
        organisation=organisation, email=email, role=MemberRole.MEMBER, language="zh-hans", by=owner, at=at
    )


def test_the_letter_is_in_the_language_chosen_and_its_link_takes_in_whoever_holds_it(
    organisation: Organisation, owner: User, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    invitation, token = invite(organisation, owner, at)
    (letter,) = mailoutbox
    assert letter.to == ["chen@example.org"]
    assert "格拉纳达大学" in letter.subject
    assert f"/zh-hans/organisations/invitation/{token}/" in letter.body
    assert token not in invitation.token_hash
    chen = make_person()
    membership = accept_invitation(invitation=invitation, by=chen, at=at, token=token)
    assert (membership.user, membership.role, membership.how) == (chen, MemberRole.MEMBER, Joined.INVITED)
    chen.refresh_from_db()
    assert chen.verified_at == at
    notice = Notice.objects.get(to=owner)
    assert notice.title["values"] == {"organisation": "University of Granada"}


def test_a_link_works_once(organisation: Organisation, owner: User, at: datetime) -> None:
    invitation, token = invite(organisation, owner, at)
    accept_invitation(invitation=invitation, by=make_person(), at=at, token=token)
    with pytest.raises(NotNow):
        accept_invitation(invitation=invitation, by=make_person(), at=at, token=token)


def test_a_link_works_for_two_weeks(organisation: Organisation, owner: User, at: datetime) -> None:
    invitation, token = invite(organisation, owner, at)
    with pytest.raises(NotNow):
        accept_invitation(invitation=invitation, by=make_person(), at=at + VALID_FOR, token=token)
    accept_invitation(
        invitation=invitation, by=make_person(), at=at + VALID_FOR - timedelta(seconds=1), token=token
    )


def test_without_the_link_only_whoever_has_confirmed_the_address(
    organisation: Organisation, owner: User, at: datetime
) -> None:
    invitation, _ = invite(organisation, owner, at)
    other, chen = make_person(), make_person(email="chen@example.org")
    for person in (other, chen):
        with pytest.raises(NotAllowed):
            accept_invitation(invitation=invitation, by=person, at=at)
    with pytest.raises(NotAllowed):
        accept_invitation(invitation=invitation, by=other, at=at, token="guessed")
    confirm_address(chen)
    assert accept_invitation(invitation=invitation, by=chen, at=at).user == chen


def test_an_invitation_can_be_declined_and_whoever_invited_hears_of_it(
    organisation: Organisation, owner: User, at: datetime
) -> None:
    invitation, token = invite(organisation, owner, at)
    declined = decline_invitation(invitation=invitation, by=make_person(), at=at, token=token)
    assert declined.state == InvitationState.DECLINED
    assert "declined" in Notice.objects.get(to=owner).title["template"]


def test_an_invitation_can_be_taken_back(organisation: Organisation, owner: User, at: datetime) -> None:
    invitation, token = invite(organisation, owner, at)
    with pytest.raises(NotAllowed):
        withdraw_invitation(invitation=invitation, by=make_member(organisation), at=at)
    withdraw_invitation(invitation=invitation, by=owner, at=at)
    with pytest.raises(NotNow):
        accept_invitation(invitation=invitation, by=make_person(), at=at, token=token)


def test_inviting_again_replaces_the_link(organisation: Organisation, owner: User, at: datetime) -> None:
    first, _ = invite(organisation, owner, at)
    invite(organisation, owner, at, "Chen@Example.org")
    first.refresh_from_db()
    assert first.state == InvitationState.WITHDRAWN
    assert OrganisationInvitation.objects.open(at).count() == 1


def test_members_are_not_invited_and_do_not_invite(
    organisation: Organisation, owner: User, at: datetime
) -> None:
    member = make_member(organisation)
    with pytest.raises(NotNow):
        invite(organisation, owner, at, member.email.upper())
    with pytest.raises(NotAllowed):
        invite(organisation, member, at)


def test_there_is_an_end_to_inviting(
    organisation: Organisation, owner: User, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ucap.organisations.actions.inviting.OPEN_AT_ONCE", 1)
    invite(organisation, owner, at)
    with pytest.raises(NotNow):
        invite(organisation, owner, at, "other@example.org")


def test_a_member_who_is_invited_as_an_owner_becomes_one(
    organisation: Organisation, owner: User, at: datetime
) -> None:
    invitation, token = invite_member(
        organisation=organisation,
        email="new@example.org",
        role=MemberRole.OWNER,
        language="en",
        by=owner,
        at=at,
    )
    member = make_member(organisation)
    accept_invitation(invitation=invitation, by=member, at=at, token=token)
    assert Membership.objects.get(user=member).is_owner
    assert Membership.objects.count() == 2
