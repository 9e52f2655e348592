"""What is closed with the key of the platform before it is stored: a copy of the database alone does not open it.

Each sealed text names the key it was closed with, by a few characters that say nothing of the key itself. So a key can be changed: what
former keys closed is opened as long as they are known, and closed anew with the present one at night (actions/second_steps.py).
"""

from base64 import urlsafe_b64encode
from collections.abc import Sequence

MARK = "sealed"
PURPOSE = b"ucap.people.sealing"


def seal(text: str, keys: Sequence[str]) -> str:
    """The text, closed with the first of the keys."""
    from cryptography.fernet import Fernet

    name, key = _derived(keys[0])
    return f"{MARK}:{name}:{Fernet(key).encrypt(text.encode()).decode()}"


def unseal(text: str, keys: Sequence[str]) -> str | None:
    """What was closed with one of the keys; the text as it is where it was never closed; None where no key opens it."""
    from cryptography.fernet import Fernet, InvalidToken

    mark, _, rest = text.partition(":")
    if mark != MARK:
        return text
    named, _, sealed = rest.partition(":")
    for name, key in map(_derived, keys):
        if name == named:
            try:
                return Fernet(key).decrypt(sealed.encode()).decode()
            except InvalidToken:
                return None
    return None


def is_sealed(text: str, key: str) -> bool:
    """Whether it was closed with this key."""
    return text.startswith(f"{MARK}:{_derived(key)[0]}:")


def _derived(key: str) -> tuple[str, bytes]:
    """The name of a key, and what is made of it for this one purpose."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    made = HKDF(algorithm=SHA256(), length=36, salt=None, info=PURPOSE).derive(key.encode())
    return made[32:].hex(), urlsafe_b64encode(made[:32])
