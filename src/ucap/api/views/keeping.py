"""What the caller has already is not sent again; what visitors are answered is drawn once a minute at most."""

from collections.abc import Mapping
from hashlib import sha256

from django.core.cache import caches
from django.http import HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from ninja.operation import Operation

from ucap.api.views.calling import Call
from ucap.api.views.offering import Terms
from ucap.kernel.clock import now

SECONDS = 60  # for so long a visitor's answer holds
OF_AN_ANSWER = ("ETag", "Cache-Control", "Link")


def read(call: Call, operation: Operation, terms: Terms, place: Mapping[str, str]) -> HttpResponseBase:
    """The answer to GET or HEAD: from memory, made anew, or that nothing changed."""
    known = _known(call, terms)
    response = caches["pages"].get(known) if known else None
    if response is None:
        response = _made(call, operation, place, known)
    if response.status_code == 200 and _has(call, response.get("ETag", "")):
        response = _not_modified(response)
    return _may_be_kept(call, response, by_anyone=terms.visitors)


def same_tag(one: str, other: str) -> bool:
    """Whether two ETags name the same; a weak one too, since compressing an answer on its way makes it weak."""
    return one.strip().removeprefix("W/") == other.strip().removeprefix("W/")


def _made(call: Call, operation: Operation, place: Mapping[str, str], known: str | None) -> HttpResponseBase:
    was, call.method = call.method, "GET"
    response = operation.run(call, **place)
    call.method = was
    if response.status_code == 200 and isinstance(response, HttpResponse):
        if "ETag" not in response:
            response["ETag"] = f'W/"{(known or sha256(response.content).hexdigest())[:24]}"'
        if known:
            caches["pages"].set(known, response, SECONDS)
    return response


def _known(call: Call, terms: Terms) -> str | None:
    """Of a visitor's answer everything that it depends on; None where it has to be made to know that."""
    if terms.as_of is None or call.user.is_authenticated:
        return None
    parts = (terms.id, call.get_full_path(), get_language(), now().date(), terms.as_of())
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _has(call: Call, tag: str) -> bool:
    """Whether the caller has that answer."""
    named = call.headers.get("If-None-Match", "")
    return bool(tag) and any(same_tag(one, tag) for one in named.split(","))


def _may_be_kept(call: Call, response: HttpResponseBase, *, by_anyone: bool) -> HttpResponseBase:
    answered = response.status_code in (200, 304)
    if call.user.is_authenticated or not by_anyone or not answered:
        patch_cache_control(response, private=True, no_store=not answered)
    elif "Cache-Control" not in response:
        patch_cache_control(response, public=True, max_age=SECONDS)
    return response


def _not_modified(response: HttpResponseBase) -> HttpResponse:
    answer = HttpResponseNotModified()
    for header in OF_AN_ANSWER:
        if header in response:
            answer[header] = response[header]
    return answer
