"""Whether the platform can do everything it is there for."""

from django.conf import settings

from ucap.config.checking import LITTLE
from ucap.config.preparing import pending_migrations
from ucap.config.room import free_bytes


def reasons_against() -> list[str]:
    """Why it cannot, if so: a database that waits for changes, a disk that is nearly full."""
    against = []
    if pending := pending_migrations():
        against.append(f"The database waits for {len(pending)} changes.")
    if free_bytes(settings.DATA) < LITTLE:
        against.append("The disk is nearly full.")
    return against
