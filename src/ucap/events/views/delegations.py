"""Delegations: registering several, and looking after them."""

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ucap.events import actions
from ucap.events.forms.delegation import CompaniesForm, DelegationForm
from ucap.events.models import Delegation, Event
from ucap.events.queries.cards import cards
from ucap.events.queries.events import seen_event
from ucap.events.queries.registering import DelegationPage, delegation_page, registration_box
from ucap.events.views.registering import HERE, SIGN_IN, attempt
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.organisations.acting import acting_for, possible
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to=HERE, asked=SIGN_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def delegation(request: PersonRequest, slug: str) -> HttpResponse:
    """The form for a delegation; when it is sent, the delegation with its badges."""
    event = seen_event(slug, request.user)
    form = DelegationForm(request.POST or None, possible=possible(request), chosen=acting_for(request).key)
    people = CompaniesForm(request.POST or None, event=event)
    sent = people.changed is None and all([people.is_valid(), form.is_valid()])
    done = attempt(form, lambda: _registered(request, event, form, people)) if sent else None
    if done is None:
        return _asked(request, event, form, people)
    say(request, _("The delegation is registered. The hosts are told."))
    return go(request, "events:delegation_people", done.pk)


@for_people(belongs_to=HERE)
@require_http_methods(["GET", "HEAD", "POST"])
def delegation_people(request: PersonRequest, delegation_id: str) -> HttpResponse:
    """Its people, where each stands, and more of them to add."""
    page = delegation_page(delegation_id, request.user, now())
    form = DelegationForm(None, possible=())  # says what is wrong with the whole
    people = CompaniesForm(request.POST or None, event=page.event)
    if people.is_valid() and _added(request, page, people):
        say(request, _("Registered. The hosts are told."))
        return go(request, "events:delegation_people", delegation_id)
    (card,) = cards([page.event.pk], request.user, now())
    context = {"page": page, "event": page.event, "card": card, "form": form, "people": people}
    response = render_page(request, "events/delegation_people.html", context)
    response.status_code = 422 if people.rows.is_bound and people.changed is None else 200
    return response


def _registered(
    request: PersonRequest, event: Event, form: DelegationForm, people: CompaniesForm
) -> Delegation:
    answers = form.answers()
    return actions.register_delegation(
        event=event,
        people=people.people(),
        **answers,
        language=get_language() or "",
        by=request.user,
        at=now(),
    )


def _added(request: PersonRequest, page: DelegationPage, people: CompaniesForm) -> bool:
    def does() -> object:
        return actions.add_to_delegation(
            delegation=page.delegation, people=people.people(), by=request.user, at=now()
        )

    return attempt(people, does) is not None


def _asked(request: PersonRequest, event: Event, form: DelegationForm, people: CompaniesForm) -> HttpResponse:
    (card,) = cards([event.pk], request.user, now())
    box = registration_box(event, request.user, now())
    context = {"event": event, "card": card, "box": box, "form": form, "people": people}
    response = render_page(request, "events/delegation.html", context)
    response.status_code = 422 if form.is_bound and people.changed is None else 200
    return response
