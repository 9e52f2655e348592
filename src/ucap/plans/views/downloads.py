"""A plan as a document, in its own language."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import override
from django.views.decorators.http import condition, require_safe

from ucap.kernel.clock import now
from ucap.plans.queries.documents import document
from ucap.plans.wording import DOCUMENTS, interface_language

TYPES = {
    "pdf": ("application/pdf", "pdf"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "md": ("text/markdown; charset=utf-8", "md"),
    "json": ("application/json", "json"),
    "iati": ("application/xml", "xml"),
}


def _etag(request: HttpRequest, slug: str, form: str) -> str | None:
    """A published text changes only when a contact in it is erased, which counts as a revision; a register is also told where it stands today."""
    if form not in DOCUMENTS:
        return None
    found = document(slug, request.user, _number(request))
    day = f"-{now():%Y%m%d}" if form == "iati" else ""
    return f'"{found.version.pk}.{found.version.revision}-{form}{day}"'


@require_safe
@condition(etag_func=_etag)
def plan_document(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The plan in that form."""
    if form not in DOCUMENTS:
        raise Http404
    from ucap.plans.writing import write

    found = document(slug, request.user, _number(request))
    content_type, ending = TYPES[form]
    with override(interface_language(found.version.language)):
        url = settings.PUBLIC_URL + reverse("plans:plan", args=[slug])
    written = write(found.version.content, form, language=found.version.language, url=url)
    response = HttpResponse(written, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{found.file_name}.{ending}"'
    patch_cache_control(response, public=True, max_age=300)
    return response


def _number(request: HttpRequest) -> int | None:
    number = request.GET.get("version", "")
    return int(number) if number.isdecimal() and len(number) < 7 else None
