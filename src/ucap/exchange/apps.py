"""The exchange as a Django application; what it tells the domains before it."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "ucap.exchange"
