"""Agreeing to the privacy text."""

from datetime import datetime

from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import NotAllowed
from ucap.people.consent import TEXT_VERSION
from ucap.people.models import Consent, User
from ucap.people.rules import SIGN_IN_FIRST, is_signed_in


@transaction.atomic
def agree(*, by: User, at: datetime, text_version: str = TEXT_VERSION) -> Consent:
    """What this person agreed to, and when first."""
    if not is_signed_in(by):
        raise NotAllowed(SIGN_IN_FIRST)
    consent, new = Consent.objects.get_or_create(user=by, text_version=text_version, defaults={"at": at})
    if by.agreed_to != text_version:
        by.agreed_to = text_version
        by.save(update_fields=["agreed_to"])
    if new:
        record(
            "consent.given", subject=("user", by.id), actor=by.id, at=at, after={"text_version": text_version}
        )
    return consent
