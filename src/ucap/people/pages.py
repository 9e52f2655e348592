"""What every view for people who are signed in needs: the guard, the way on, the message on the next page."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from ucap.kernel.errors import NotAllowed
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User


class PersonRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User
    htmx: HtmxDetails


View = Callable[..., HttpResponseBase]


def for_people(
    *, belongs_to: str = "desk", asked: str = gettext_noop("Sign in to go on.")
) -> Callable[[View], View]:
    """A decorator: the view for people who are signed in; others are asked to, whatever the address, so that nothing is given away.

    `belongs_to` names the place in the navigation that the page is part of.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                raise NotAllowed(asked)
            request.belongs_to = belongs_to  # type: ignore[attr-defined]
            response = view(cast(PersonRequest, request), *args, **kwargs)
            add_never_cache_headers(response)
            return response

        return guarded

    return decorate


def go(request: PersonRequest, to: str, *args: Any, **query: str) -> HttpResponse:
    """On to another page, also for htmx; `fragment` is the place on it."""
    fragment = query.pop("fragment", "")
    address = reverse(to, args=args, query=query or None, fragment=fragment or None)
    if not request.htmx:
        return redirect(address)
    response = HttpResponseClientRedirect(address)
    here = (request.htmx.current_url_abs_path or "").partition("#")[0]
    if fragment and here == address.partition("#")[0]:
        response["HX-Refresh"] = "true"  # else the browser would only go to that place of the page it has
    return response


def say(request: PersonRequest, text: str, *, undo: str = "") -> None:
    """A message on the next page; `undo` is the address that takes back what was done."""
    messages.success(request, text, extra_tags=undo)
