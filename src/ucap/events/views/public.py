"""An event's page and its documents."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ucap.events.queries.events import event_page, file_of
from ucap.events.queries.stamp import stamp
from ucap.kernel.caching import public_page
from ucap.kernel.clock import now
from ucap.kernel.handing_out import handed_out
from ucap.kernel.pages import render_page
from ucap.kernel.slots import with_slots

KEPT = 3600  # seconds for which a browser keeps a document


@require_safe
@public_page(with_slots(stamp, "event", "event_more"))
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """What it is, when and where; by whom; where it stands, and what this reader can do."""
    page = event_page(slug, request.user, now())
    return render_page(request, "events/event.html", {"page": page, "event": page.event})


@require_safe
def file(request: HttpRequest, slug: str, file_id: str) -> FileResponse:
    """A document as it was given: to be saved, not opened here."""
    kept = file_of(slug, file_id, request.user)
    return handed_out(kept.file, kept.name, kept=KEPT)
