"""Calendars of events to download and to subscribe to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST, require_safe

from ucap.events.actions.feeds import renew_feed_key, stop_feed
from ucap.events.calendar_entries import Entry, write_calendar
from ucap.events.forms.finding import asked_of
from ucap.events.queries.events import seen_event
from ucap.events.queries.feeds import entries_of_one, public_entries
from ucap.events.queries.my_feed import key_of, my_entries, owner_of
from ucap.events.queries.stamp import last_change, stamp
from ucap.kernel.clock import now
from ucap.kernel.pages import opened_by_its_address, render_page
from ucap.language.tags import language_tag
from ucap.people.pages import PersonRequest, for_people, go, say

KEPT = 900  # seconds for which a calendar of visitors may be kept on its way


@dataclass(frozen=True, slots=True)
class Known:
    """By what somebody knows that a calendar is the one they have."""

    tag: str
    changed: datetime | None

    @property
    def seconds(self) -> int | None:
        return int(self.changed.timestamp()) if self.changed else None


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """The addresses to subscribe to; to whoever is signed in their own too."""
    return render_page(request, "events/feeds.html", {"key": key_of(request.user)})


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """What visitors see of the events that are asked for, as the list is asked."""
    at = now()
    state = (stamp(), request.get_full_path(), get_language(), at.date())
    known = Known(sha256(repr(state).encode()).hexdigest()[:24], last_change())
    if fresh := get_conditional_response(request, etag=quote_etag(known.tag), last_modified=known.seconds):
        return fresh
    page = reverse("events:list", query=request.GET)
    response = _file(public_entries(asked_of(request.GET), at), gettext("Events"), page, "events")
    patch_cache_control(response, public=True, max_age=KEPT)
    return _marked(response, known)


@require_safe
def feed_of_event(request: HttpRequest, slug: str) -> HttpResponse:
    """One event with its windows; where to join for those who come."""
    event = seen_event(slug, request.user)
    entries = entries_of_one(event, request.user)
    response = _answer(request, entries, event.title, reverse("events:event", args=[slug]), event.slug)
    patch_cache_control(response, private=True, no_cache=True)
    return response


@require_safe
@opened_by_its_address
def my_feed(request: HttpRequest, key: str) -> HttpResponse:
    """All that somebody comes to and holds; ?programme=1 with every part of the programme."""
    person = owner_of(key)
    entries = my_entries(person, now(), sessions="programme" in request.GET)
    return _answer(request, entries, gettext("My events"), reverse("events:feeds"), "my-events")


@require_POST
@for_people(belongs_to="events:list")
def renew_feed(request: PersonRequest) -> HttpResponse:
    """Makes the address of their own calendar, or another in its place."""
    renew_feed_key(by=request.user, at=now())
    say(request, gettext("Your calendar has a new address."))
    return go(request, "events:feeds", fragment="mine")


@require_POST
@for_people(belongs_to="events:list")
def stop_my_feed(request: PersonRequest) -> HttpResponse:
    """Gives the address up."""
    stop_feed(by=request.user, at=now())
    say(request, gettext("The address of your calendar opens nothing any more."))
    return go(request, "events:feeds", fragment="mine")


def _answer(
    request: HttpRequest, entries: Sequence[Entry], name: str, page: str, file_name: str
) -> HttpResponse:
    """The calendar; nothing but that it is the same where whoever asks has it already."""
    response = _file(entries, name, page, file_name)
    changed = max((entry.changed for entry in entries), default=None)
    known = Known(sha256(response.content).hexdigest()[:24], changed)
    etag, modified = quote_etag(known.tag), known.seconds
    response = _marked(response, known)
    return get_conditional_response(request, etag=etag, last_modified=modified, response=response) or response


def _file(entries: Sequence[Entry], name: str, page: str, file_name: str) -> HttpResponse:
    written = write_calendar(
        entries,
        name=name,
        url=settings.PUBLIC_URL + page,
        host=settings.PUBLIC_HOST,
        language=language_tag(get_language() or "en"),
    )
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}.ics"'
    return response


def _marked(response: HttpResponse, known: Known) -> HttpResponse:
    response["ETag"] = quote_etag(known.tag)
    if known.seconds:
        response["Last-Modified"] = http_date(known.seconds)
    return response
