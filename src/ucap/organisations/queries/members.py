"""Who belongs to an organisation, who asks to, who is invited: the owners' page."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Q

from ucap.organisations.hosts import is_public_mail, mail_domain
from ucap.organisations.models import (
    EmailDomain,
    JoinRequest,
    Membership,
    Organisation,
    OrganisationInvitation,
)
from ucap.organisations.queries.names import Named, name_of
from ucap.organisations.rules import confirmed_addresses, may_manage
from ucap.organisations.states import InvitationState, MemberRole, RequestState
from ucap.people.models import User

PAGE = 50
SHOWN = 100  # requests and invitations that wait


@dataclass(frozen=True, slots=True)
class MembersPage:
    organisation: Organisation
    name: Named
    words: str  # that members were searched by
    page: "Page[Membership]"
    owners: int
    may_manage: bool
    is_member: bool
    requests: tuple[JoinRequest, ...]  # these and the following only for those who decide
    invitations: tuple[OrganisationInvitation, ...]
    domains: tuple[EmailDomain, ...]
    own_domains: tuple[str, ...]  # that the viewer could verify now


def members_page(
    organisation: Organisation, viewer: User, at: datetime, *, words: str = "", page: str = "1"
) -> MembersPage:
    """The members, and for owners what waits for them. A constant number of queries."""
    members = Membership.objects.filter(organisation=organisation)
    shown = members.select_related("user").order_by("-role", "user__name", "pk")
    if words:
        shown = shown.filter(Q(user__name__icontains=words) | Q(user__email__icontains=words))
    decides = may_manage(viewer, organisation)
    domains = tuple(organisation.domains.all()) if decides else ()
    return MembersPage(
        organisation=organisation,
        name=name_of(organisation),
        words=words,
        page=Paginator(shown, PAGE).get_page(page),
        owners=members.filter(role=MemberRole.OWNER, user__is_active=True).count(),
        may_manage=decides,
        is_member=members.filter(user=viewer).exists(),
        requests=tuple(_requests(organisation)) if decides else (),
        invitations=tuple(_invitations(organisation, at)) if decides else (),
        domains=domains,
        own_domains=_verifiable(viewer, domains) if decides else (),
    )


def _requests(organisation: Organisation) -> list[JoinRequest]:
    waiting = organisation.join_requests.filter(state=RequestState.WAITING)
    return list(waiting.select_related("user")[:SHOWN])


def _invitations(organisation: Organisation, at: datetime) -> list[OrganisationInvitation]:
    waiting = OrganisationInvitation.objects.filter(organisation=organisation, state=InvitationState.WAITING)
    return list(waiting.filter(expires_at__gt=at).select_related("by")[:SHOWN])


def _verifiable(viewer: User, domains: tuple[EmailDomain, ...]) -> tuple[str, ...]:
    known = {domain.domain for domain in domains if domain.verified_at}
    mine = {mail_domain(address) for address in confirmed_addresses(viewer)} - {""}
    return tuple(sorted(domain for domain in mine - known if not is_public_mail(domain)))
