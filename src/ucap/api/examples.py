"""An example of a value, from the schema that describes it: what the reference shows where nothing was written by hand."""

from collections.abc import Mapping
from typing import Any

DEEPEST = 8
# Of a field of this name, whatever its shape says
OF_NAME: Mapping[str, Any] = {
    "title": "Yangzhou and Granada: cities that learn from each other",
    "slug": "yangzhou-granada-2026",
    "plan_title": "Yangzhou and Granada: cities that learn from each other",
    "language": "en",
    "url": "https://plans.example.org/en/plans/yangzhou-granada-2026/",
    "calendar": "https://plans.example.org/calendar/plans/yangzhou-granada-2026.ics",
    "country": "CN",
    "countries": ["CN"],
    "place": "1787227",
    "city": "Yangzhou",
    "cities": ["Granada"],
    "email": "office@example.org",
    "phone": "+34 958 000 000",
    "sdgs": [4, 11],
    "urban_agenda": ["Digital transition"],
    "topic": "Digital transition",
    "standing": "running",
    "state": "published",
    "start": "2026-01",
    "end": "2027-12",
    "starts": "2026-01-01",
    "ends": "2027-12-31",
    "latitude": 32.397,
    "longitude": 119.436,
    "population": 4600000,
    "area_km2": 6634.0,
    "timezone": "Asia/Shanghai",
    "wikidata": "Q57966",
    "geonames": 1787227,
    "pointer": "#/themes/0/name",
    "instance": "/api/v1/drafts",
    "type": "https://plans.example.org/api/problems/invalid",
    "revision": 7,
    "base": 7,
    "version": 1,
    "number": 1,
    "count": 1,
    "text": "Students of both universities study a term in the other city.",
    "words": "exchange",
    "reason": "The period ends before the last activity.",
    "purpose": "We want to join the pilot projects.",
    "organisation": "University of Granada",
    "region": "Jiangsu",
    "time_zone": "Asia/Shanghai",
    "event": "canal-cities-meet",
    "event_title": "Canal cities meet",
    "venue": "Canal Hall",
    "house": "University of Granada",
    "registration": "0a1b2c3d4e5f",
    "whom": "0a1b2c3d4e5f",
    "seal": "0123456789abcdef0123",
    "next": None,
    "prev": None,
}
OF_FORMAT: Mapping[str, Any] = {
    "date-time": "2026-11-24T09:30:00Z",
    "date": "2026-11-24",
    "binary": "…",
    "uri": "https://example.org/",
}
OF_TYPE: Mapping[str, Any] = {"string": "text", "integer": 1, "number": 1.0, "boolean": True, "null": None}


def example_of(schema: Mapping[str, Any], known: Mapping[str, Any], name: str = "", depth: int = 0) -> Any:
    """A value that the schema describes; `known` are the schemas that it refers to."""
    if "$ref" in schema:
        return example_of(known[schema["$ref"].rsplit("/", 1)[-1]], known, name, depth)
    if "anyOf" in schema:
        return _either(schema["anyOf"], known, name, depth)
    if schema.get("type") == "array":
        return _list(schema, known, name, depth)
    if "properties" in schema and depth < DEEPEST:
        return {key: example_of(one, known, key, depth + 1) for key, one in schema["properties"].items()}
    return _value(schema, name)


def _value(schema: Mapping[str, Any], name: str) -> Any:
    """A text, a number, true or false."""
    kind = schema.get("type")
    chosen = [
        *schema.get("examples", ()),
        *([schema["const"]] if "const" in schema else schema.get("enum", ())),
    ]
    if not chosen and name in OF_NAME and _fits(OF_NAME[name], kind):
        chosen = [OF_NAME[name]]
    otherwise = OF_FORMAT.get(schema.get("format", ""), schema.get("default", OF_TYPE.get(kind or "", {})))
    return chosen[0] if chosen else otherwise


def _list(schema: Mapping[str, Any], known: Mapping[str, Any], name: str, depth: int) -> list[Any]:
    usual = OF_NAME.get(name)
    items = schema.get("items", {})
    if isinstance(usual, list) and items.get("type") in ("string", "integer"):
        return usual
    if "prefixItems" in schema:
        return [example_of(one, known, "", depth + 1) for one in schema["prefixItems"]]
    return [example_of(items, known, "", depth + 1)] if depth < DEEPEST else []


def _either(choices: list[Mapping[str, Any]], known: Mapping[str, Any], name: str, depth: int) -> Any:
    if name in OF_NAME and OF_NAME[name] is None:
        return None
    something = [one for one in choices if one.get("type") != "null"]
    return example_of(something[0], known, name, depth) if something else None


def _fits(value: Any, kind: str | None) -> bool:
    return {"string": str, "integer": int, "number": float, "null": type(None)}.get(kind or "") is type(value)
