"""Pages that belong to no domain."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ucap.kernel.pages import render_page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, and the ways in."""
    return render_page(request, "web/home.html", {})
