"""What an account holds about its person; emptied, its row stays so that the journal's ids lead to nobody else."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from ucap.kernel.containing import containing
from ucap.kernel.messages import Message, gettext_noop
from ucap.kernel.person import Obstacle, Person
from ucap.people.actions.sessions import sign_out_everywhere
from ucap.people.models import NOBODY, CityOfficer, Consent, Invitation, User

LAST_SECRETARY = gettext_noop(
    "You are the last member of the secretariat. Invite somebody else to it first: without one, nobody runs this platform."
)
ONLY_OFFICER = gettext_noop(
    "You are the only officer of %(city)s. Without one, the secretariat speaks for the city until it invites another."
)


def person_of(user: User) -> Person:
    """The person with that account, with every address that leads to them."""
    addresses = EmailAddress.objects.filter(user_id=user.pk).values_list("email", flat=True)
    every = dict.fromkeys(address.lower() for address in (user.email, *addresses))
    return Person(id=user.pk, name=user.name, addresses=tuple(every), language=user.language)


def export(person: Person) -> dict[str, Any]:
    """The account and all that hangs on it; of a second factor that it is there, not its secret."""
    user = User.objects.prefetch_related("cities").get(pk=person.id)
    return {
        "account": {
            "id": user.pk,
            "email": user.email,
            "name": user.name,
            "language": user.language,
            "time_zone": user.time_zone,
            "joined_at": user.joined_at,
            "last_sign_in": user.last_login,
            "verified_at": user.verified_at,
            "secretariat": user.is_secretariat,
            "operator": user.is_operator,
        },
        "addresses": _rows(EmailAddress.objects.filter(user_id=user.pk), "email", "verified", "primary"),
        "officer_of": _rows(CityOfficer.objects.filter(user=user), "city__name", "since"),
        "consents": _rows(Consent.objects.filter(user=user), "text_version", "at"),
        "sessions": _rows(
            UserSession.objects.filter(user_id=user.pk), "created_at", "last_seen_at", "ip", "user_agent"
        ),
        "second_factors": _rows(
            Authenticator.objects.filter(user_id=user.pk), "type", "created_at", "last_used_at"
        ),
        "other_sign_ins": _rows(
            SocialAccount.objects.filter(user_id=user.pk), "provider", "uid", "date_joined", "extra_data"
        ),
        "invitations": _rows(_invitations(person), "email", "name", "office", "at", "accepted_at"),
    }


def files(_: Person) -> Iterator[tuple[str, Any]]:
    """None: an account has no files."""
    yield from ()


def obstacles(person: Person) -> Iterator[Obstacle]:
    """What nobody else would do if this person left now."""
    others = User.objects.filter(is_active=True).exclude(pk=person.id)
    if User.objects.filter(pk=person.id, is_secretariat=True) and not others.filter(is_secretariat=True):
        yield Obstacle(Message(LAST_SECRETARY), ("people:account", ()), can_be_handed_over=False)
    for office in CityOfficer.objects.filter(user_id=person.id).select_related("city"):
        if not others.filter(cities=office.city_id).exists():
            says = Message(ONLY_OFFICER, {"city": office.city.name})
            yield Obstacle(says, ("city", (office.city.slug,)), can_be_handed_over=True)


def end_sessions(person: Person) -> None:
    """Nothing; wherever this person is signed in, they are no longer."""
    sign_out_everywhere(person.id)


def erase(person: Person, _: datetime) -> None:
    """Nothing; the account is empty, and nobody can enter it."""
    end_sessions(person)
    for model in (EmailAddress, Authenticator, SocialAccount):
        model.objects.filter(user_id=person.id).delete()
    CityOfficer.objects.filter(user_id=person.id).delete()
    Consent.objects.filter(user_id=person.id).delete()
    _invitations(person).delete()
    containing(DBTaskResult.objects.all(), "args_kwargs", person.addresses).delete()
    transaction.on_commit(lambda: _throw_away_letters(person))
    user = User.objects.get(pk=person.id)
    user.groups.clear()
    user.user_permissions.clear()
    user.email, user.name, user.language, user.time_zone = (
        f"{user.pk}{NOBODY}",
        "",
        settings.LANGUAGE_CODE,
        "",
    )
    user.is_active = user.is_staff = user.is_superuser = user.is_secretariat = user.is_operator = False
    user.verified_at = user.last_login = None
    user.agreed_to = ""
    user.set_unusable_password()
    user.save()


def _invitations(person: Person) -> Any:
    to_them = Q(accepted_by_id=person.id)
    for address in person.addresses:
        to_them |= Q(email__iexact=address)
    return Invitation.objects.filter(to_them)


def _rows(rows: Any, *columns: str) -> list[dict[str, Any]]:
    return list(rows.values(*columns))


def _throw_away_letters(person: Person) -> None:
    """Where there is no mail server, letters lie in a folder."""
    folder = Path(settings.EMAIL_FILE_PATH)
    for letter in folder.rglob("*") if folder.is_dir() else ():
        text = letter.read_text(encoding="utf-8", errors="replace").lower() if letter.is_file() else ""
        if any(address in text for address in person.addresses):
            letter.unlink(missing_ok=True)
