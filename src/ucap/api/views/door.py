"""What every request to the API goes through: language, who calls, how often, what they have already, what they may keep."""

from collections.abc import Callable, Iterable, Mapping

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language, override
from ninja.operation import Operation

from ucap.api.limits import Allowance
from ucap.api.problems import BAD_REQUEST, METHOD, Refusal
from ucap.api.views.answers import problem, problem_of, to_be_saved
from ucap.api.views.calling import admit
from ucap.api.views.keeping import read
from ucap.api.views.offering import TERMS
from ucap.api.views.speaking import language_of

View = Callable[..., HttpResponseBase]
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset",
}


def door(operations: Iterable[Operation]) -> View:
    """The view of one address, with these operations behind it."""
    behind = {method: one for one in operations for method in one.methods}

    def answered(request: HttpRequest, **place: str) -> HttpResponseBase:
        with override(language_of(request)):
            response = _answer(request, behind, place)
            response.headers.setdefault("Content-Language", _tag())
        to_be_saved(response)
        patch_vary_headers(response, ["Accept-Language", "Authorization", "Cookie"])
        return response

    answered.csrf_exempt = True  # type: ignore[attr-defined] # asked for in `admit`, where a session is what lets somebody in
    return answered


def _answer(
    request: HttpRequest, behind: Mapping[str, Operation], place: Mapping[str, str]
) -> HttpResponseBase:
    method = "GET" if request.method == "HEAD" else request.method or ""
    public = "GET" in behind and TERMS[behind["GET"].operation_id or ""].visitors
    if method == "OPTIONS":
        return _methods(behind, public=public)
    if method not in behind:
        return problem(request, Refusal(METHOD, headers={"Allow": _allowed(behind)}))
    try:
        response = _admitted(request, behind[method], place)
    except Exception as error:
        response = problem_of(request, error)
    if method == "GET" and public:
        open_to_all(response)
    tell_allowance(response, getattr(request, "allowance", None))
    return response


def _admitted(request: HttpRequest, operation: Operation, place: Mapping[str, str]) -> HttpResponseBase:
    if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
        raise Refusal(BAD_REQUEST)  # no store takes it, and no name has it
    terms = TERMS[operation.operation_id or ""]
    call = admit(request, terms)
    if request.method in ("GET", "HEAD"):
        return read(call, operation, terms, place)
    response = operation.run(call, **place)
    if response.status_code == 204:
        del response["Content-Type"]
    patch_cache_control(response, private=True, no_store=True)
    return response


def tell_allowance(response: HttpResponseBase, allowance: Allowance | None) -> None:
    """Says how many requests are left, where they were counted."""
    if allowance is not None:
        response["RateLimit-Limit"] = str(allowance.limit)
        response["RateLimit-Remaining"] = str(allowance.remaining)
        response["RateLimit-Reset"] = str(allowance.reset)


def _methods(behind: Mapping[str, Operation], *, public: bool) -> HttpResponse:
    """What can be asked here. Pages of other hosts may read what is public, without anybody's cookies or tokens."""
    response = HttpResponse(status=204)
    del response["Content-Type"]
    response["Allow"] = _allowed(behind)
    if public:
        open_to_all(response)
        response["Access-Control-Allow-Methods"] = "GET, HEAD"
        response["Access-Control-Allow-Headers"] = "Accept-Language, If-None-Match"
        response["Access-Control-Max-Age"] = "86400"
    return response


def open_to_all(response: HttpResponseBase) -> None:
    """Lets pages of other hosts read the answer."""
    for name, value in CORS.items():
        response[name] = value


def _allowed(behind: Mapping[str, Operation]) -> str:
    methods = set(behind) | {"OPTIONS"} | ({"HEAD"} if "GET" in behind else set())
    return ", ".join(sorted(methods))


def _tag() -> str:
    """The BCP 47 tag of the active language: "zh-Hans" of "zh-hans"."""
    language, _, script = (get_language() or "en").partition("-")
    return f"{language}-{script.capitalize()}" if script else language
