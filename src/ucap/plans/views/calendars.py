"""Calendars to download and to subscribe to."""

from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, gettext, override
from django.views.decorators.http import condition, require_safe

from ucap.kernel.clock import now
from ucap.places.models import City
from ucap.places.names import local_name
from ucap.plans.calendar import Dated, write_calendar
from ucap.plans.models import Plan
from ucap.plans.queries import calendars
from ucap.plans.queries.catalogue import stamp
from ucap.plans.wording import interface_language


def _as_of_now(request: HttpRequest, *_: object, **__: object) -> str:
    """What a calendar's content depends on, beside its address."""
    return f'"{stamp()}-{now():%Y%m%d}-{get_language()}"'


@require_safe
@condition(etag_func=_as_of_now)
def of_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """The activities of one plan, in its own language."""
    plan = Plan.objects.public().select_related("current").filter(slug=slug).first()
    if plan is None or plan.current is None:
        raise Http404
    with override(interface_language(plan.current.language)):
        page = reverse("plans:plan", args=[slug])
        return _answer(calendars.of_plan(plan), plan.current.title, page, slug)


@require_safe
@condition(etag_func=_as_of_now)
def of_city(request: HttpRequest, slug: str) -> HttpResponse:
    """The activities of a city's plans."""
    city = get_object_or_404(City, slug=slug)
    name = local_name(city.names, city.name, get_language() or "en").text
    activities = calendars.of_city(city.id, now().date())
    return _answer(
        activities, gettext("%(city)s cooperates") % {"city": name}, reverse("city", args=[slug]), slug
    )


@require_safe
@condition(etag_func=_as_of_now)
def of_all(request: HttpRequest) -> HttpResponse:
    """The activities of every plan."""
    return _answer(
        calendars.of_all(now().date()), gettext("Cities that cooperate"), reverse("plans:list"), "plans"
    )


def _answer(activities: Iterable[Dated], name: str, page: str, file_name: str) -> HttpResponse:
    to_be_set = gettext("The day is to be set: the plan does not name it.")
    written = write_calendar(
        activities,
        name=name,
        url=settings.PUBLIC_URL + page,
        host=settings.PUBLIC_HOST,
        to_be_set=to_be_set,
    )
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}.ics"'
    patch_cache_control(response, public=True, max_age=3600)
    return response
