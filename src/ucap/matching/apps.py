"""Matching as a Django application; what it asks of the domains before it."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "ucap.matching"

    def ready(self) -> None:
        """Registers what is searched; wants to hear of every entry that changes, and of organisations whose entries say something else of them."""
        from ucap.exchange.watching import register
        from ucap.matching.queries import kinds, of_entries, of_organisations, of_plans
        from ucap.matching.tasks import index_entry, index_organisation, watch_talk

        for kind in (of_entries.KIND, of_plans.KIND, of_organisations.KIND):
            kinds.register(kind)
        register(index_entry)
        register(watch_talk, of="interest")
        register(index_organisation, of="organisation")
