"""An entry's page, its pictures and documents."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ucap.exchange.models import EntryFile
from ucap.exchange.queries.entries import entry_page
from ucap.exchange.queries.stamp import stamp
from ucap.exchange.queries.writing import file_to_read, preview, published_versions
from ucap.exchange.rules import is_on_its_side
from ucap.kernel.caching import public_page
from ucap.kernel.handing_out import handed_out
from ucap.kernel.pages import render_page

KEPT = 3600  # seconds for which a browser keeps a file
PICTURE = "image/webp"


@require_safe
@public_page(stamp)
def entry(request: HttpRequest, slug: str) -> HttpResponse:
    """What is offered or asked, by whom, until when; for those who may change it (?draft) as it will be."""
    drafted = "draft" in request.GET
    page = preview(slug, request.user) if drafted else entry_page(slug, request.user)
    context = {
        "page": page,
        "drafted": drafted,
        "versions": published_versions(page.entry),
        "is_ours": page.may_edit or is_on_its_side(request.user, page.entry),
    }
    return render_page(request, "exchange/entry.html", context)


@require_safe
def file(request: HttpRequest, slug: str, file_id: str) -> FileResponse:
    """A picture, as we drew it anew, or a document as it was given: to be saved, not opened here."""
    kept = file_to_read(file_id, entry_page(slug, request.user).entry)
    return entry_file(kept)


def entry_file(kept: EntryFile) -> FileResponse:
    """A picture to be shown, a document to be saved."""
    if kept.is_image:
        return handed_out(kept.file, "picture.webp", kind=PICTURE, saved=False, kept=KEPT)
    return handed_out(kept.file, kept.name, kept=KEPT)
