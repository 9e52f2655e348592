"""The API as a Django application; what it tells the domains before it."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "ucap.api"

    def ready(self) -> None:
        """Tells privacy what is stored here about people."""
        from ucap.api import personal
        from ucap.kernel.messages import gettext_noop
        from ucap.privacy.areas import Area, register

        keeps = {"tokens": personal.old_tokens, "counts": personal.old_counts}
        register(Area("tokens", gettext_noop("your tokens for programs"), personal, keeps))
