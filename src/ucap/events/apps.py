"""Events as a Django application; what they tell the domains before them."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "ucap.events"

    def ready(self) -> None:
        """Registers who makes timetables, events as what can be reported and found, what moves with its organisation, what others show."""
        from ucap.events.actions.moving import move_events, renew_events
        from ucap.events.queries.searching import KIND
        from ucap.events.tasks import index_event, make_soon
        from ucap.events.watching import register
        from ucap.matching.queries.kinds import register as register_kind
        from ucap.organisations import belongings

        register(make_soon, of="timetable")
        belongings.register(move_events)
        belongings.register_renewal(renew_events)
        register(index_event)
        register_kind(KIND)
        self._on_pages()
        self._moderated()

    def _on_pages(self) -> None:
        """Registers what stands on the pages of events, and on those of plans, organisations and cities."""
        from ucap.events.queries.stamp import stamp
        from ucap.events.views import slots as elsewhere
        from ucap.events.views import (
            slots_after,
            slots_expos,
            slots_hosting,
            slots_meeting,
            slots_registering,
        )
        from ucap.kernel import slots

        slots.register("event", slots_registering.of_event, as_of=stamp)
        slots.register("event", slots_meeting.of_event)  # shown to nobody who is not signed in
        slots.register("event", elsewhere.poll_of_event, as_of=stamp)
        slots.register("event", slots_expos.of_event, as_of=stamp)
        slots.register("event", slots_after.of_event, as_of=stamp)
        slots.register("plan_activity", slots_hosting.of_activity)  # shown to nobody who is not signed in
        slots.register("plan", elsewhere.of_plan, as_of=stamp)
        slots.register("organisation", elsewhere.of_organisation, as_of=stamp)
        slots.register("city", elsewhere.of_city, as_of=stamp)

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
