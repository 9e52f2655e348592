"""What becomes of an export that somebody asked for."""

from enum import StrEnum


class ExportState(StrEnum):
    WAITING = "waiting"
    READY = "ready"
    FAILED = "failed"
