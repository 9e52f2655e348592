"""How often somebody did something lately, kept for as long as it counts."""

from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache


def too_often(what: str, who: str, *, most: int, within: timedelta, at: datetime) -> bool:
    """Whether somebody did it `most` times already within that time; counts this one, unless it is once too often.

    `who` may be an address: only what cannot be turned back into it is kept.
    """
    known_as = sha256(f"{settings.SECRET_KEY}:{what}:{who}".encode()).hexdigest()[:32]
    key = f"often:{what}:{known_as}"
    lately = [moment for moment in cache.get(key, ()) if moment > (at - within).timestamp()]
    if len(lately) >= most:
        return True
    cache.set(key, [*lately, at.timestamp()], within.total_seconds())
    return False
