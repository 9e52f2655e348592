"""The lines of the log: for a person on a terminal, or one JSON object each."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from ucap.config.watching.discretion import discreet, route_of, trace
from ucap.kernel import incident


class Line(logging.Formatter):
    """`2026-11-25 03:00:00 ERROR ucap.web 4kd9… what happened`, and under it where."""

    def format(self, record: logging.LogRecord) -> str:
        said = _said(record)
        words = [said["time"][:19].replace("T", " "), said["level"], said["logger"]]
        words += [one for one in (said.get("request"), said["message"]) if one]
        line = " ".join(words)
        if error := said.get("error"):
            line += "\n" + "\n".join(f"    {place}" for place in error["at"]) + f"\n  {error['type']}"
        return line


class JsonLine(logging.Formatter):
    """One JSON object a line, for a collector of logs."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(_said(record), ensure_ascii=False)


def _said(record: logging.LogRecord) -> dict[str, Any]:
    said: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
    }
    if number := incident.number():
        said["request"] = number
    request = getattr(record, "request", None)
    if request is not None and hasattr(
        request, "method"
    ):  # Django's own lines name the address as it was asked for
        said["message"] = f"{getattr(record, 'status_code', '')} {request.method} {route_of(request)}".strip()
    else:
        said["message"] = discreet(record.getMessage())
    said |= getattr(record, "figures", {})
    if record.exc_info and record.exc_info[1] is not None:
        said["error"] = trace(record.exc_info[1], record.exc_info[2])
    return said
