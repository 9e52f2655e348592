"""Pictures made on the server: the thread of a cooperation, a timeline, a map. Loaded in every template."""

from collections.abc import Iterable
from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("components/thread.html")
def thread(stages: Iterable[Any], start: str = "", end: str = "") -> dict[str, Any]:
    """{% thread stages start="Yangzhou" end="Granada" %}: the canal line with a lock a stage.

    A stage has `name`, `text` (what stands there, in words), `open` (the lock is filled) and, if it leads somewhere, `href`.
    """
    return {"stages": stages, "start": start, "end": end}


@register.inclusion_tag("components/timeline.html")
def timeline(moments: Iterable[Any]) -> dict[str, Any]:
    """{% timeline moments %}: the canal line as an axis, in the order given.

    A moment has `when` (in words), `title`, and if wanted `text`, `href`, `kind` and `done` (its mark is filled).
    """
    return {"moments": moments}
