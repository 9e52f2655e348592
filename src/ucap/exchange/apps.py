"""The exchange as a Django application; what it tells the domains before it."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "ucap.exchange"

    def ready(self) -> None:
        """Registers what can be reported, what moves with its organisation and what stands on the pages of others."""
        from ucap.exchange.actions.moving import move_entries, renew_entries
        from ucap.exchange.queries.stamp import stamp
        from ucap.exchange.tasks import entry_changed
        from ucap.exchange.views.slots import of_city, of_item, of_organisation, of_plan
        from ucap.exchange.watching import register as watch
        from ucap.kernel import slots
        from ucap.organisations import belongings

        self._moderated()
        belongings.register(move_entries)
        belongings.register_renewal(renew_entries)
        watch(entry_changed)
        slots.register("plan", of_plan, as_of=stamp)
        slots.register("plan_item", of_item)  # shown to nobody who is not signed in
        slots.register("organisation", of_organisation, as_of=stamp)
        slots.register("city", of_city, as_of=stamp)

    def _moderated(self) -> None:
        """Registers entries and messages as what can be reported."""
        from ucap.exchange.actions.moderating import (
            hide_message,
            release_entry,
            show_message,
            withhold_entry,
        )
        from ucap.exchange.queries.moderating import shown_entries, spoken_for
        from ucap.exchange.queries.moderating_talks import shown_messages, written_by
        from ucap.kernel.messages import gettext_noop
        from ucap.moderation.kinds import Kind, register

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
        register(
            Kind(
                "message",
                gettext_noop("Message"),
                show=shown_messages,
                spoken_for=written_by,
                release=show_message,
                withhold=hide_message,
            )
        )
