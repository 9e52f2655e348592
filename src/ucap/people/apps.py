"""People as a Django application: who signs in, and who fails to, is a line in the log, by number and never by name."""

import logging
from typing import Any

from django.apps import AppConfig

log = logging.getLogger("ucap.people")


class PeopleConfig(AppConfig):
    name = "ucap.people"

    def ready(self) -> None:
        """Hears of sign-ins and of passwords that were wrong (Django's own signals: sign-in is a library's)."""
        from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

        user_logged_in.connect(_signed_in, dispatch_uid="ucap.people.in")
        user_logged_out.connect(_signed_out, dispatch_uid="ucap.people.out")
        user_login_failed.connect(_failed, dispatch_uid="ucap.people.failed")


def _signed_in(*, user: Any, **_: Any) -> None:
    log.info("signed in: %s", user.pk)


def _signed_out(*, user: Any, **_: Any) -> None:
    if user is not None:
        log.info("signed out: %s", user.pk)


def _failed(**_: Any) -> None:
    """Not with which address: one that was mistyped is somebody else's, or a password."""
    log.warning("a sign-in failed")
