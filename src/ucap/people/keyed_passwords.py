"""Passwords are hashed with a key that is not in the database, where the operator gives one: who steals the database alone guesses none.

The password is keyed (HMAC-SHA256) before it is hashed slowly, as ever. Each hash names its key, by some signs that say nothing of the key: so
a key can be changed, and what a former one hashed is hashed anew when its owner next gives the password.
"""

import hmac
import logging
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import BasePasswordHasher, PBKDF2PasswordHasher

log = logging.getLogger(__name__)
PURPOSE = b"ucap.people.keyed_passwords"


class KeyedHasher(BasePasswordHasher):
    """keyed$NAME OF THE KEY$PBKDF2's own."""

    algorithm = "keyed"

    def encode(self, password: str, salt: str) -> str:
        """What is stored."""
        key = settings.PASSWORD_KEYS[0]
        return f"{self.algorithm}${_name(key)}${_slow().encode(_keyed(password, key), salt)}"

    def decode(self, encoded: str) -> dict[str, Any]:
        """Its parts."""
        _, name, slow = encoded.split("$", 2)
        return {**_slow().decode(slow), "algorithm": self.algorithm, "key": name, "slow": slow}

    def verify(self, password: str, encoded: str) -> bool:
        """Whether it is the password; never, where the key is not known any more."""
        parts = self.decode(encoded)
        key = next((one for one in settings.PASSWORD_KEYS if _name(one) == parts["key"]), None)
        if key is None:
            log.error("a password was hashed with a key that is not known any more")
        right: bool = _slow().verify(_keyed(password, key or ""), parts["slow"])
        return right and key is not None

    def must_update(self, encoded: str) -> bool:
        """Whether it was hashed with a former key, or with less work than now."""
        parts = self.decode(encoded)
        return parts["key"] != _name(settings.PASSWORD_KEYS[0]) or _slow().must_update(parts["slow"])

    def harden_runtime(self, password: str, encoded: str) -> None:
        """The work that was saved when it was hashed."""
        _slow().harden_runtime(password, self.decode(encoded)["slow"])

    def safe_summary(self, encoded: str) -> Any:
        """What an administrator may see of it."""
        return _slow().safe_summary(self.decode(encoded)["slow"])


def _slow() -> PBKDF2PasswordHasher:
    return PBKDF2PasswordHasher()


def _keyed(password: str, key: str) -> str:
    return hmac.digest(key.encode(), password.encode(), "sha256").hex()


def _name(key: str) -> str:
    return hmac.digest(key.encode(), PURPOSE, "sha256")[:4].hex()
