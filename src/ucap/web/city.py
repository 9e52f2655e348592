"""A city's page."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ucap.kernel.caching import public_page
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.kernel.slots import with_slots
from ucap.plans.queries.catalogue import stamp
from ucap.plans.queries.city import city_page


@require_safe
@public_page(with_slots(stamp, "city"))
def city(request: HttpRequest, slug: str) -> HttpResponse:
    """Who the city is, its plans, its partners, what comes next."""
    page = city_page(slug, now().date())
    return render_page(request, "web/city.html", {"page": page, "local_time": _local(page.city.timezone)})


def _local(timezone: str) -> datetime | None:
    """What time it is there; None where the time zone is not known here."""
    try:
        return now().astimezone(ZoneInfo(timezone))
    except (ZoneInfoNotFoundError, ValueError):
        return None
