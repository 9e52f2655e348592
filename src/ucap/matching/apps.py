"""Matching as a Django application; what it asks of the domains before it."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "ucap.matching"

    def ready(self) -> None:
        """Wants to hear of every entry that changes, and of organisations whose entries say something else of them."""
        from ucap.exchange.watching import register
        from ucap.matching.tasks import index_entry, index_organisation, watch_talk

        register(index_entry)
        register(watch_talk, of="interest")
        register(index_organisation, of="organisation")
