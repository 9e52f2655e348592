"""What people change of their own account, beside what django-allauth keeps."""

from datetime import datetime

from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import NotAllowed
from ucap.people.models import User
from ucap.people.rules import SIGN_IN_FIRST, is_signed_in


@transaction.atomic
def change_account(*, by: User, name: str, language: str, time_zone: str, at: datetime) -> User:
    """The account with these; the journal says that it was changed, not what a person is called."""
    if not is_signed_in(by):
        raise NotAllowed(SIGN_IN_FIRST)
    by.name, by.language, by.time_zone = name, language, time_zone
    by.save(update_fields=["name", "language", "time_zone"])
    record("account.changed", subject=("user", by.id), actor=by.id, at=at)
    return by
