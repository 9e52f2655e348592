"""The link in a letter that stops more of its kind: signed, so that it works for whoever holds it, also signed out.

It never grows old: a letter may be found years later. All it can do is to choose how one person hears of one kind.
"""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User

SALT = "ucap.notices.stop"
DIGEST = "digest"  # in place of a kind: all that comes in digests


def stop_token(person: User, what: str) -> str:
    """What stands at the end of the link."""
    return signing.Signer(salt=SALT).sign_object([person.pk, what])


def stop_link(person: User, what: str) -> str:
    """The link that stops letters of that kind (or digests) to this person."""
    return settings.PUBLIC_URL + reverse("unsubscribe", args=[stop_token(person, what)])


def read_stop_token(token: str) -> tuple[str, str]:
    """Whose letters it stops, and which. Raises BadInput for a link that we did not make."""
    try:
        person_id, what = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        raise BadInput(
            gettext_noop(
                "This link is not whole. Copy all of it from the letter, or sign in and choose how you hear of news."
            )
        ) from None
    return str(person_id), str(what)
