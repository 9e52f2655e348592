"""Keys of backups, as age has them (age-encryption.org): a backup is closed for a recipient and opened by an identity.

Passphrases are left out: the library can close by one only what it holds in memory as a whole.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ucap.kernel.errors import BadInput

SECRET, PUBLIC = "AGE-SECRET-KEY-1", "age1"
REMEDY = "A key file holds a line AGE-SECRET-KEY-1…, as age-keygen or ucap backup --new-key writes it"


def recipients(key_file: Path | None, recipient: str | None) -> list[Any]:
    """For whom a backup is closed; none: it stays open. A key file with an identity stands for its own recipient."""
    from pyrage import x25519

    found = [] if recipient is None else [_recipient(recipient, "--recipient")]
    for line in _lines(key_file) if key_file else ():
        if line.startswith(SECRET):
            found.append(_identity(line, key_file).to_public())
        elif line.startswith(PUBLIC):
            found.append(x25519.Recipient.from_str(str(_recipient(line, str(key_file)))))
        else:
            raise BadInput("%(file)s holds no key of age. %(remedy)s.", file=str(key_file), remedy=REMEDY)
    return found


def identities(key_file: Path | None) -> list[Any]:
    """What opens a backup."""
    found = []
    for line in _lines(key_file) if key_file else ():
        if not line.startswith(SECRET):
            raise BadInput("%(file)s holds no secret key. %(remedy)s.", file=str(key_file), remedy=REMEDY)
        found.append(_identity(line, key_file))
    return found


def new_key(path: Path) -> str:
    """The recipient of a key just made; the identity is in the new file, which its owner alone can read."""
    from pyrage import x25519

    identity = x25519.Identity.generate()
    text = f"# public key: {identity.to_public()}\n{identity}\n"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
    except OSError as error:
        raise BadInput(
            "%(file)s cannot be made (%(reason)s). Name a file that is not there yet, where you may write.",
            file=str(path),
            reason=error.strerror or str(error),
        ) from error
    return str(identity.to_public())


def passing() -> Any:
    """An identity that nobody keeps: with it a backup is read back at once, though its owner's key is elsewhere."""
    from pyrage import x25519

    return x25519.Identity.generate()


def _lines(path: Path) -> Iterator[str]:
    """The keys in the file, one a line; comments begin with #."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise BadInput(
            "the key file %(file)s cannot be read (%(reason)s). %(remedy)s.",
            file=str(path),
            reason=reason,
            remedy=REMEDY,
        ) from error
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not lines:
        raise BadInput("the key file %(file)s is empty. %(remedy)s.", file=str(path), remedy=REMEDY)
    yield from lines


def _recipient(text: str, where: str) -> Any:
    from pyrage import RecipientError, x25519

    try:
        return x25519.Recipient.from_str(text.strip())
    except RecipientError as error:
        raise BadInput(
            "%(where)s: that is no recipient of age. It begins with age1; ucap backup --new-key FILE makes one.",
            where=where,
        ) from error


def _identity(line: str, path: Path | None) -> Any:
    from pyrage import IdentityError, x25519

    try:
        return x25519.Identity.from_str(line)
    except IdentityError as error:
        raise BadInput("%(file)s holds a damaged key. %(remedy)s.", file=str(path), remedy=REMEDY) from error
