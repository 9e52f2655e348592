"""The platform as a Django application: nothing but its name."""

from django.apps import AppConfig


class UcapConfig(AppConfig):
    name = "ucap.config"
    label = "ucap_config"
