"""The description of the API: OpenAPI 3.1, with every problem, header and example in it."""

from typing import Any

from django.conf import settings

from ucap.api.examples import example_of
from ucap.api.problems import KINDS, ProblemKind
from ucap.api.shapes.shape import ProblemDetails
from ucap.api.states import SCOPES
from ucap.api.views import face
from ucap.api.views.answers import TYPE
from ucap.api.views.offering import JSON, Terms

ABOUT = """\
Everything public of this platform, and everything that you may do on its pages, for programs.

Errors are `application/problem+json` (RFC 9457). Text comes in the language that `Accept-Language` prefers among English, Chinese,
Spanish, Italian, German and French. Lists come in pieces: `next` and `prev` are cursors, also in the header `Link`. Reads
have an `ETag`: send it in `If-None-Match`. How much is left of your requests this minute is in `RateLimit-Remaining`.
"""
STRING = {"type": "string"}
OBJECT = {"type": "object"}
FILE = {"type": "string", "format": "binary"}
WHOLE = {"type": "string", "pattern": "^[0-9]+$"}
LIMITS = {
    "RateLimit-Limit": {"description": "Requests that you may make a minute.", "schema": WHOLE},
    "RateLimit-Remaining": {"description": "Those that are left.", "schema": WHOLE},
    "RateLimit-Reset": {"description": "Seconds until the minute ends.", "schema": WHOLE},
}
ETAG = {"ETag": {"description": "Tells this answer from others: send it in If-None-Match.", "schema": STRING}}
LINK = {"Link": {"description": "The pieces beside this one (RFC 8288).", "schema": STRING}}
SECURITY = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A personal token: “Authorization: Bearer ucap_…”. It is made on the page of your account, holds for a year at most, "
        "and does what its scopes name: "
        + "; ".join(f"`{scope}`: {words}" for scope, words in SCOPES.items()),
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "",  # the settings have it
        "description": "Pages of this platform: the session's cookie, and for whatever changes something also the header X-CSRFToken.",
    },
}
OF_ALL = (400, 401, 403, 404, 409, 422, 429, 500)
OF_WRITING = (412, 413, 415)
INFO = {
    "title": "ucap",
    "version": face.VERSION,
    "summary": "The open platform on which cities cooperate",
    "description": ABOUT,
    "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
}


def description() -> dict[str, Any]:
    """The whole of it."""
    said: dict[str, Any] = dict(face.API.get_openapi_schema(path_prefix=face.ROOT + "/"))
    said |= {"info": INFO, "servers": [{"url": "/"}]}
    said["tags"] = [{"name": one.name, "description": one.about} for one in face.SECTIONS]
    parts = said["components"]
    parts["schemas"] |= _shape_of_problems()
    parts["responses"] = {f"Problem{status}": _problems(status) for status in _statuses()}
    session = SECURITY["session"] | {"name": settings.SESSION_COOKIE_NAME}
    parts["securitySchemes"] = SECURITY | {"session": session}
    for one in face.operations():
        _complete(said["paths"][one.path][one.method.lower()], one.terms, one.method, parts["schemas"])
    return said


def _complete(operation: dict[str, Any], terms: Terms, method: str, known: dict[str, Any]) -> None:
    """Adds to what is known of an operation what it has in common with others, and examples."""
    operation["security"] = [{"token": []}, {"session": []}, *([{}] if terms.visitors else [])]
    operation["x-scope"] = terms.scope.value
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    for answer in answers.values():
        _fill(answer, terms, method, known)
    operation["responses"] = answers | _other_answers(method)
    for content in operation.get("requestBody", {}).get("content", {}).values():
        content["example"] = terms.body or example_of(content["schema"], known)
    for parameter in operation["parameters"]:
        if parameter["name"] in terms.where:
            parameter["example"] = terms.where[parameter["name"]]


def _other_answers(method: str) -> dict[str, Any]:
    same = {"304": {"description": "What you have is still what there is.", "headers": LIMITS}}
    statuses = sorted((*OF_ALL, *(() if method == "GET" else OF_WRITING)))
    problems = {str(one): {"$ref": f"#/components/responses/Problem{one}"} for one in statuses}
    return (same if method == "GET" else {}) | problems


def _fill(answer: dict[str, Any], terms: Terms, method: str, known: dict[str, Any]) -> None:
    answer["headers"] = LIMITS | (ETAG if method == "GET" else {})
    if terms.gives != (JSON,):
        answer["content"] = {one: {"schema": OBJECT if one == JSON else FILE} for one in terms.gives}
        return
    for content in answer.get("content", {}).values():
        content["example"] = terms.example or example_of(content["schema"], known)
        shape = known.get(content["schema"].get("$ref", "").rsplit("/", 1)[-1], {})
        if "next" in shape.get("properties", {}):
            answer["headers"] = answer["headers"] | LINK


def _shape_of_problems() -> dict[str, Any]:
    shape = ProblemDetails.model_json_schema(
        ref_template="#/components/schemas/{model}", mode="serialization"
    )
    return {**shape.pop("$defs", {}), "ProblemDetails": shape}


def _statuses() -> list[int]:
    return sorted({kind.status for kind in KINDS.values()} - {405})


def _problems(status: int) -> dict[str, Any]:
    """The answer with that status: each kind of problem that has it is an example."""
    kinds = [kind for kind in KINDS.values() if kind.status == status]
    headers = dict(LIMITS)
    if status == 429:
        headers |= {"Retry-After": {"description": "Seconds to wait.", "schema": WHOLE}}
    return {
        "description": " ".join(f"{kind.title}." for kind in kinds),
        "headers": headers,
        "content": {
            TYPE: {
                "schema": {"$ref": "#/components/schemas/ProblemDetails"},
                "examples": {kind.name: {"value": _example(kind)} for kind in kinds},
            }
        },
    }


def _example(kind: ProblemKind) -> dict[str, Any]:
    said = {
        "type": f"https://plans.example.org/api/problems/{kind.name}",
        "title": kind.title,
        "status": kind.status,
        "detail": kind.remedy,
        "instance": f"{face.ROOT}/plans",
    }
    if kind.status == 422:
        said["errors"] = [{"detail": "Write at most 300 characters.", "pointer": "#/title"}]
    return said
