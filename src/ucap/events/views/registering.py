"""Registering for an event, and one's own registrations."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.events import actions
from ucap.events.forms.registering import RegistrationForm, first_initial
from ucap.events.models import Event, Registration
from ucap.events.queries.asked import questions_of
from ucap.events.queries.cards import cards
from ucap.events.queries.events import seen_event
from ucap.events.queries.registering import my_registrations, registration_box, registration_page
from ucap.events.queries.registrations import registration_of
from ucap.events.states import RegistrationState
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput, Conflict, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.organisations.acting import acting_for, possible
from ucap.people.pages import PersonRequest, for_people, go, say
from ucap.places.sentences import say as in_words

HERE = "events:list"
SIGN_IN = gettext_noop("Sign in to register. Without an account yet, sign up: it takes a minute.")
SAID = {
    RegistrationState.CONFIRMED: gettext_noop("You are registered."),
    RegistrationState.WAITING: gettext_noop("You are on the waiting list."),
    RegistrationState.ASKED: gettext_noop("The hosts are asked. You are told what they decide."),
}


@for_people(belongs_to=HERE, asked=SIGN_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: PersonRequest, slug: str) -> HttpResponse:
    """The form, or why one cannot; when it is sent, the registration."""
    event = seen_event(slug, request.user)
    box = registration_box(event, request.user, now())
    if box.stands and box.mine:
        return go(request, "events:registration", box.mine.pk)
    form = _form(request, event, before=box.mine)
    sent = request.method == "POST" and form.is_valid()
    done = attempt(form, lambda: _registered(request, event, form)) if sent else None
    if done is None:
        return _asked(request, "events/register.html", event, form, box=box)
    say(request, _(SAID[RegistrationState(done.state)]))
    return go(request, "events:registration", done.pk)


@for_people(belongs_to=HERE)
@require_safe
def registration(request: PersonRequest, registration_id: str) -> HttpResponse:
    """Where it stands, what was said, the badge, what can be done."""
    page = registration_page(registration_id, request.user, now())
    (card,) = cards([page.event.pk], request.user, now())
    return render_page(request, "events/registration.html", {"page": page, "card": card, "event": page.event})


@for_people(belongs_to=HERE)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: PersonRequest, registration_id: str) -> HttpResponse:
    """The form with what was said; when it is sent, the registration."""
    page = registration_page(registration_id, request.user, now())
    if not page.can_change:
        return go(request, "events:registration", registration_id)
    form = _form(request, page.event, before=page.registration, names_house=page.can_name_house)
    done = None
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _changed(request, page.registration, form))
    if done is None:
        return _asked(request, "events/register.html", page.event, form, registration=page.registration)
    say(request, _("Your changes are kept."))
    return go(request, "events:registration", registration_id)


@for_people(belongs_to=HERE)
@require_POST
def withdraw(request: PersonRequest, registration_id: str) -> HttpResponse:
    """Not coming; and a way back."""
    row = registration_of(registration_id)
    actions.withdraw_registration(registration=row, by=request.user, at=now())
    back = reverse("events:bring_back_registration", args=[row.pk])
    say(request, _("Withdrawn. The hosts are told."), undo=back)
    if row.delegation_id and row.person_id != request.user.pk:
        return go(request, "events:delegation_people", row.delegation_id)
    return go(request, "events:registration", row.pk)


@for_people(belongs_to=HERE)
@require_POST
def bring_back(request: PersonRequest, registration_id: str) -> HttpResponse:
    """Registered anew, with what was said."""
    row = registration_of(registration_id)
    done = actions.bring_back_registration(registration=row, by=request.user, at=now())
    words = {**SAID, RegistrationState.CONFIRMED: gettext_noop("Registered again.")}
    say(request, _(words[RegistrationState(done.state)]))
    if row.delegation_id and row.person_id != request.user.pk:
        return go(request, "events:delegation_people", row.delegation_id)
    return go(request, "events:registration", row.pk)


@for_people(belongs_to=HERE)
@require_safe
def mine(request: PersonRequest) -> HttpResponse:
    """What one comes to, and whom one registered."""
    lines = my_registrations(request.user, now())
    return render_page(request, "events/my_registrations.html", {"lines": lines})


def attempt(form: Any, does: Callable[[], Any]) -> Any:
    """What it answers; None, and said on the form, where it cannot be done: what was written is not lost."""
    try:
        return does()
    except (BadInput, NotNow, NotAllowed, Conflict) as problem:
        form.add_error(None, in_words(problem.message))
        return None


def _registered(request: PersonRequest, event: Event, form: RegistrationForm) -> Registration:
    return actions.register(event=event, said=form.said(), by=request.user, at=now())


def _changed(request: PersonRequest, row: Registration, form: RegistrationForm) -> Registration:
    said = form.cleaned_data
    email, house = said.get("email", ""), said.get("house")
    return actions.change_registration(
        registration=row, said=form.said(), email=email, house=house, by=request.user, at=now()
    )


def _form(
    request: PersonRequest, event: Event, *, before: Registration | None, names_house: bool = False
) -> RegistrationForm:
    return RegistrationForm(
        request.POST if request.method == "POST" else None,
        event=event,
        questions=questions_of(event),
        possible=possible(request),
        before=before,
        names_house=names_house,
        initial=first_initial(request.user.name, acting_for(request).key if not before else ""),
    )


def _asked(
    request: PersonRequest, page: str, event: Event, form: RegistrationForm, **more: object
) -> HttpResponse:
    (card,) = cards([event.pk], request.user, now())
    response = render_page(request, page, {"event": event, "card": card, "form": form, **more})
    response.status_code = 422 if form.is_bound else 200
    return response
