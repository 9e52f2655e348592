"""Making and changing accounts."""

from datetime import datetime

from django.db import transaction

from ucap.journal.actions import record
from ucap.people.models import CityOfficer, User
from ucap.places.models import City


@transaction.atomic
def make_officer(*, email: str, city: City, at: datetime, by: User | None = None, name: str = "") -> User:
    """The person of that address, now an officer of the city; the account is made if there is none.

    Called by the operator on the command line (`by` is None): whoever holds the machine decides who speaks for a city.
    """
    user = User.objects.filter(email__iexact=email).first() or User.objects.create_user(email, name=name)
    _, new = CityOfficer.objects.get_or_create(user=user, city=city, defaults={"since": at})
    if new:
        record(
            "officer.made",
            subject=("user", user.id),
            actor=by.id if by else "",
            at=at,
            after={"city": city.id},
        )
    return user


@transaction.atomic
def make_secretariat(*, email: str, at: datetime, name: str = "") -> User:
    """The person of that address, now of the secretariat; the account is made if there is none."""
    user = User.objects.filter(email__iexact=email).first() or User.objects.create_user(email, name=name)
    if not user.is_secretariat:
        user.is_secretariat = True
        user.is_staff = True
        user.save(update_fields=["is_secretariat", "is_staff"])
        record("secretariat.made", subject=("user", user.id), actor="", at=at)
    return user
