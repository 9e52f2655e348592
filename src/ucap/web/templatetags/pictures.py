"""Pictures made on the server: the thread of a cooperation, a timeline, a map. Loaded in every template."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template

from ucap.web.maps.map import Line, Place, draw_map
from ucap.web.names import city_name

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


@register.inclusion_tag("components/world_map.html")
def world_map(
    places: Iterable[Any], lines: Iterable[Any] = (), *, label: str = "", world: bool = False
) -> dict[str, Any]:
    """{% world_map cities lines label=… %}: cities on a map and the canal line between pairs of them.

    A city has `name`, `latitude`, `longitude` and, if wanted, `names` (by language), `href` and `note`. The map is as close as its
    cities allow; world=True shows the whole world. A list below it says the same in words. A line is a pair of cities, or has `here` and
    `there` and, if it leads somewhere, `href`, `note` and `weight` (1 to 5: how thick it is).
    """
    cities = list(places)
    known = {id(city): _place(city) for city in cities}
    drawn = [_line(line, known) for line in lines]
    return {"map": draw_map(list(known.values()), drawn, world=world), "label": label}


def _line(line: Any, known: Mapping[int, Place]) -> Line:
    here, there = line if isinstance(line, tuple) else (line.here, line.there)
    start, end = (known.get(id(city)) or _place(city) for city in (here, there))
    if isinstance(line, tuple):
        return Line(start, end)
    return Line(start, end, line.href, line.note, line.weight)


def _place(city: Any) -> Place:
    return Place(
        city_name(city),
        city.latitude,
        city.longitude,
        getattr(city, "href", ""),
        str(getattr(city, "note", "")),
    )
