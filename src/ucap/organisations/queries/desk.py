"""What of organisations waits for somebody, for My desk."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from ucap.kernel.waiting import Waiting
from ucap.organisations.models import JoinRequest
from ucap.organisations.queries.mine import invitations_for
from ucap.organisations.queries.names import names_of
from ucap.organisations.states import MemberRole, RequestState
from ucap.people.models import User

LATE = timedelta(days=7)  # after which somebody has waited for an answer too long
SHOWN = 20


def waiting_for(viewer: User, at: datetime) -> tuple[Waiting, ...]:
    """Requests this person decides on, and invitations to them. Four queries."""
    requests = list(
        JoinRequest.objects.filter(
            state=RequestState.WAITING,
            organisation__memberships__user=viewer,
            organisation__memberships__role=MemberRole.OWNER,
        ).select_related("organisation", "user")[:SHOWN]
    )
    invitations = invitations_for(viewer, at)[:SHOWN]
    names = names_of([one.organisation_id for one in requests] + [one.organisation_id for one in invitations])
    to_decide = [
        Waiting(
            what=_("Answer a request to join"),
            about=names[one.organisation_id].text,
            language=names[one.organisation_id].language,
            detail=str(one.user),
            url=reverse("organisations:members", args=[one.organisation.slug]) + f"#request-{one.pk}",
            at=one.at,
            icon="person",
            late=at - one.at > LATE,
        )
        for one in requests
    ]
    to_answer = [
        Waiting(
            what=_("Answer an invitation"),
            about=names[one.organisation_id].text,
            language=names[one.organisation_id].language,
            url=reverse("organisations:mine") + "#invited",
            at=one.at,
            icon="mail",
        )
        for one in invitations
    ]
    return (*to_decide, *to_answer)
