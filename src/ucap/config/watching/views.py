"""What monitors ask for: whether it can do its work, and figures."""

import hmac

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ucap.config.watching.standing import reasons_against

PLAIN = "text/plain; charset=utf-8"


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when everything can be done here, else 503 and why: also when /healthz says that it is alive."""
    try:
        against = reasons_against()
    except DatabaseError:
        against = ["The database does not answer."]
    return HttpResponse(
        "".join(f"{one}\n" for one in against or ["ok"]), status=503 if against else 200, content_type=PLAIN
    )


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponseBase:
    """Figures for who knows the token; for everybody else there is no such page."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not settings.METRICS_TOKEN or not hmac.compare_digest(given.encode(), settings.METRICS_TOKEN.encode()):
        raise Http404
    from ucap.config.watching.figures import exposition

    return HttpResponse(exposition(), content_type="text/plain; version=0.0.4; charset=utf-8")
