"""The cities that are invited to an expo or a festival; the answer of one of them."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.events import actions
from ucap.events.forms.inviting import AnswerForm, InviteForm, LookForm
from ucap.events.models import CityInvitation, Event
from ucap.events.queries.invitations import (
    cities_of_plan,
    cities_of_plans,
    event_to_invite,
    invitation_of,
    invitation_page,
    invitations_page,
)
from ucap.events.queries.invitations_table import as_csv
from ucap.kernel.clock import instant_of, now, number_of
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say
from ucap.places.actions import ensure_city
from ucap.places.models import City
from ucap.places.sentences import say as in_words

HERE = "events:list"
NO_ANSWER = gettext_noop("Choose one of the answers, and write at most 2000 characters.")
SAID = {
    "show_interest": gettext_noop("The hosts know that you are interested. Now propose what you show."),
    "confirm": gettext_noop("The hosts know that you take part. Now propose what you show."),
    "decline": gettext_noop("The hosts know that you cannot take part."),
}


@for_people(belongs_to=HERE)
@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: PersonRequest, slug: str) -> HttpResponse:
    """How the cities stand; when it is sent, more of them are invited."""
    event = event_to_invite(slug, request.user)
    form = InviteForm(request.POST if request.method == "POST" else None, event=event)
    if form.is_bound and form.is_valid():
        try:
            return _invited(request, event, form)
        except BadInput as problem:
            form.add_error(None, in_words(problem.message))
    look = LookForm(request.GET)
    page = invitations_page(event, request.user, now(), state=look.chosen())
    context = {"page": page, "event": event, "form": form, "look": look}
    response = render_page(request, "events/invitations.html", context, fragment="events/parts/invited.html")
    response.status_code = 422 if form.is_bound else 200
    return response


@for_people(belongs_to=HERE)
@require_safe
def download(request: PersonRequest, slug: str) -> StreamingHttpResponse:
    """How the cities stand, as CSV: all that the list shows."""
    event, at = event_to_invite(slug, request.user), now()
    state = LookForm(request.GET).chosen()
    response = StreamingHttpResponse(as_csv(event, at, state=state), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="invited-cities-{at.date()}.csv"'
    return response


@for_people(belongs_to=HERE)
@require_POST
def remind(request: PersonRequest, slug: str) -> HttpResponse:
    """Those who have not answered (`invitation`: or these alone) are reminded."""
    event = event_to_invite(slug, request.user)
    ids = request.POST.getlist("invitation")
    done = actions.remind_cities(event=event, ids=ids or None, by=request.user, at=now())
    say(
        request,
        ngettext("%(number)d city is reminded.", "%(number)d cities are reminded.", len(done))
        % {"number": len(done)},
    )
    return go(request, "events:invitations", slug)


@for_people(belongs_to=HERE)
@require_safe
def invitation(request: PersonRequest, invitation_id: str) -> HttpResponse:
    """What the city is invited to, what it has answered and what it shows."""
    page = invitation_page(invitation_id, request.user, now())
    context = {"page": page, "event": page.event, "form": AnswerForm(initial={"text": ""})}
    return render_page(request, "events/invitation.html", context)


@for_people(belongs_to=HERE)
@require_POST
def answer(request: PersonRequest, invitation_id: str) -> HttpResponse:
    """The city's answer."""
    found, form = invitation_of(invitation_id, request.user), AnswerForm(request.POST)
    if not form.is_valid():
        raise BadInput(NO_ANSWER)
    verb, text = form.cleaned_data["verb"], form.cleaned_data["text"]
    actions.answer_invitation(invitation=found, verb=verb, text=text, by=request.user, at=now())
    say(request, _(SAID[verb]), undo=reverse("events:undo_invitation_answer", args=[found.pk]))
    return go(request, "events:invitation", found.pk)


@for_people(belongs_to=HERE)
@require_POST
def undo_answer(request: PersonRequest, invitation_id: str) -> HttpResponse:
    """The invitation as it was before the city's answer."""
    found = invitation_of(invitation_id, request.user)
    actions.undo_invitation_answer(invitation=found, by=request.user, at=now())
    say(request, _("Your answer is taken back."))
    return go(request, "events:invitation", found.pk)


@for_people(belongs_to=HERE)
@require_POST
def withdraw(request: PersonRequest, invitation_id: str) -> HttpResponse:
    """The invitation, withdrawn."""
    found = invitation_of(invitation_id, request.user)
    actions.withdraw_invitation(invitation=found, by=request.user, at=now())
    say(request, _("The invitation is withdrawn."), undo=reverse("events:invite_again", args=[found.pk]))
    return go(request, "events:invitations", found.event.slug)


@for_people(belongs_to=HERE)
@require_POST
def take_back(request: PersonRequest, slug: str, instant: int) -> HttpResponse:
    """Those that were invited together at that instant, withdrawn as far as they have not answered."""
    event, invited_at = event_to_invite(slug, request.user), instant_of(instant)
    if invited_at is None:
        raise Http404
    done = actions.take_back_invitations(event=event, invited_at=invited_at, by=request.user, at=now())
    said = ngettext("%(number)d invitation is withdrawn.", "%(number)d invitations are withdrawn.", len(done))
    say(request, said % {"number": len(done)})
    return go(request, "events:invitations", slug)


@for_people(belongs_to=HERE)
@require_POST
def again(request: PersonRequest, invitation_id: str) -> HttpResponse:
    """The invitation that was withdrawn, back."""
    found = invitation_of(invitation_id, request.user)
    actions.invite_again(invitation=found, by=request.user, at=now())
    say(request, _("The city is invited again."))
    return go(request, "events:invitations", found.event.slug)


def _invited(request: PersonRequest, event: Event, form: InviteForm) -> HttpResponse:
    cities = _cities(event, form, request.POST.get("of", ""))
    said = {name: form.cleaned_data[name] for name in ("text", "answer_by")}
    made = actions.invite_cities(event=event, cities=cities, by=request.user, at=now(), **said)
    say(
        request,
        ngettext("%(number)d city is invited.", "%(number)d cities are invited.", len(made))
        % {"number": len(made)},
        undo=_undo(event, made),
    )
    return go(request, "events:invitations", event.slug)


def _cities(event: Event, form: InviteForm, of: str) -> list[City]:
    """Those that were named, and all of the plan, or of the plans, where that was pressed."""
    named = [city for one in form.cleaned_data["cities"] if (city := ensure_city(one))]
    more = {"plan": cities_of_plan, "plans": cities_of_plans}.get(of)
    return [*named, *(more(event, set()) if more else ())]


def _undo(event: Event, made: list[CityInvitation]) -> str:
    if len(made) == 1:
        return reverse("events:withdraw_invitation", args=[made[0].pk])
    return reverse("events:take_back_invitations", args=[event.slug, number_of(made[0].at)])
