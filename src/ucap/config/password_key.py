"""The key that passwords are hashed with beside their salts, where the operator gives one: a stolen database alone is then no use for guessing."""

import os
from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured

from ucap.config.checking import Level, Said
from ucap.config.credentials import given

NAME, FORMER = "UCAP_PASSWORD_KEY", "UCAP_FORMER_PASSWORD_KEYS"
LEAST = 32  # characters
KEYED = "ucap.people.keyed_passwords.KeyedHasher"
PLAIN = "django.contrib.auth.hashers.PBKDF2PasswordHasher"


def keys(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The present key, if there is one, and those before it. Raises ImproperlyConfigured for a short one."""
    named = [given(NAME, environment), *given(FORMER, environment).split(",")]
    found = [key.strip() for key in named if key.strip()]
    if any(len(key) < LEAST for key in found):
        raise ImproperlyConfigured(f"{NAME} and {FORMER}: a key has {LEAST} characters or more.")
    return found


def hashers(present: str) -> list[str]:
    """How passwords are hashed (the first), and what else is still read."""
    return [KEYED, PLAIN] if present else [PLAIN, KEYED]


def look() -> Said:
    """Whether there is a key, and whether it is one of its own."""
    from django.conf import settings

    if settings.SECRET_KEY in settings.PASSWORD_KEYS:
        yield (
            Level.WRONG,
            f"their key is the secret key, which may be in the data folder and in backups. Give {NAME} one of its own.",
        )
    elif settings.PASSWORD_HASHERS[0] == KEYED:
        yield Level.GOOD, "hashed with a key that is not in the database"
    else:
        yield (
            Level.NOTE,
            f"hashed with salts alone: whoever steals the database can try passwords on it. {NAME} keeps a key apart (docs/operate).",
        )
