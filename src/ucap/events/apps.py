"""Events as a Django application; what they tell the domains before them."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "ucap.events"

    def ready(self) -> None:
        """Registers who makes timetables."""
        from ucap.events.tasks import make_soon
        from ucap.events.watching import register

        register(make_soon)
