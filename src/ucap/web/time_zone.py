"""Times of day as the reader's clock shows them."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ucap.people.models import User
from ucap.people.time_zones import is_time_zone


class TimeZoneMiddleware:
    """Shows times in the time zone that somebody who is signed in has chosen; visitors read UTC, or both sides' times where it matters."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        zone = _chosen(request)
        if not zone:
            return self.get_response(request)
        with timezone.override(ZoneInfo(zone)):
            return self.get_response(request)


def _chosen(request: HttpRequest) -> str:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""  # a visitor: the store is not asked
    person = request.user
    return person.time_zone if isinstance(person, User) and is_time_zone(person.time_zone) else ""
