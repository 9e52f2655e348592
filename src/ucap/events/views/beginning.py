"""Beginning an event: from nothing, or from an activity of a plan."""

from django.http import HttpResponse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ucap.events import actions
from ucap.events.content import EventContent
from ucap.events.forms.beginning import BeginForm
from ucap.events.queries.writing import ActivityOfPlan, activity_of_plan
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.organisations.acting import Acting, acting_for, possible
from ucap.people.pages import PersonRequest, for_people, go, say
from ucap.people.rules import is_secretariat


@for_people(belongs_to="events:list")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """Of which kind and by whom; when it is sent, the draft of the event."""
    activity = _activity(request)
    content = activity.content if activity else EventContent(language=_spoken())
    hosts = _hosts(request)
    form = BeginForm(request.POST or None, hosts=hosts, chosen=_chosen(request, hosts), content=content)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "hosts": hosts, "activity": activity}
        response = render_page(request, "events/new.html", context)
        response.status_code = 422 if form.is_bound else 200
        return response
    event = actions.begin_event(content=form.content(), by=request.user, at=now(), **form.belongs())
    say(request, _("The draft is begun. Nobody else sees it until you announce it."))
    return go(request, "events:edit", event.pk)


def _activity(request: PersonRequest) -> ActivityOfPlan | None:
    """What of a plan (?plan=its-address&item=) the event is made of."""
    plan, item = (request.GET.get(name, "").replace("\0", "") for name in ("plan", "item"))
    return activity_of_plan(plan, item, request.user) if plan else None


def _hosts(request: PersonRequest) -> tuple[Acting, ...]:
    """For whom this person may hold an event."""
    own, *others = possible(request)
    programme = Acting("self", own.id, gettext("The programme itself"))
    return (*others, programme) if is_secretariat(request.user) else tuple(others)


def _chosen(request: PersonRequest, hosts: tuple[Acting, ...]) -> Acting | None:
    key = acting_for(request).key
    return next((one for one in hosts if one.key == key), None)


def _spoken() -> str:
    """The reader's language, as texts name theirs."""
    spoken = get_language() or "en"
    return "zh-Hans" if spoken.startswith("zh") else spoken
