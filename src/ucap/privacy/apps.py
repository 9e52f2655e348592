"""Privacy as a Django application: who signs in wants to stay."""

from datetime import datetime
from typing import Any

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "ucap.privacy"

    def ready(self) -> None:
        """Hears of every sign-in (Django's own signal: sign-ins belong to people, which comes before)."""
        from django.contrib.auth.signals import user_logged_in

        user_logged_in.connect(_signed_in, dispatch_uid="ucap.privacy")


def _signed_in(*, user: Any, request: Any = None, **_: Any) -> None:
    from django.contrib import messages
    from django.utils.translation import gettext

    from ucap.kernel.clock import now
    from ucap.privacy.actions import stay

    at: datetime = now()
    if stay(by=user, at=at) and hasattr(request, "_messages"):
        messages.success(request, gettext("Welcome back. Your account is not erased: it stays as it is."))
