"""The letters of a platform that is being developed: none leaves it, all can be looked at."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ucap.kernel.pages import render_page
from ucap.notices.queries.sink import file_of, letters_kept


@never_cache
@require_safe
def sink(request: HttpRequest) -> HttpResponse:
    """The latest letters."""
    return render_page(request, "notices/sink.html", {"letters": letters_kept()})


@never_cache
@require_safe
def sink_letter(request: HttpRequest, name: str) -> FileResponse:
    """One letter as a file that a mail program opens."""
    return FileResponse(
        file_of(name).open("rb"), as_attachment=True, filename=name, content_type="message/rfc822"
    )
