"""What organisations hold about a person: where they belong or asked to, to what they were invited. The organisations stay."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q

from ucap.kernel.containing import containing
from ucap.kernel.messages import Message, gettext_noop
from ucap.kernel.person import Obstacle, Person, without
from ucap.organisations.models import (
    JoinRequest,
    Membership,
    Organisation,
    OrganisationInvitation,
    OrganisationName,
)
from ucap.organisations.states import MemberRole

ONLY_OWNER = gettext_noop(
    "You are the only owner of %(organisation)s. Make another member its owner, or leave it to the secretariat."
)


def export(person: Person) -> dict[str, Any]:
    """Memberships, requests to join, invitations, and the organisations that this person entered."""
    return {
        "memberships": list(
            Membership.objects.filter(user_id=person.id).values(
                "organisation", "organisation__slug", "role", "since", "how"
            )
        ),
        "requests_to_join": list(
            JoinRequest.objects.filter(user_id=person.id).values(
                "organisation__slug", "text", "state", "at", "decided_at", "reason"
            )
        ),
        "invitations": list(
            _invitations(person).values("organisation__slug", "email", "role", "state", "at")
        ),
        "organisations_entered": list(
            Organisation.objects.filter(created_by_id=person.id).values("id", "slug", "created_at")
        ),
    }


def files(_: Person) -> Iterator[tuple[str, Any]]:
    """None: a logo is the organisation's."""
    yield from ()


def obstacles(person: Person) -> Iterator[Obstacle]:
    """The organisations that nobody would own any more."""
    for organisation in Organisation.objects.standing().filter(
        memberships__user_id=person.id, memberships__role=MemberRole.OWNER
    ):
        others = Membership.objects.filter(
            organisation=organisation, role=MemberRole.OWNER, user__is_active=True
        )
        if not others.exclude(user_id=person.id).exists():
            name = OrganisationName.objects.filter(organisation=organisation).values_list("name", flat=True)
            says = Message(ONLY_OWNER, {"organisation": name.first() or organisation.slug})
            yield Obstacle(says, ("organisations:members", (organisation.slug,)), can_be_handed_over=True)


def erase(person: Person, _: datetime) -> None:
    """Nothing; this person belongs nowhere any more."""
    Membership.objects.filter(user_id=person.id).delete()
    JoinRequest.objects.filter(user_id=person.id).delete()
    _invitations(person).delete()
    for organisation in containing(Organisation.objects.all(), "description", person.addresses):
        organisation.description = str(without(organisation.description, person))
        organisation.save(update_fields=["description"])


def _invitations(person: Person) -> Any:
    to_them = Q(answered_by_id=person.id)
    for address in person.addresses:
        to_them |= Q(email__iexact=address)
    return OrganisationInvitation.objects.filter(to_them)
