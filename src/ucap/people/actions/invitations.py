"""Offering somebody an office by a link that works once, for two weeks; of the link only a hash is kept."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.actions.offices import give
from ucap.people.models import Invitation, User, hash_of
from ucap.people.rules import SECRETARIAT_ONLY, SIGN_IN_FIRST, may_accept, may_invite, may_run_offices
from ucap.people.states import Office
from ucap.places.models import City

VALID_FOR = timedelta(days=14)
NOT_VALID = gettext_noop(
    "This invitation was used, withdrawn or is too old. Ask whoever invited you for a new one."
)


@transaction.atomic
def invite(
    *,
    email: str,
    office: Office,
    at: datetime,
    by: User | None,
    cities: Sequence[City] = (),
    name: str = "",
    language: str = "en",
) -> tuple[Invitation, str]:
    """The invitation, and the token its link ends in. An open one of the same address to the same office is replaced.

    `by` is None for the operator on the command line, who hands the link on; what the secretariat makes is mailed (letters.py).
    """
    if by is not None and not may_invite(by, office):
        raise NotAllowed(SECRETARIAT_ONLY)
    if (office == Office.OFFICER) != bool(cities):
        raise BadInput(gettext_noop("Say for which city an officer is to speak."))
    open_ones = Invitation.objects.open(at).filter(email__iexact=email, office=office)
    open_ones.update(withdrawn_at=at)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email.lower(),
        office=office,
        name=name,
        language=language,
        token_hash=hash_of(token),
        by=by,
        at=at,
        expires_at=at + VALID_FOR,
    )
    invitation.cities.set(cities)
    record(
        "invitation.made",
        subject=("invitation", invitation.id),
        actor=by.id if by else "",
        at=at,
        after={"office": office.value, "cities": [city.id for city in cities]},
    )
    return invitation, token


@transaction.atomic
def accept_invitation(*, token: str, by: User, at: datetime) -> Invitation:
    """The invitation, used; what it offered is now this person's. Whoever holds the link may, whatever the address of their account."""
    if not may_accept(by):
        raise NotAllowed(SIGN_IN_FIRST)
    used = Invitation.objects.open(at).with_token(token)
    if not used.update(accepted_at=at, accepted_by=by):  # of two who press at once, one is first
        raise NotNow(NOT_VALID)
    invitation = Invitation.objects.prefetch_related("cities").with_token(token).get()
    record("invitation.accepted", subject=("invitation", invitation.id), actor=by.id, at=at)
    give(by, Office(invitation.office), cities=list(invitation.cities.all()), by=invitation.by, at=at)
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: User, at: datetime) -> Invitation:
    """The invitation, whose link works no longer."""
    if not may_run_offices(by):
        raise NotAllowed(SECRETARIAT_ONLY)
    if not Invitation.objects.open(at).filter(pk=invitation.pk).update(withdrawn_at=at):
        raise NotNow(gettext_noop("This invitation is not open any more."))
    record("invitation.withdrawn", subject=("invitation", invitation.id), actor=by.id, at=at)
    invitation.withdrawn_at = at
    return invitation


@transaction.atomic
def bring_back_invitation(*, invitation: Invitation, by: User, at: datetime) -> Invitation:
    """The invitation, whose link works again, for as long as it would have."""
    if not may_run_offices(by):
        raise NotAllowed(SECRETARIAT_ONLY)
    again = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, expires_at__gt=at)
    if not again.exclude(withdrawn_at=None).update(withdrawn_at=None):
        raise NotNow(gettext_noop("This cannot be taken back any more."))
    record("invitation.brought_back", subject=("invitation", invitation.id), actor=by.id, at=at)
    invitation.withdrawn_at = None
    return invitation
