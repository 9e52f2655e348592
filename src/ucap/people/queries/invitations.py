"""An invitation as the page of its link shows it."""

from dataclasses import dataclass
from datetime import datetime

from ucap.people.models import Invitation, User
from ucap.people.rules import Viewer
from ucap.people.states import OFFICE_LABELS, Office
from ucap.places.models import City


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """What the page of an invitation says."""

    invitation: Invitation
    office: str  # an English label, known to the catalogues
    cities: tuple[City, ...]
    by: str  # "" for the operator
    for_account: bool  # whether the invited address has an account already


def invitation_page(token: str, viewer: Viewer, at: datetime) -> InvitationPage | None:
    """The invitation as its page says it; None when the link works no longer. Whoever holds the link may see it."""
    invitation = open_invitation(token, at)
    if invitation is None:
        return None
    return InvitationPage(
        invitation=invitation,
        office=OFFICE_LABELS[Office(invitation.office)],
        cities=tuple(invitation.cities.all()),
        by=str(invitation.by) if invitation.by else "",
        for_account=User.objects.filter(email__iexact=invitation.email).exists(),
    )


def sent_to(token: str, at: datetime) -> str | None:
    """The address that the link with this token was sent to; None when it works no longer."""
    invitation = open_invitation(token, at)
    return invitation.email if invitation else None


def open_invitation(token: str, at: datetime) -> Invitation | None:
    """The invitation whose link ends in this token, while it works."""
    there = Invitation.objects.open(at).with_token(token)
    return there.select_related("by").prefetch_related("cities").first()
