"""What a moderator's decision does to an organisation. moderation calls it, in the decision's transaction, once it has checked who decides."""

from datetime import datetime

from ucap.journal.actions import record
from ucap.organisations.actions.standing import vouch
from ucap.organisations.models import Organisation
from ucap.organisations.states import State
from ucap.people.models import User


def release(organisation_id: str, by: User, at: datetime) -> None:
    """Nothing; everybody sees the organisation, and whoever was taken into it is verified."""
    organisation = _change(organisation_id, State.APPROVED, "organisation.approved", by, at)
    if organisation:
        for membership in organisation.memberships.select_related("user"):
            vouch(membership.user, organisation, how=membership.how, by=by, at=at)


def withhold(organisation_id: str, by: User, at: datetime) -> None:
    """Nothing; nobody but its members and the secretariat sees the organisation."""
    _change(organisation_id, State.WITHHELD, "organisation.withheld", by, at)


def _change(organisation_id: str, state: State, verb: str, by: User, at: datetime) -> Organisation | None:
    """The organisation in that state; None where it is so already, was merged, or is not there."""
    there = Organisation.objects.select_for_update(of=("self",)).filter(pk=organisation_id).first()
    if there is None or there.state in (state, State.MERGED):
        return None
    before, there.state, there.edited_at = there.state, state, at
    there.save(update_fields=["state", "edited_at"])
    subject = ("organisation", there.pk)
    record(verb, subject=subject, actor=by.pk, at=at, before={"state": before}, after={"state": state.value})
    return there
