"""The secrets of second steps, closed with the present key of the platform."""

import logging
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from ucap.people.sealing import is_sealed, seal, unseal

log = logging.getLogger(__name__)
SECRETS = ("secret", "seed")  # what an app's codes, and recovery codes, are made from


def seal_second_steps(_: datetime) -> int:
    """How many secrets were closed anew: those of a former key, and those from before there was one."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
    others = [
        one.pk
        for one in Authenticator.objects.filter(type__in=kinds).only("data").iterator()
        if any(not is_sealed(one.data[name], settings.SECRET_KEY) for name in SECRETS if name in one.data)
    ]
    return sum(map(_seal, others))


@transaction.atomic
def _seal(number: int) -> bool:
    one = Authenticator.objects.select_for_update().filter(pk=number).first()
    if one is None:
        return False
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    opened = {name: unseal(one.data[name], keys) for name in SECRETS if name in one.data}
    if None in opened.values():
        log.error("second step %s was closed with a key that is not known any more", number)
        return False
    one.data |= {name: seal(str(text), keys) for name, text in opened.items()}
    one.save(update_fields=["data"])
    return True
