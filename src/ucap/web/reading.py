"""Whoever holds an office and opens a list of people, of their addresses or of what they asked for is journalled: who, what list, when.

One table for pages and for the API; once a person, list and hour, so that the journal does not drown in it.
"""

import logging
from collections.abc import Callable, Mapping

from django.core.cache import cache
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from ucap.journal.actions import record
from ucap.kernel.clock import now
from ucap.kernel.messages import gettext_noop
from ucap.people.rules import is_bounded

log = logging.getLogger("ucap.web")
ONCE_IN = 3600  # seconds
SUBJECT_ID = 32  # letters that the journal has for it

# Page or operation -> the list on it
LISTS: Mapping[str, str] = {
    "people:people": "offices",
    "organisations:members": "members",
    "v1:list_members": "members",
    "plans:access": "requests",
    "v1:list_requests": "requests",
    "exchange:pipeline": "pipeline",
    "exchange:pipeline_download": "pipeline",
    "v1:list_pipeline": "pipeline",
    "events:registrations": "registrations",
    "events:registrations_download": "registrations",
    "events:badges": "registrations",
    "events:check_in": "registrations",
    "events:check_in_list": "registrations",
    "v1:list_registrations": "registrations",
    "events:demand": "demand",
    "events:demand_download": "demand",
    "v1:read_demand": "demand",
    "events:itinerary": "itinerary",
    "events:itinerary_pdf": "itinerary",
    "moderation:queue": "cases",
    "v1:list_cases": "cases",
    "notices:undelivered": "letters",
    "journal": "journal",
    "journal-download": "journal",
}
WHAT: Mapping[str, str] = {
    "read.offices": gettext_noop("The list of who holds which office, with addresses, was read"),
    "read.members": gettext_noop("The list of an organisation's members was read"),
    "read.requests": gettext_noop("The list of who asked for a full plan was read"),
    "read.pipeline": gettext_noop("The list of who talks with whom was read"),
    "read.registrations": gettext_noop("The list of who comes to an event was read"),
    "read.demand": gettext_noop("The list of who wants to meet whom at an event was read"),
    "read.itinerary": gettext_noop("The contacts of a visit were read"),
    "read.cases": gettext_noop("The queue of moderation was read"),
    "read.letters": gettext_noop("The list of letters that did not arrive, with addresses, was read"),
    "read.journal": gettext_noop("The journal was read"),
}


class ReadingMiddleware:
    """Notes what was read once the answer is there: what was refused was not read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        listed = LISTS.get(match.view_name) if match else None
        if (
            match
            and listed
            and request.method == "GET"
            and response.status_code == 200
            and is_bounded(request.user)
        ):
            _note(listed, "".join(map(str, match.kwargs.values())), str(request.user.pk))
        return response


def _note(listed: str, of: str, reader: str) -> None:
    """Nothing. That nothing can be written (a full disk) stops nobody who reads; then the log has it."""
    key = f"read:{reader}:{listed}:{of}"
    try:
        if cache.get(key) is None:
            record(
                f"read.{listed}",
                subject=("list", of[:SUBJECT_ID]),
                actor=reader,
                at=now(),
                detail={"of": of} if of else {},
            )
            cache.add(key, True, ONCE_IN)
    except DatabaseError as error:
        log.warning("could not be journalled (%s): %s read %s", type(error).__name__, reader, listed)
