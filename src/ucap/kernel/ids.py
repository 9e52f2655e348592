"""Public ids: short, random, safe in an address and readable over the telephone."""

import secrets

# Crockford's base 32: no i, l, o or u, so that nothing is misread.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_id(length: int = 12) -> str:
    """A random id of `length` characters, 5 bits each (12: one collision in a billion after 1.5 million ids)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
