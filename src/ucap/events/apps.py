"""Events as a Django application; what they tell the domains before them."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "ucap.events"

    def ready(self) -> None:
        """Registers who makes timetables, events as what can be reported, and what stands on the pages of others."""
        from ucap.events.tasks import make_soon
        from ucap.events.views.slots_hosting import of_activity
        from ucap.events.watching import register
        from ucap.kernel import slots

        register(make_soon)
        slots.register("plan_activity", of_activity)  # shown to nobody who is not signed in
        self._moderated()

    def _moderated(self) -> None:
        """Registers events as what can be reported."""
        from ucap.events.actions.moderating import release_event, withhold_event
        from ucap.events.queries.moderating import shown_events, spoken_for
        from ucap.kernel.messages import gettext_noop
        from ucap.moderation.kinds import Kind, register

        register(
            Kind(
                "event",
                gettext_noop("Event"),
                show=shown_events,
                spoken_for=spoken_for,
                release=release_event,
                withhold=withhold_event,
            )
        )
