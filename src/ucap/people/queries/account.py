"""One's own account on one page."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db.models import Count, Q

from ucap.people.models import User
from ucap.people.rules import holds_office, lacks_second_factor
from ucap.places.models import City


@dataclass(frozen=True, slots=True)
class AccountPage:
    """How an account is entered, and what its owner is here."""

    addresses: int
    has_password: bool
    passkeys: int
    has_app: bool
    has_recovery_codes: bool
    sessions: int
    connections: int
    providers: bool  # whether this installation knows any
    cities: tuple[City, ...]
    holds_office: bool
    rests: bool  # an office rests for want of a second step


def account_page(person: User) -> AccountPage:
    """What the page of this person's account says. Five queries."""
    kinds = Authenticator.Type
    ways = Authenticator.objects.filter(user=person).aggregate(
        passkeys=Count("id", filter=Q(type=kinds.WEBAUTHN)),
        app=Count("id", filter=Q(type=kinds.TOTP)),
        codes=Count("id", filter=Q(type=kinds.RECOVERY_CODES)),
    )
    cities = tuple(person.cities.order_by("name"))
    person.__dict__["city_ids"] = frozenset(city.id for city in cities)
    person.__dict__["has_second_factor"] = bool(ways["passkeys"] or ways["app"])
    return AccountPage(
        addresses=EmailAddress.objects.filter(user=person).count(),
        has_password=person.has_usable_password(),
        passkeys=ways["passkeys"],
        has_app=bool(ways["app"]),
        has_recovery_codes=bool(ways["codes"]),
        sessions=UserSession.objects.filter(user=person).count(),
        connections=SocialAccount.objects.filter(user=person).count(),
        providers=bool(settings.OPENID_PROVIDERS),
        cities=cities,
        holds_office=holds_office(person),
        rests=lacks_second_factor(person),
    )
