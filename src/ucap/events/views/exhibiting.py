"""What cities show: the public programme of it; proposing, changing and deciding about an exhibit."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.events import actions
from ucap.events.forms.exhibiting import DecideForm, ExhibitForm, ProgrammeForm
from ucap.events.models import CityInvitation, Exhibit, Spot
from ucap.events.queries.cards import words_of
from ucap.events.queries.events import seen_event
from ucap.events.queries.exhibitors import houses_for
from ucap.events.queries.exhibits import (
    exhibit_of,
    exhibit_page,
    exhibit_to_edit,
    exhibits_page,
    invitation_to_propose,
)
from ucap.events.queries.grounds import spot_of, spots_for
from ucap.events.queries.invitations import days_of
from ucap.events.queries.stamp import stamp
from ucap.kernel.caching import public_page
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say
from ucap.places.sentences import say as in_words

HERE = "events:list"
NO_SPOT = gettext_noop("Choose a spot of this event's grounds.")


@require_safe
@public_page(stamp)
def exhibits(request: HttpRequest, slug: str) -> HttpResponse:
    """Who shows what; to htmx what was found alone."""
    form = ProgrammeForm(request.GET, days=days_of(seen_event(slug, request.user)))
    page = exhibits_page(slug, request.user, form.asked())
    context = {"page": page, "event": page.event, "form": form}
    return render_page(request, "events/exhibits.html", context, fragment="events/parts/exhibits_found.html")


@for_people(belongs_to=HERE)
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: PersonRequest, invitation_id: str) -> HttpResponse:
    """The form of an exhibit; when it is sent, what the city proposes."""
    row = invitation_to_propose(invitation_id, request.user)
    form = _form(request, row)
    if form.is_bound and form.is_valid():
        try:
            done = actions.propose_exhibit(invitation=row, said=form.said(), by=request.user, at=now())
        except BadInput as problem:
            form.add_error(None, in_words(problem.message))
        else:
            say(request, _("Proposed. The hosts decide about it; you are told."))
            return go(request, "events:exhibit", done.pk)
    return _written(request, form, row)


@for_people(belongs_to=HERE)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: PersonRequest, exhibit_id: str) -> HttpResponse:
    """The same of one that is there; when it is sent, as it is changed."""
    exhibit = exhibit_to_edit(exhibit_id, request.user)
    form = _form(request, exhibit.invitation, exhibit)
    if form.is_bound and form.is_valid():
        try:
            actions.change_exhibit(exhibit=exhibit, said=form.said(), by=request.user, at=now())
        except BadInput as problem:
            form.add_error(None, in_words(problem.message))
        else:
            say(request, _("Saved."))
            return go(request, "events:exhibit", exhibit.pk)
    return _written(request, form, exhibit.invitation, exhibit)


@for_people(belongs_to=HERE)
@require_safe
def exhibit(request: PersonRequest, exhibit_id: str) -> HttpResponse:
    """What is shown, where it stands, and what can be done with it."""
    page = exhibit_page(exhibit_id, request.user)
    form = DecideForm(spots=page.spots, chosen=page.exhibit.spot_id)
    return render_page(request, "events/exhibit.html", {"page": page, "exhibit": page.exhibit, "form": form})


@for_people(belongs_to=HERE)
@require_POST
def decide(request: PersonRequest, exhibit_id: str) -> HttpResponse:
    """`verb` confirm, perhaps on a `spot`, or decline, with `why`."""
    found = exhibit_of(exhibit_id, request.user)
    if request.POST.get("verb") == "confirm":
        spot = _spot(request, found)
        actions.confirm_exhibit(exhibit=found, spot=spot, by=request.user, at=now())
        said = _("Confirmed: the programme shows it.")
    else:
        why = request.POST.get("why", "")
        actions.decline_exhibit(exhibit=found, why=why, by=request.user, at=now())
        said = _("Declined. Those who propose it are told.")
    say(request, said, undo=reverse("events:undo_exhibit_decision", args=[found.pk]))
    return go(request, "events:exhibit", found.pk)


@for_people(belongs_to=HERE)
@require_POST
def undo_decision(request: PersonRequest, exhibit_id: str) -> HttpResponse:
    """The exhibit as it was before the hosts' decision."""
    found = exhibit_of(exhibit_id, request.user)
    actions.undo_exhibit_decision(exhibit=found, by=request.user, at=now())
    say(request, _("Your decision is taken back."))
    return go(request, "events:exhibit", found.pk)


@for_people(belongs_to=HERE)
@require_POST
def place(request: PersonRequest, exhibit_id: str) -> HttpResponse:
    """The exhibit on that `spot`, or on none."""
    found = exhibit_of(exhibit_id, request.user)
    actions.place_exhibit(exhibit=found, spot=_spot(request, found), by=request.user, at=now())
    say(request, _("Saved."))
    return go(request, "events:exhibit", found.pk)


@for_people(belongs_to=HERE)
@require_POST
def withdraw(request: PersonRequest, exhibit_id: str) -> HttpResponse:
    """The exhibit, withdrawn by those who show it."""
    found = exhibit_of(exhibit_id, request.user)
    actions.withdraw_exhibit(exhibit=found, by=request.user, at=now())
    undo = reverse("events:propose_exhibit_again", args=[found.pk])
    say(request, _("The exhibit is withdrawn."), undo=undo)
    return go(request, "events:exhibit", found.pk)


@for_people(belongs_to=HERE)
@require_POST
def propose_again(request: PersonRequest, exhibit_id: str) -> HttpResponse:
    """The exhibit, before the hosts once more."""
    found = exhibit_of(exhibit_id, request.user)
    actions.propose_exhibit_again(exhibit=found, by=request.user, at=now())
    say(request, _("Proposed. The hosts decide about it; you are told."))
    return go(request, "events:exhibit", found.pk)


def _form(request: PersonRequest, invitation: CityInvitation, exhibit: Exhibit | None = None) -> ExhibitForm:
    language = get_language() or "en"
    return ExhibitForm(
        request.POST if request.method == "POST" else None,
        event=invitation.event,
        organisations=houses_for(invitation, exhibit),
        exhibit=exhibit,
        language="zh-Hans" if language.startswith("zh") else language,
    )


def _written(
    request: PersonRequest, form: ExhibitForm, invitation: CityInvitation, exhibit: Exhibit | None = None
) -> HttpResponse:
    event = invitation.event
    words = words_of([event])[event.pk]
    context = {
        "form": form,
        "invitation": invitation,
        "event": event,
        "words": words,
        "exhibit": exhibit,
    }
    response = render_page(request, "events/exhibit_form.html", context)
    response.status_code = 422 if form.is_bound else 200
    return response


def _spot(request: PersonRequest, exhibit: Exhibit) -> Spot | None:
    form = DecideForm(request.POST, spots=spots_for(exhibit))
    form.is_valid()
    if "spot" in form.errors:
        raise BadInput(NO_SPOT)
    return spot_of(exhibit.event, form.cleaned_data["spot"])
