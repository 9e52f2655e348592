"""An entry's page, its pictures and documents."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ucap.exchange.queries.entries import entry_page
from ucap.exchange.queries.stamp import stamp
from ucap.exchange.queries.writing import file_to_read, preview, published_versions
from ucap.exchange.rules import is_on_its_side
from ucap.kernel.caching import public_page
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
    response = FileResponse(
        kept.file.open("rb"),
        as_attachment=not kept.is_image,
        filename=kept.name if not kept.is_image else "picture.webp",
        content_type=PICTURE if kept.is_image else "application/octet-stream",
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = f"private, max-age={KEPT}"
    return response
