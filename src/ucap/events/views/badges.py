"""Badges and certificates of attendance, as PDF."""

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ucap.events.badges import write_badges
from ucap.events.certificates import write_certificate
from ucap.events.models import Event, Registration
from ucap.events.queries.badges import badges_of, certificate_of
from ucap.events.queries.registering import registration_page
from ucap.events.queries.registrations import hosted_event
from ucap.events.views.registering import HERE
from ucap.kernel.clock import now
from ucap.kernel.errors import NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.people.pages import PersonRequest, for_people

NO_BADGE = gettext_noop("There is a badge as soon as the registration is confirmed.")
NOT_YET = gettext_noop(
    "There is a certificate for those who were let in at the door, once the event has been held."
)
NOBODY = gettext_noop("Nobody is confirmed yet, so there is no badge to print.")


@for_people(belongs_to=HERE)
@require_safe
def badge(request: PersonRequest, registration_id: str) -> HttpResponse:
    """One badge."""
    page = registration_page(registration_id, request.user, now())
    if not page.has_badge:
        raise NotNow(NO_BADGE)
    return _badges(page.event, [page.registration], request.user)


@for_people(belongs_to=HERE)
@require_safe
def badges(request: PersonRequest, slug: str) -> HttpResponse:
    """The badges of all who are confirmed, by name, four a sheet."""
    event = hosted_event(slug, request.user)
    kept = ("organisation__city", "city", "delegation")
    rows = list(event.registrations.confirmed().select_related(*kept).order_by("name", "pk"))
    if not rows:
        raise NotNow(NOBODY)
    return _badges(event, rows, request.user)


@for_people(belongs_to=HERE)
@require_safe
def certificate(request: PersonRequest, registration_id: str) -> HttpResponse:
    """That they were there, in the reader's language."""
    page = registration_page(registration_id, request.user, now())
    if not page.has_certificate:
        raise NotNow(NOT_YET)
    said = certificate_of(page.registration, request.user, now())
    return _pdf(write_certificate(said, language=get_language() or "en"), "certificate")


def _badges(event: Event, rows: list[Registration], viewer: User) -> HttpResponse:
    return _pdf(
        write_badges(badges_of(event, rows, viewer, now()), language=get_language() or "en"), "badges"
    )


def _pdf(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response
