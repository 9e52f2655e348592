"""Who may keep a copy of a page: anyone of what a visitor sees, nobody of what an officer sees."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

SECONDS = 60  # a visitor may see what was true a minute ago

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """The view, with its page kept for a minute for visitors and not at all for people who are signed in."""

    @wraps(view)
    def cached(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        elif response.status_code == 200:
            patch_cache_control(response, public=True, max_age=SECONDS)
        patch_vary_headers(response, ["Cookie", "HX-Request"])
        return response

    return cached
