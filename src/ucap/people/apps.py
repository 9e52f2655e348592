"""People as a Django application: who signs in, and who fails to, is a line in the log, by number and never by name. With a sign-in a visit begins.

Invitations to offices are among those that open a sign-up.
"""

import logging
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

from ucap.kernel.clock import now
from ucap.people import visits

if TYPE_CHECKING:
    from ucap.people.models import User

log = logging.getLogger("ucap.people")


class PeopleConfig(AppConfig):
    name = "ucap.people"

    def ready(self) -> None:
        """Nothing; sign-ins and passwords that were wrong are heard of (Django's own signals: sign-in is a library's)."""
        from allauth.account.signals import authentication_step_completed
        from allauth.mfa.signals import authentication_failed
        from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

        user_logged_in.connect(_signed_in, dispatch_uid="ucap.people.in")
        authentication_step_completed.connect(_said_once_more, dispatch_uid="ucap.people.once_more")
        user_logged_out.connect(_signed_out, dispatch_uid="ucap.people.out")
        user_login_failed.connect(_failed, dispatch_uid="ucap.people.failed")
        authentication_failed.connect(_second_step_failed, dispatch_uid="ucap.people.second_step_failed")

        from ucap.people import invited, recovery_codes
        from ucap.people.actions import accept_invitation
        from ucap.people.queries.invitations import sent_to

        recovery_codes.put_in_place()

        def accept(token: str, by: "User", at: datetime) -> None:
            accept_invitation(token=token, by=by, at=at)

        invited.register("office", invited.Sort(sent_to, accept))


def _signed_in(*, user: Any, request: Any = None, **_: Any) -> None:
    log.info("signed in: %s", user.pk)
    if request is not None:
        visits.begin(request.session, now())


def _said_once_more(*, request: Any, reauthenticated: bool = False, **_: Any) -> None:
    """Whoever said again who they are has as many hours as after signing in."""
    if reauthenticated:
        visits.begin(request.session, now())


def _signed_out(*, user: Any, **_: Any) -> None:
    if user is not None:
        log.info("signed out: %s", user.pk)


def _failed(**_: Any) -> None:
    """Not with which address: one that was mistyped is somebody else's, or a password."""
    log.warning("a sign-in failed")


def _second_step_failed(*, user: Any, request: Any, authenticator: Any, **_: Any) -> None:
    from ucap.people.used_codes import tell_of_used_code

    log.warning("a second step failed: %s", user.pk)
    tell_of_used_code(request, user, authenticator)
