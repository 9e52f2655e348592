"""The exchange as a Django application; what it tells the domains before it."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "ucap.exchange"

    def ready(self) -> None:
        """Registers entries as something that can be reported, and that moves with its organisation."""
        from ucap.exchange.actions.moderating import release_entry, withhold_entry
        from ucap.exchange.actions.moving import move_entries
        from ucap.exchange.queries.moderating import shown_entries, spoken_for
        from ucap.kernel.messages import gettext_noop
        from ucap.moderation.kinds import Kind, register
        from ucap.organisations import belongings

        register(
            Kind(
                "entry",
                gettext_noop("Entry"),
                show=shown_entries,
                spoken_for=spoken_for,
                release=release_entry,
                withhold=withhold_entry,
            )
        )
        belongings.register(move_entries)
