"""Whether a text is an id of the Research Organization Registry.

An id is a 0, six signs in Crockford's base 32 and two digits that check them: with the checksum behind it the whole number leaves
1 when divided by 97 (ISO/IEC 7064, MOD 97-10), so that any one wrong sign and nearly any two swapped ones are noticed.
https://ror.readme.io/docs/identifier
"""

import re

from ucap.kernel.ids import ALPHABET  # Crockford's, in lower case

ADDRESS = "https://ror.org/"
PREFIX = re.compile(r"^(?:https?://)?(?:www\.)?ror\.org/", re.IGNORECASE)
SHAPE = re.compile(rf"0[{ALPHABET}]{{6}}[0-9]{{2}}")


def ror_id(text: str) -> str | None:
    """The id in a text that is one, or its address ("https://ror.org/04njjy449"); None for anything else."""
    candidate = PREFIX.sub("", text.strip()).rstrip("/").lower()
    return candidate if SHAPE.fullmatch(candidate) and _checked(candidate) else None


def check_digits(start: str) -> str:
    """The two digits that follow a 0 and six signs."""
    return f"{98 - _number(start) * 100 % 97:02}"


def _checked(candidate: str) -> bool:
    return (_number(candidate[:7]) * 100 + int(candidate[7:])) % 97 == 1


def _number(signs: str) -> int:
    value = 0
    for sign in signs:
        value = value * len(ALPHABET) + ALPHABET.index(sign)
    return value
