"""Events as a Django application; what they tell the domains before them."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "ucap.events"
