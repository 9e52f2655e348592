"""A code of an app that was given a second time: somebody may have looked over its owner's shoulder, so they are told."""

import logging

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import validate_totp_code
from allauth.mfa.utils import decrypt
from django.http import HttpRequest

from ucap.people.models import User

log = logging.getLogger("ucap.people")
LETTER = "people/code_used_again"


def tell_of_used_code(request: HttpRequest, user: User, authenticator: Authenticator) -> None:
    """A line in the log and, once an hour at most, a letter, where the code that was just refused is one of now: then it was used before."""
    code = request.POST.get("code", "")
    if authenticator.type != Authenticator.Type.TOTP or not _holds(authenticator, code):
        return
    log.warning("a used code was given again: %s", user.pk)
    if ratelimit.consume(request, action="code_used_again", key=str(user.pk)):
        get_adapter(request).send_notification_mail(LETTER, user)


def _holds(authenticator: Authenticator, code: str) -> bool:
    return bool(validate_totp_code(decrypt(authenticator.data["secret"]), code))
