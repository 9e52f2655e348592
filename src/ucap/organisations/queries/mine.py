"""One's own organisations: those one belongs to, is invited to, or has asked to join."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from ucap.organisations.models import JoinRequest, Membership, OrganisationInvitation
from ucap.organisations.queries.names import Named, names_of
from ucap.organisations.rules import confirmed_addresses
from ucap.organisations.states import RequestState, State
from ucap.people.models import User


@dataclass(frozen=True, slots=True)
class Belonging:
    membership: Membership
    name: Named
    to_decide: int  # requests that wait for this person, 0 unless they are an owner


@dataclass(frozen=True, slots=True)
class Invited:
    invitation: OrganisationInvitation
    name: Named


@dataclass(frozen=True, slots=True)
class AskedToJoin:
    request: JoinRequest
    name: Named


@dataclass(frozen=True, slots=True)
class MyOrganisations:
    belonging: tuple[Belonging, ...]
    invited: tuple[Invited, ...]
    asked: tuple[AskedToJoin, ...]


def my_organisations(viewer: User, at: datetime) -> MyOrganisations:
    """Everything of organisations that is this person's. Five queries."""
    memberships = (
        Membership.objects.filter(user=viewer)
        .exclude(organisation__state=State.MERGED)
        .select_related("organisation__city")
        .annotate(
            waiting=Count(
                "organisation__join_requests",
                filter=Q(organisation__join_requests__state=RequestState.WAITING),
            )
        )
    )
    members = list(memberships)
    invitations = invitations_for(viewer, at)
    requests = list(
        JoinRequest.objects.filter(user=viewer, state=RequestState.WAITING).select_related("organisation")
    )
    concerned = [one.organisation_id for one in members]
    concerned += [one.organisation_id for one in invitations] + [one.organisation_id for one in requests]
    names = names_of(concerned)
    return MyOrganisations(
        belonging=tuple(
            Belonging(one, names[one.organisation_id], one.waiting if one.is_owner else 0) for one in members
        ),
        invited=tuple(Invited(one, names[one.organisation_id]) for one in invitations),
        asked=tuple(AskedToJoin(one, names[one.organisation_id]) for one in requests),
    )


def invitations_for(viewer: User, at: datetime) -> list[OrganisationInvitation]:
    """The open invitations to this person's confirmed addresses. Two queries."""
    open_ones = OrganisationInvitation.objects.open(at).select_related("organisation", "by")
    return list(open_ones.filter(email__in=confirmed_addresses(viewer)))
