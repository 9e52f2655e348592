"""The platform's addresses with those of the exchange that queries lead to."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from ucap.config.urls import urlpatterns as whole


def _page(request: HttpRequest, key: str) -> HttpResponse:
    return HttpResponse(key)


_pages = (
    [
        path("entries/<slug:key>/", _page, name="entry"),
        path("entries/<slug:key>/edit/", _page, name="edit"),
        path("entries/conversations/<slug:key>/", _page, name="conversation"),
    ],
    "exchange",
)
urlpatterns = [path("", include(_pages)), *whole]
