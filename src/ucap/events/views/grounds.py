"""The plan of the grounds, for those who arrange it."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ucap.events import actions
from ucap.events.forms.grounds import GroundsForm
from ucap.events.grounds import seal_of
from ucap.events.models import Event
from ucap.events.queries.grounds import grounds_page, spots_as_said
from ucap.events.queries.invitations import event_to_invite
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput, Conflict, NotNow
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say
from ucap.places.sentences import say as in_words


@for_people(belongs_to="events:list")
@require_http_methods(["GET", "HEAD", "POST"])
def grounds(request: PersonRequest, slug: str) -> HttpResponse:
    """The spots, drawn and as rows; when it is sent, as they are written, or what is wrong with them."""
    event = event_to_invite(slug, request.user)
    form = GroundsForm(request.POST if request.method == "POST" else None, spots=spots_as_said(event))
    if not form.is_valid():
        return _page(request, event, form, status=422 if form.is_sent else 200)
    try:
        actions.set_spots(event=event, spots=form.spots(), seal=form.seal, by=request.user, at=now())
    except Conflict as problem:
        return _page(request, event, form, problem=in_words(problem.message), status=409)
    except (BadInput, NotNow) as problem:
        return _page(request, event, form, problem=in_words(problem.message), status=422)
    say(request, _("Saved."))
    return go(request, "events:grounds", slug)


def _page(
    request: PersonRequest, event: Event, form: GroundsForm, *, problem: str = "", status: int
) -> HttpResponse:
    """The page; after a conflict its form marks the spots as they are now, which it shows."""
    page = grounds_page(event.slug, request.user)
    seal = seal_of(spots_as_said(event)) if status == 409 else form.seal
    context = {"page": page, "event": event, "form": form, "problem": problem, "seal": seal}
    response = render_page(request, "events/grounds.html", context)
    response.status_code = status
    return response
