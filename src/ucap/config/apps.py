"""The platform as a Django application: its name, and what each of its connections to PostgreSQL begins with."""

from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created

# Of a word that many texts have PostgreSQL keeps in mind which rows they are. In its own 4 MB it keeps pages, and then cuts all their
# texts into words again: a minute for a word of 700,000 texts in place of one second
WORK_MEM = "32MB"


class UcapConfig(AppConfig):
    name = "ucap.config"
    label = "ucap_config"

    def ready(self) -> None:
        connection_created.connect(_give_room, dispatch_uid="ucap.config.room")


def _give_room(connection: Any, **_: object) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET work_mem = '{WORK_MEM}'")
