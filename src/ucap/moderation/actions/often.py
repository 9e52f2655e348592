"""How often somebody did something lately, kept for as long as it counts and never in the database."""

from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache


def too_often(what: str, who: str, *, most: int, within: timedelta) -> bool:
    """Whether this is once more than `most` within that time; counts this one too.

    `who` may be an address: only what cannot be turned back into it is kept.
    """
    known_as = sha256(f"{settings.SECRET_KEY}:{who}".encode()).hexdigest()[:32]
    key = f"often:{what}:{known_as}"
    cache.add(key, 0, within.total_seconds())
    try:
        return cache.incr(key) > most
    except ValueError:  # it ran out just now
        return False
