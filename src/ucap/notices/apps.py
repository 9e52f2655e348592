"""Notices as a Django application: they carry the letters of everybody before them."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "ucap.notices"

    def ready(self) -> None:
        from ucap.notices.actions.writing import carry
        from ucap.people.mail import carried_by

        carried_by(carry)
