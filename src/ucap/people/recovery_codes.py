"""Recovery codes of 120 bits, which nobody guesses who has stolen the database, in groups that can be typed and read out.

django-allauth makes eight digits of a seed. Ours are made of a seed that says so by its beginning; codes that somebody has from before
stay what they were until new ones are made.
"""

import hmac
from typing import Any

from allauth.mfa.recovery_codes.internal import auth, flows
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import decrypt

LONG = "long:"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: what looks alike is one sign
MEANT = str.maketrans("ILO", "110")
SIGNS, GROUP = 24, 4  # of five bits each


class LongRecoveryCodes(RecoveryCodes):  # type: ignore[misc]
    @classmethod
    def generate_seed(cls) -> str:
        """A seed whose codes are long."""
        return f"{LONG}{super().generate_seed()}"

    def generate_codes(self) -> list[str]:
        """All codes, the used ones too, in their order."""
        short: list[str] = super().generate_codes()
        seed = decrypt(self.instance.data["seed"])
        return [_long(seed, number) for number in range(len(short))] if seed.startswith(LONG) else short

    def validate_code(self, code: str) -> bool:
        """Whether the code is one that is left, which it is no longer then; however it is cased and grouped."""
        return bool(super().validate_code(code.upper().translate(MEANT)))


def put_in_place() -> None:
    """Wherever django-allauth makes or takes recovery codes, they are ours."""
    places: tuple[Any, ...] = (auth, flows)
    for place in places:
        place.RecoveryCodes = LongRecoveryCodes


def _long(seed: str, number: int) -> str:
    made = int.from_bytes(hmac.digest(seed.encode(), f"recovery code {number}".encode(), "sha256"))
    signs = "".join(ALPHABET[made >> (5 * at) & 31] for at in range(SIGNS))
    return "-".join(signs[at : at + GROUP] for at in range(0, SIGNS, GROUP))
