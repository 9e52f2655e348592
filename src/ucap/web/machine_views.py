"""What machines ask for: whether the platform is well, what they may read, its icon."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

ROBOTS = """\
User-agent: *
Disallow: /*/account/
Disallow: /language/
Disallow: /theme/
Disallow: /visit/
"""


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse(
            "The database does not answer.\n", status=503, content_type="text/plain; charset=utf-8"
        )
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@cache_control(max_age=86400)
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


@cache_control(max_age=86400)
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The way to the icon, for browsers that ask at the root without being told."""
    return HttpResponseRedirect(static("ucap/mark.svg"))
