"""How strong a new password is, asked while it is typed. Nothing of it is kept or logged."""

from dataclasses import asdict

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from ucap.people.queries.strength import strength_of


@sensitive_post_parameters()
@never_cache
@require_POST
def strength(request: HttpRequest) -> HttpResponse:
    """The level and its words, for the meter beside the field."""
    too_often: HttpResponse | None = ratelimit.consume_or_429(request, action="password_strength")
    return too_often or JsonResponse(asdict(strength_of(request.POST.get("password1", ""), request.user)))
