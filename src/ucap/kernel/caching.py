"""Pages that anybody may see, drawn once a minute at most; pages of people who are signed in, kept by nobody."""

import gzip
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language

SECONDS = 60  # for so long a copy holds, here and with whoever else keeps one
LONG_ENOUGH = 1000  # bytes from which a page is compressed

View = Callable[..., HttpResponse]


def public_page(as_of: Callable[[], object]) -> Callable[[View], View]:
    """A decorator: to visitors the page may come from memory, as long as `as_of()` answers the same as when it was drawn.

    Somebody who is signed in, or for whom a message waits, always gets a page of their own.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def cached(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if _is_personal(request):
                return _kept_by_nobody(view(request, *args, **kwargs))
            key = _key(request, as_of())
            page: HttpResponse | None = caches["pages"].get(key)
            if page is None:
                page = view(request, *args, **kwargs)
                if page.status_code != 200:
                    return page
                caches["pages"].set(key, _kept(page, request, key), SECONDS)
            if request.headers.get("If-None-Match") == page["ETag"]:
                return _not_modified(page)
            return page

        return cached

    return decorate


def _is_personal(request: HttpRequest) -> bool:
    """Whether this reader has a session or a message waiting: told by the cookies alone, the store is not asked."""
    own = {settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name}
    return bool(own & request.COOKIES.keys()) or request.method not in ("GET", "HEAD")


def _key(request: HttpRequest, as_of: object) -> str:
    """Everything a visitor's page depends on."""
    parts = (
        request.get_full_path(),
        get_language(),
        [request.COOKIES.get(name) for name in settings.COOKIES_THAT_CHANGE_PAGES],
        request.headers.get("HX-Request"),
        request.headers.get("HX-Boosted"),
        "gzip" in request.headers.get("Accept-Encoding", ""),
        as_of,
    )
    return sha256(repr(parts).encode()).hexdigest()


def _kept(page: HttpResponse, request: HttpRequest, key: str) -> HttpResponse:
    """The page as it is kept and sent: compressed once, where the reader takes it so, with how long it holds."""
    if "gzip" in request.headers.get("Accept-Encoding", "") and len(page.content) >= LONG_ENOUGH:
        page.content = gzip.compress(page.content, compresslevel=6, mtime=0)
        page["Content-Encoding"] = "gzip"
        page["Content-Length"] = str(len(page.content))
    page["ETag"] = f'W/"{key[:24]}"'
    patch_cache_control(page, public=True, max_age=SECONDS)
    patch_vary_headers(page, ["Cookie", "HX-Request", "Accept-Encoding"])
    return page


def _kept_by_nobody(page: HttpResponse) -> HttpResponse:
    patch_cache_control(page, private=True, no_store=True)
    patch_vary_headers(page, ["Cookie", "HX-Request"])
    return page


def _not_modified(page: HttpResponse) -> HttpResponse:
    answer = HttpResponseNotModified()
    for header in ("ETag", "Cache-Control", "Vary"):
        answer[header] = page[header]
    return answer
