"""Every component in every state, in development and in tests only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """The styleguide."""
    return render(request, "styleguide/page.html", {})
