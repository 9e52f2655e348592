"""The reference of the API: every operation, searchable, with a request to try. Drawn from the description, loads nothing."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ucap.api.problems import KINDS
from ucap.api.states import SCOPES
from ucap.api.views import face
from ucap.api.views.description import description
from ucap.api.views.offering import FORM, JSON
from ucap.kernel.caching import public_page
from ucap.kernel.pages import render_page

LONGEST = 200  # characters of a search


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    place: str  # path, query, header
    type: str
    required: bool
    about: str


@dataclass(frozen=True, slots=True)
class Described:
    """An operation as the reference shows it."""

    id: str
    method: str
    path: str
    summary: str
    about: str
    section: str
    scope: str
    visitors: bool
    parameters: tuple[Parameter, ...]
    curl: str
    answer: str
    statuses: tuple[str, ...]

    def says(self, words: list[str]) -> bool:
        """Whether every word is somewhere in it."""
        text = f"{self.id} {self.method} {self.path} {self.summary} {self.about} {self.section}".lower()
        return all(word in text for word in words)


@require_safe
@public_page(lambda: "")
def reference(request: HttpRequest) -> HttpResponse:
    """The sections with their operations; those that have the words that are looked for."""
    asked = " ".join(request.GET.get("q", "").split())[:LONGEST]
    found = [one for one in described() if one.says(asked.lower().split())]
    sections = [(one, [op for op in found if op.section == one.name]) for one in face.SECTIONS]
    context = {
        "asked": asked,
        "count": len(found),
        "sections": [(section, ops) for section, ops in sections if ops],
        "kinds": KINDS.values(),
        "scopes": [(scope.value, words) for scope, words in SCOPES.items()],
        "limits": {"token": settings.API_REQUESTS_OF_A_TOKEN, "visitor": settings.API_REQUESTS_OF_A_VISITOR},
        "root": settings.PUBLIC_URL + face.ROOT,
    }
    return render_page(request, "api/reference.html", context, fragment="api/operations.html")


@cache
def described() -> tuple[Described, ...]:
    """Every operation; made once, since nothing of it changes while a process runs."""
    said = description()
    return tuple(_described(one, said["paths"][one.path][one.method.lower()]) for one in face.operations())


def _described(offered: face.Offered, said: Mapping[str, Any]) -> Described:
    body, summary, terms = _example(said.get("requestBody", {})), said["summary"], offered.terms
    return Described(
        id=offered.id,
        method=offered.method,
        path=offered.path,
        summary=summary,
        about=said["description"] if said["description"] != summary else "",
        section=offered.section.name,
        scope=terms.scope.value,
        visitors=terms.visitors,
        parameters=tuple(_parameters(said["parameters"])),
        curl=_curl(offered, body, said["parameters"]),
        answer=_example(next(iter(said["responses"].values()))),
        statuses=tuple(said["responses"]),
    )


def _parameters(said: list[Mapping[str, Any]]) -> Iterator[Parameter]:
    for one in said:
        yield Parameter(
            one["name"], one["in"], _type(one["schema"]), one["required"], one.get("description", "")
        )


def _type(schema: Mapping[str, Any]) -> str:
    """ "string", "integer", "list of string", "one of a, b"."""
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(_type(one) for one in schema["anyOf"] if one.get("type") != "null"))
    if schema.get("type") == "array":
        return f"{_type(schema.get('items', {}))} …"
    return str(schema.get("type", "string"))


def _example(said: Mapping[str, Any]) -> str:
    """The example of a body or an answer, as JSON on several lines; "" where it has none."""
    example = next((one["example"] for one in said.get("content", {}).values() if "example" in one), None)
    return json.dumps(example, ensure_ascii=False, indent=2) if example is not None else ""


def _curl(offered: face.Offered, body: str, parameters: list[Mapping[str, Any]]) -> str:
    """A request to try in a terminal."""
    verb = "" if offered.method == "GET" else f"-X {offered.method} "
    lines = [f"curl {verb}'{settings.PUBLIC_URL}{_filled(offered.path, parameters)}'"]
    if not offered.terms.visitors:
        lines.append("  -H 'Authorization: Bearer ucap_…'")
    if body and offered.terms.takes == JSON:
        lines.append(f"  -H 'Content-Type: {JSON}'")
        lines.append(f"  -d '{json.dumps(json.loads(body), ensure_ascii=False)}'")
    elif offered.terms.takes == FORM:
        lines.append("  -F document=@plan.pdf")
    return " \\\n".join(lines)


def _filled(path: str, parameters: list[Mapping[str, Any]]) -> str:
    """The address with examples for its parts."""
    for one in parameters:
        if one["in"] == "path":
            usual = (
                "1"
                if one["schema"].get("type") == "integer"
                else one["schema"].get("enum", ["0a1b2c3d4e5f"])[0]
            )
            path = path.replace(f"{{{one['name']}}}", str(one.get("example", usual)))
    return path
