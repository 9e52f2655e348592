"""The API as a whole: its sections, its addresses, what is described of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from ninja import NinjaAPI
from ninja.operation import Operation
from pydantic import BaseModel

from ucap.api.views.answers import problem_of
from ucap.api.views.arranging import arranging
from ucap.api.views.colleagues import colleagues
from ucap.api.views.conversations import conversations
from ucap.api.views.delegations import delegations
from ucap.api.views.door import door
from ucap.api.views.drafts import drafts
from ucap.api.views.entries import entries
from ucap.api.views.events import events
from ucap.api.views.exhibits import exhibits
from ucap.api.views.files import files
from ucap.api.views.finding import finding
from ucap.api.views.guests import guests
from ucap.api.views.hosting import hosting
from ucap.api.views.importing import importing
from ucap.api.views.interpreting import interpreting
from ucap.api.views.inviting import inviting
from ucap.api.views.matches import matches
from ucap.api.views.matchmaking import matchmaking
from ucap.api.views.me import me
from ucap.api.views.meetings import meetings
from ucap.api.views.members import members
from ucap.api.views.moderation import moderation
from ucap.api.views.notices import notices
from ucap.api.views.offering import TERMS, Section, Terms
from ucap.api.views.organisations import organisations
from ucap.api.views.plans import plans
from ucap.api.views.polls import polls
from ucap.api.views.programmes import programmes
from ucap.api.views.questions import questions
from ucap.api.views.registrations import registrations
from ucap.api.views.reports import reports
from ucap.api.views.requests import requests
from ucap.api.views.reviewing import reviewing
from ucap.api.views.strict import StrictParser
from ucap.api.views.timetables import timetables

SECTIONS: tuple[Section, ...] = (
    plans, finding, drafts, reviewing, importing, requests, organisations, members, entries,
    files, matches, conversations, events, registrations, delegations, polls,
    meetings, colleagues, hosting, programmes, questions, guests, arranging, matchmaking, timetables,
    interpreting, reports, inviting, exhibits, notices, moderation, me,
)  # fmt: skip
ROOT = "/api/v1"
VERSION = "1"


def _api() -> NinjaAPI:
    api = NinjaAPI(
        title="ucap",
        version=VERSION,
        openapi_url=None,
        docs_url=None,
        urls_namespace="v1",
        parser=StrictParser(),
    )
    for section in SECTIONS:
        api.add_router("", section.router)
    for handled in list(api._exception_handlers):  # noqa: SLF001 - ninja's own answers are not problem+json
        api.add_exception_handler(handled, _told)
    return api


def _told(request: HttpRequest, error: Any) -> HttpResponse:
    return problem_of(request, error)


API = _api()


@dataclass(frozen=True, slots=True)
class Offered:
    """An operation with its address: "/api/v1/plans/{slug}"."""

    id: str
    method: str
    path: str
    terms: Terms
    section: Section


def operations() -> Iterator[Offered]:
    """Every operation of the API, in the order of the reference."""
    for section in SECTIONS:
        for where, view in section.router.path_operations.items():
            for one in view.operations:
                yield Offered(
                    one.operation_id or "",
                    one.methods[0],
                    ROOT + where,
                    TERMS[one.operation_id or ""],
                    section,
                )


def models_of(operation_id: str) -> Iterator[type[BaseModel]]:
    """What an operation takes and gives, as the description is made of it."""
    for section in SECTIONS:
        for view in section.router.path_operations.values():
            for one in view.operations:
                if one.operation_id == operation_id:
                    yield from one.models
                    yield from (model for model in one.response_models.values() if model is not None)


def patterns() -> list[URLPattern]:
    """The addresses of the operations, each through the door."""
    found: dict[str, list[Operation]] = {}
    for bound in API._get_bound_routers():  # noqa: SLF001 - the operations as they are bound to this API
        for where, view in bound.path_operations.items():
            found.setdefault(where, []).extend(view.operations)
    # Fixed words before a thing's own address
    order = sorted(found, key=lambda where: [part.startswith("{") for part in where.split("/")])
    return [
        path(
            where.lstrip("/").replace("{", "<str:").replace("}", ">"),
            door(found[where]),
            name=_name(found[where]),
        )
        for where in order
    ]


def _name(operations: list[Operation]) -> str | None:
    """What the address is called: what is read there, whatever else can be done."""
    reads = (one for one in operations if "GET" in one.methods)
    return next(reads, operations[0]).operation_id
