"""Whether this installation shows the example cooperation and lets anybody try it."""

from functools import cache

from django.conf import settings


@cache
def is_demonstration() -> bool:
    """Whether `ucap serve --example` was ever asked for here: it keeps the password of the accounts to try. Looked at once a process."""
    return (settings.DATA / "example-password").exists()
