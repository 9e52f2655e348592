"""The letters about offices."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext, override

from ucap.people.actions import invite
from ucap.people.mail import write
from ucap.people.models import Invitation, User
from ucap.people.states import OFFICE_LABELS, Office
from ucap.places.models import City


@transaction.atomic
def invite_by_mail(
    *, email: str, office: Office, cities: Sequence[City], name: str, language: str, by: User, at: datetime
) -> Invitation:
    """The invitation, whose link is on its way; nobody here sees the link, so whoever opens it reads the mail of that address."""
    invitation, token = invite(
        email=email, office=office, cities=cities, name=name, language=language, by=by, at=at
    )
    _send(invitation, token)
    return invitation


def _send(invitation: Invitation, token: str) -> None:

    def words() -> tuple[str, str]:
        return gettext("You are invited: %(office)s") % {"office": office_words(invitation)}, gettext(
            "%(who)s invites you to take part in the cooperation of cities as: %(office)s.\n\n"
            "Open this link to see what it means and to accept. It works once, for 14 days, and is for you alone:\n\n%(link)s\n\n"
            "If you did not expect this, leave it: nothing happens without you."
        ) % {
            "who": invitation.by or "",
            "office": office_words(invitation),
            "link": invitation_link(token),
        }

    write(to=invitation.email, language=invitation.language, words=words, secret=True)


def office_words(invitation: Invitation) -> str:
    """What is offered, in the active language: "City officer (Yangzhou)"."""
    label = gettext(OFFICE_LABELS[Office(invitation.office)])
    cities = ", ".join(city.name for city in invitation.cities.all())
    return f"{label} ({cities})" if cities else label


def invitation_link(token: str, language: str = "") -> str:
    """The address that opens an invitation; in the active language unless one is named."""
    if not language:
        return f"{settings.PUBLIC_URL}{reverse('people:invitation', args=[token])}"
    with override(language.lower()):
        return f"{settings.PUBLIC_URL}{reverse('people:invitation', args=[token])}"
