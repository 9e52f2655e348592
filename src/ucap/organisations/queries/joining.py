"""Joining an organisation: the ways that are open to somebody."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from ucap.kernel.errors import NotAllowed
from ucap.organisations.hosts import mail_domain
from ucap.organisations.models import EmailDomain, JoinRequest, Organisation, OrganisationInvitation
from ucap.organisations.queries.names import Named, name_of
from ucap.organisations.queries.organisation import organisation_by_slug
from ucap.organisations.rules import (
    CANNOT_JOIN,
    confirmed_addresses,
    is_member,
    may_ask_to_join,
    may_decide,
    may_withdraw,
)
from ucap.organisations.states import RequestState
from ucap.people.models import User, hash_of
from ucap.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class JoinPage:
    organisation: Organisation
    name: Named
    domains: tuple[str, ...]  # of the viewer's addresses that let them in at once
    waiting: JoinRequest | None  # the viewer's own


@dataclass(frozen=True, slots=True)
class InvitationPage:
    invitation: OrganisationInvitation
    name: Named
    is_member: bool  # the viewer belongs to it already


def domains_that_let_in(viewer: User, organisation: Organisation) -> tuple[str, ...]:
    """The organisation's verified domains in which this person has a confirmed address."""
    mine = {mail_domain(address) for address in confirmed_addresses(viewer)} - {""}
    verified = EmailDomain.objects.filter(organisation=organisation, verified_at__isnull=False)
    return tuple(verified.filter(domain__in=mine).values_list("domain", flat=True))


def join_page(organisation: Organisation, viewer: User) -> JoinPage:
    """The ways in that this person has."""
    waiting = JoinRequest.objects.filter(organisation=organisation, user=viewer, state=RequestState.WAITING)
    return JoinPage(
        organisation=organisation,
        name=name_of(organisation),
        domains=domains_that_let_in(viewer, organisation),
        waiting=waiting.first(),
    )


def organisation_to_join(slug: str, viewer: User) -> Organisation:
    """The organisation, for somebody who does not belong to it yet."""
    found = organisation_by_slug(slug, viewer)
    if not may_ask_to_join(viewer, found):
        raise NotAllowed(CANNOT_JOIN)
    return found


def request_to_decide(request_id: str, viewer: User) -> JoinRequest:
    """The request, for somebody who may decide it; for others it is not there."""
    found = JoinRequest.objects.select_related("organisation", "user").filter(pk=request_id).first()
    if found is None or not may_decide(viewer, found):
        raise Http404
    return found


def own_request(request_id: str, viewer: User) -> JoinRequest:
    """The request, for whoever made it."""
    found = JoinRequest.objects.select_related("organisation").filter(pk=request_id, user=viewer).first()
    if found is None:
        raise Http404
    return found


def invitation_to_withdraw(invitation_id: str, viewer: User) -> OrganisationInvitation:
    """The invitation, for somebody who may take it back."""
    found = OrganisationInvitation.objects.select_related("organisation").filter(pk=invitation_id).first()
    if found is None or not may_withdraw(viewer, found):
        raise Http404
    return found


def invitation_by_link(token: str, at: datetime) -> OrganisationInvitation | None:
    """The invitation whose link ends in this token, while it works."""
    open_ones = OrganisationInvitation.objects.open(at).select_related("organisation", "by")
    return open_ones.filter(token_hash=hash_of(token)).first()


def sent_to(token: str, at: datetime) -> str | None:
    """The address that the link with this token was sent to; None when it works no longer."""
    invitation = invitation_by_link(token, at)
    return invitation.email if invitation else None


def invitation_page(token: str, viewer: Viewer, at: datetime) -> InvitationPage | None:
    """The invitation, and whether there is anything left to accept; None for a link that does not work."""
    invitation = invitation_by_link(token, at)
    if invitation is None:
        return None
    organisation = invitation.organisation
    return InvitationPage(invitation, name_of(organisation), is_member(viewer, organisation))


def own_invitation(invitation_id: str, viewer: User, at: datetime) -> OrganisationInvitation:
    """The open invitation to one of the viewer's confirmed addresses."""
    open_ones = OrganisationInvitation.objects.open(at).select_related("organisation", "by")
    found = open_ones.filter(pk=invitation_id, email__in=confirmed_addresses(viewer)).first()
    if found is None:
        raise Http404
    return found
