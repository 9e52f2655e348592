"""Who comes, for the hosts: the list, what they decide, the list to take away; and the participants for each other."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ucap.events import actions
from ucap.events.forms.deciding import DecisionForm, ListForm, ParticipantsForm
from ucap.events.models import Event, Registration
from ucap.events.participant_tables import TABLES
from ucap.events.queries.asked import is_over
from ucap.events.queries.cards import cards
from ucap.events.queries.participants import (
    countries_and_languages,
    event_with_participants,
    participants_page,
)
from ucap.events.queries.registrations import (
    countries_of,
    hosted_event,
    registration_of,
    registrations_page,
)
from ucap.events.views.registering import HERE, attempt
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to=HERE)
@require_safe
def registrations(request: PersonRequest, slug: str) -> HttpResponse:
    """All who registered, what waits for the hosts first; to htmx the list alone."""
    return _list(request, hosted_event(slug, request.user), DecisionForm())


@for_people(belongs_to=HERE)
@require_safe
def download(request: PersonRequest, slug: str, form: str) -> HttpResponse:
    """All that the list shows, on every page of it, as XLSX or CSV, each question a column."""
    if form not in TABLES:
        raise Http404
    event = hosted_event(slug, request.user)
    content_type, write = TABLES[form]
    table = write(event, _asked(request, event).asked("1"), now())
    response = HttpResponse(table, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="registrations-{now().date()}.{form}"'
    return response


@for_people(belongs_to=HERE)
@require_POST
def decide(request: PersonRequest, slug: str) -> HttpResponse:
    """Confirmed or declined, one or several; one decision can be undone at once."""
    event = hosted_event(slug, request.user)
    form = DecisionForm(request.POST)
    done = attempt(form, lambda: _decided(request, event, form)) if form.is_valid() else None
    if not done:
        return _list(request, event, form)
    undo = reverse("events:undo_decision", args=[done[0].pk]) if len(done) == 1 else ""
    number = len(done)
    said = ngettext(
        "Decided about %(number)d. They are told.", "Decided about %(number)d. They are told.", number
    )
    say(request, said % {"number": number}, undo=undo)
    return go(request, "events:registrations", slug)


@for_people(belongs_to=HERE)
@require_POST
def undo(request: PersonRequest, registration_id: str) -> HttpResponse:
    """As it was before the last decision."""
    row = registration_of(registration_id)
    actions.undo_decision(registration=row, by=request.user, at=now())
    say(request, _("Taken back. They are told."))
    return go(request, "events:registrations", row.event.slug)


@for_people(belongs_to=HERE)
@require_safe
def participants(request: PersonRequest, slug: str) -> HttpResponse:
    """Those who agreed to be listed, for whoever comes; to htmx the list alone."""
    event = event_with_participants(slug, request.user)
    countries, languages = countries_and_languages(event)
    form = ParticipantsForm(_clean(request), countries=countries, languages=languages)
    page = participants_page(event, form.asked(request.GET.get("page", "1")), request.user)
    (card,) = cards([event.pk], request.user, now())
    context = {"form": form, "event": event, "card": card, "seen": page, "page": page.page}
    return render_page(
        request, "events/participants.html", context, fragment="events/participants_results.html"
    )


def _decided(request: PersonRequest, event: Event, form: DecisionForm) -> list[Registration]:
    return actions.decide_registrations(event=event, **form.answers(), by=request.user, at=now())


def _list(request: PersonRequest, event: Event, decision: DecisionForm) -> HttpResponse:
    form = _asked(request, event)
    seen = registrations_page(event, form.asked(request.GET.get("page", "1")), now())
    (card,) = cards([event.pk], request.user, now())
    context = {"form": form, "decision": decision, "seen": seen, "page": seen.page, "event": event}
    whole, results = "events/registrations.html", "events/registrations_results.html"
    response = render_page(request, whole, {**context, "card": card}, fragment=results)
    response.status_code = 422 if decision.is_bound else 200
    return response


def _asked(request: PersonRequest, event: Event) -> ListForm:
    return ListForm(_clean(request), countries=countries_of(event), over=is_over(event, now()))


def _clean(request: PersonRequest) -> dict[str, str]:
    # no text that is kept has a NUL, and PostgreSQL does not even compare with one
    return {name: request.GET[name].replace("\0", "") for name in request.GET}
