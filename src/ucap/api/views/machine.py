"""What lies around the operations: the versions, the description, the kinds of problems, and every other address."""

from functools import cache
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition

from ucap.api.problems import KINDS, METHOD, NOT_FOUND, Refusal
from ucap.api.views.answers import problem, to_be_saved
from ucap.api.views.door import View, open_to_all
from ucap.api.views.links import address
from ucap.api.views.speaking import language_of


def _for_reading(view: View) -> View:
    """A decorator: GET and HEAD from anywhere, everything else told in JSON."""

    @csrf_exempt
    def answered(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponseBase:
        with override(language_of(request)):
            if request.method not in ("GET", "HEAD"):
                response: HttpResponseBase = problem(request, Refusal(METHOD, headers={"Allow": "GET, HEAD"}))
            else:
                response = view(request, *args, **kwargs)
        open_to_all(response)
        to_be_saved(response)
        patch_vary_headers(response, ["Accept-Language"])
        return response

    return answered


@cache
def _written() -> bytes:
    import json

    from ucap.api.views.description import description

    return json.dumps(description(), ensure_ascii=False, separators=(",", ":")).encode()


@cache
def _etag() -> str:
    return f'"{sha256(_written()).hexdigest()[:24]}"'


def _as_of(_: HttpRequest) -> str:
    return _etag()


@_for_reading
@cache_control(public=True, max_age=3600)
def versions(request: HttpRequest) -> HttpResponse:
    """Which versions there are, and where they are described."""
    described = {"version": "1", "schema": address("api_schema"), "reference": address("api:reference")}
    return JsonResponse({"versions": [described]})


@_for_reading
def problem_kind(request: HttpRequest, name: str) -> HttpResponse:
    """On to where the kind of problem is described."""
    if name not in KINDS:
        return problem(request, Refusal(NOT_FOUND))
    response = HttpResponseRedirect(f"{reverse('api:reference')}#problem-{name}")
    response.status_code = 303
    return response


@_for_reading
@condition(etag_func=_as_of)
@cache_control(public=True, max_age=3600)
def schema(request: HttpRequest) -> HttpResponse:
    """The description of the API (OpenAPI 3.1)."""
    return HttpResponse(_written(), content_type="application/json")


@csrf_exempt
def nothing(request: HttpRequest) -> HttpResponse:
    """Every other address under api/."""
    with override(language_of(request)):
        return problem(request, Refusal(NOT_FOUND))
