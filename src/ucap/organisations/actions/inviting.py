"""Inviting somebody by a link that works once, for two weeks; of the link only a hash is kept."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.organisations import letters
from ucap.organisations.actions.standing import held, take_in, tell
from ucap.organisations.models import Membership, Organisation, OrganisationInvitation
from ucap.organisations.rules import NOT_YOURS, may_answer, may_manage, may_withdraw
from ucap.organisations.states import InvitationState, Joined, MemberRole
from ucap.people.models import User, hash_of

VALID_FOR = timedelta(days=14)
OPEN_AT_ONCE = 100  # invitations of one organisation that wait for an answer
NOT_VALID = gettext_noop(
    "This invitation was used, taken back or is too old. Ask whoever invited you for a new one."
)
NOT_FOR_YOU = gettext_noop("This invitation was sent to another address. Open it by the link in the e-mail.")


@transaction.atomic
def invite_member(
    *, organisation: Organisation, email: str, role: MemberRole, language: str, by: User, at: datetime
) -> tuple[OrganisationInvitation, str]:
    """The invitation and the token its link ends in, which is mailed. An open one of the same address is replaced."""
    organisation = held(organisation)
    if not may_manage(by, organisation):
        raise NotAllowed(NOT_YOURS)
    email = email.strip().lower()
    if Membership.objects.filter(organisation=organisation, user__email__iexact=email).exists():
        raise NotNow(gettext_noop("Whoever has this address belongs to the organisation already."))
    waiting = OrganisationInvitation.objects.filter(organisation=organisation, state=InvitationState.WAITING)
    waiting.filter(email=email).update(state=InvitationState.WITHDRAWN, answered_by=by, answered_at=at)
    if waiting.filter(expires_at__gt=at).count() >= OPEN_AT_ONCE:
        raise NotNow(
            gettext_noop("Many invitations wait for an answer. Take some back before you send more.")
        )
    token = secrets.token_urlsafe(32)
    invitation = OrganisationInvitation.objects.create(
        organisation=organisation,
        email=email,
        role=role,
        token_hash=hash_of(token),
        by=by,
        at=at,
        expires_at=at + VALID_FOR,
    )
    _journal("member.invited", invitation, by, at)
    letters.invite(invitation, token=token, language=language)
    return invitation, token


@transaction.atomic
def accept_invitation(
    *, invitation: OrganisationInvitation, by: User, at: datetime, token: str = ""
) -> Membership:
    """The membership. Whoever holds the link may accept, or whoever has confirmed the address it was sent to."""
    invitation = _answered(invitation, InvitationState.ACCEPTED, by=by, at=at, token=token)
    organisation = invitation.organisation
    membership = take_in(
        by, organisation, role=MemberRole(invitation.role), how=Joined.INVITED, by=invitation.by or by, at=at
    )
    _journal("invitation.accepted", invitation, by, at)
    _tell(invitation, gettext_noop("Your invitation to %(organisation)s was accepted"), by=by, at=at)
    return membership


@transaction.atomic
def decline_invitation(
    *, invitation: OrganisationInvitation, by: User, at: datetime, token: str = ""
) -> OrganisationInvitation:
    """The invitation, declined; whoever invited is told."""
    invitation = _answered(invitation, InvitationState.DECLINED, by=by, at=at, token=token)
    _journal("invitation.declined", invitation, by, at)
    _tell(invitation, gettext_noop("Your invitation to %(organisation)s was declined"), by=by, at=at)
    return invitation


@transaction.atomic
def withdraw_invitation(
    *, invitation: OrganisationInvitation, by: User, at: datetime
) -> OrganisationInvitation:
    """The invitation, whose link works no longer."""
    if not may_withdraw(by, invitation):
        raise NotAllowed(NOT_YOURS)
    invitation = _close(invitation, InvitationState.WITHDRAWN, by=by, at=at)
    _journal("invitation.withdrawn", invitation, by, at)
    return invitation


def _answered(
    invitation: OrganisationInvitation, state: InvitationState, *, by: User, at: datetime, token: str
) -> OrganisationInvitation:
    if not may_answer(by, invitation, token):
        raise NotAllowed(NOT_FOR_YOU)
    held(invitation.organisation)
    if invitation.expires_at <= at:
        raise NotNow(NOT_VALID)
    return _close(invitation, state, by=by, at=at)


def _close(
    invitation: OrganisationInvitation, state: InvitationState, *, by: User, at: datetime
) -> OrganisationInvitation:
    waiting = OrganisationInvitation.objects.filter(pk=invitation.pk, state=InvitationState.WAITING)
    if not waiting.update(
        state=state, answered_by=by, answered_at=at
    ):  # of two who press at once, one is first
        raise NotNow(NOT_VALID)
    return OrganisationInvitation.objects.select_related("organisation", "by").get(pk=invitation.pk)


def _tell(invitation: OrganisationInvitation, title: str, *, by: User, at: datetime) -> None:
    tell([invitation.by] if invitation.by else [], invitation.organisation, title, by=by, at=at)


def _journal(verb: str, invitation: OrganisationInvitation, by: User, at: datetime) -> None:
    record(
        verb,
        subject=("organisation", invitation.organisation_id),
        actor=by.pk,
        at=at,
        detail={"invitation": invitation.pk, "role": invitation.role},
    )
