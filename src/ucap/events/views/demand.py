"""Who wants to meet whom, for the hosts; a meeting they propose."""

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ucap.events import actions
from ucap.events.forms.demand import DemandForm
from ucap.events.models import Event, Registration
from ucap.events.queries.arranging import conference
from ucap.events.queries.demand import AskedOfDemand, demand_of, looked_for, two_of
from ucap.events.views.demand_table import as_csv
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say

HERE = "events:list"
NOT_TWO = gettext_noop("Choose two who are coming to this conference.")


@for_people(belongs_to=HERE)
@require_safe
def demand(request: PersonRequest, slug: str) -> HttpResponse:
    """The demand against the room there is, and the participants; to htmx these alone."""
    event, form = conference(slug, request.user), DemandForm(request.GET)
    seen = demand_of(event, _asked(request, form), request.user, now())
    context = {"seen": seen, "form": form, "sort": request.GET.get("sort", "")}
    return render_page(request, "events/demand.html", context, fragment="events/parts/demand_results.html")


@for_people(belongs_to=HERE)
@require_safe
def download(request: PersonRequest, slug: str) -> StreamingHttpResponse:
    """All that the table shows, on every page of it, as CSV."""
    event, form = conference(slug, request.user), DemandForm(request.GET)
    lines = as_csv(looked_for(event, _asked(request, form)))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="demand-{now().date()}.csv"'
    return response


@for_people(belongs_to=HERE)
@require_POST
def propose(request: PersonRequest, slug: str) -> HttpResponse:
    """Both are told that they should meet."""
    one, other = _two(request, conference(slug, request.user))
    actions.propose_meeting(one=one, other=other, by=request.user, at=now())
    names = {"one": one.name, "other": other.name}
    say(request, _("%(one)s and %(other)s are told that you propose a meeting.") % names)
    return go(request, "events:demand", slug)


def _two(request: PersonRequest, event: Event) -> tuple[Registration, Registration]:
    named = (request.POST.get(name, "").replace("\0", "") for name in ("one", "other"))
    two = two_of(event, *named)
    if two is None:
        raise BadInput(NOT_TWO)
    return two


def _asked(request: PersonRequest, form: DemandForm) -> AskedOfDemand:
    return form.asked(request.GET.get("sort", ""), request.GET.get("page", "1"))
