"""Those who hold an event together: asked, taken off; and what they answer."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ucap.events import actions
from ucap.events.actions.hosting import GONE
from ucap.events.forms.hosts import HostForm
from ucap.events.models import Event
from ucap.events.queries.hosts import host_of, hosts_of
from ucap.events.queries.writing import event_to_edit, host_to_answer
from ucap.kernel.clock import now
from ucap.kernel.errors import NotNow
from ucap.kernel.pages import render_page
from ucap.kernel.whole import whole
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to="events:mine")
@require_http_methods(["GET", "HEAD", "POST"])
def hosts(request: PersonRequest, event_id: str) -> HttpResponse:
    """Who holds the event; when it is sent, one more who is asked, or (`take_off`) one fewer."""
    event = event_to_edit(event_id, request.user)
    if "take_off" in request.POST:
        return _taken_off(request, event)
    form = HostForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        context = {"event": event, "form": form, "hosts": hosts_of(event)}
        response = render_page(request, "events/hosts.html", context)
        response.status_code = 422 if form.is_bound else 200
        return response
    actions.ask_host(event=event, by=request.user, at=now(), **form.asked())
    say(request, _("Asked. Their name stands beside yours as soon as they agree."))
    return go(request, "events:hosts", event.pk)


@for_people(belongs_to="events:mine")
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: PersonRequest, host_id: str) -> HttpResponse:
    """What one is asked to hold together; when it is sent (`do`: agree, step_back), the event after the answer."""
    host = host_to_answer(host_id, request.user)
    does = request.POST.get("do", "")
    if does == "agree":
        host = actions.agree_to_host(host=host, by=request.user, at=now())
        say(request, _("You hold this event together now. You can change it like the others."))
        return go(request, "events:event", host.event.slug)
    if does == "step_back":
        actions.step_back(host=host, by=request.user, at=now())
        say(request, _("You do not hold this event. The others are told."))
        return go(request, "events:mine")
    context = {"host": host, "event": host.event, "hosts": hosts_of(host.event)}
    return render_page(request, "events/agree.html", context)


def _taken_off(request: PersonRequest, event: Event) -> HttpResponse:
    host = host_of(event, whole(request.POST["take_off"]))
    if host is None:
        raise NotNow(GONE)
    actions.take_host_off(host=host, by=request.user, at=now())
    say(request, _("Taken off the hosts of the event."))
    return go(request, "events:hosts", event.pk)
