"""Giving somebody an office, and taking it back."""

from datetime import datetime

from django.db import transaction

from ucap.journal.actions import record
from ucap.journal.models import Entry
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import CityOfficer, User
from ucap.people.rules import SECRETARIAT_ONLY, may_run_offices
from ucap.people.states import Office
from ucap.places.models import City

FLAGS = {Office.SECRETARIAT: "is_secretariat", Office.OPERATOR: "is_operator"}


@transaction.atomic
def make_officer(*, email: str, city: City, at: datetime, by: User | None = None, name: str = "") -> User:
    """The person of that address, now an officer of the city; the account is made if there is none.

    Called by the operator on the command line (`by` is None): whoever holds the machine decides who speaks for a city.
    """
    user = _account(email, name)
    give(user, Office.OFFICER, cities=[city], by=by, at=at)
    return user


@transaction.atomic
def make_secretariat(*, email: str, at: datetime, name: str = "") -> User:
    """The person of that address, now of the secretariat; the account is made if there is none."""
    user = _account(email, name)
    give(user, Office.SECRETARIAT, at=at)
    return user


@transaction.atomic
def make_operator(*, email: str, at: datetime, name: str = "") -> User:
    """The person of that address, now one who watches how the machine runs; the account is made if there is none."""
    user = _account(email, name)
    give(user, Office.OPERATOR, at=at)
    return user


def confirm_address(user: User) -> None:
    """Nothing; the account's address counts as confirmed: whoever calls this has vouched for it."""
    from allauth.account.models import EmailAddress  # a model: cannot be imported before all apps are there

    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


def give(
    user: User, office: Office, *, at: datetime, cities: list[City] | None = None, by: User | None = None
) -> None:
    """Nothing; the office is this person's, and the journal says since when. Within a transaction of the caller, who asks the rule."""
    actor = by.id if by else ""
    for city in cities or []:
        _, new = CityOfficer.objects.get_or_create(user=user, city=city, defaults={"since": at})
        if new:
            record("officer.made", subject=("user", user.id), actor=actor, at=at, after={"city": city.id})
    if office in FLAGS and not getattr(user, FLAGS[office]):
        setattr(user, FLAGS[office], True)
        user.save(update_fields=[FLAGS[office]])
        record(f"{office.value}.made", subject=("user", user.id), actor=actor, at=at)
    for known in ("city_ids", "speaks_for_a_city"):
        user.__dict__.pop(known, None)


@transaction.atomic
def withdraw_office(*, user: User, office: Office, city: City | None = None, by: User, at: datetime) -> Entry:
    """The journal's entry, by which the office can be given back; of an officer only that of this city is withdrawn."""
    if not may_run_offices(by):
        raise NotAllowed(SECRETARIAT_ONLY)
    if not (_lower_flag(user, office) if city is None else _take_from(user, city)):
        raise NotNow(gettext_noop("This office was withdrawn already."))
    return record(
        f"{office.value}.withdrawn",
        subject=("user", user.id),
        actor=by.id,
        at=at,
        before={"city": city.id} if city else None,
    )


@transaction.atomic
def give_back_office(*, withdrawn: Entry, by: User, at: datetime) -> User:
    """The person, who has again the office that this entry of the journal says was withdrawn."""
    if not may_run_offices(by):
        raise NotAllowed(SECRETARIAT_ONLY)
    office, _, what = withdrawn.verb.partition(".")
    user = User.objects.filter(pk=withdrawn.subject_id, is_active=True).first()
    if what != "withdrawn" or office not in set(Office) or user is None:
        raise NotNow(gettext_noop("This cannot be taken back any more."))
    cities = list(City.objects.filter(pk=(withdrawn.before or {}).get("city")))
    give(user, Office(office), cities=cities, by=by, at=at)
    return user


def _take_from(user: User, city: City) -> bool:
    return bool(CityOfficer.objects.filter(user=user, city=city).delete()[0])


def _lower_flag(user: User, office: Office) -> bool:
    if office not in FLAGS:
        return False
    holders = User.objects.select_for_update().filter(**{FLAGS[office]: True, "is_active": True})
    ids = set(holders.values_list("pk", flat=True))
    if office == Office.SECRETARIAT and ids == {user.pk}:
        raise NotNow(gettext_noop("This is the last member of the secretariat. Invite another one first."))
    return bool(User.objects.filter(pk=user.pk, **{FLAGS[office]: True}).update(**{FLAGS[office]: False}))


def _account(email: str, name: str) -> User:
    return User.objects.filter(email__iexact=email).first() or User.objects.create_user(email, name=name)
