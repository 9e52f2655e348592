"""The door: the list on a telephone, also without a connection, and the addresses that badges hold."""

from importlib.resources import files

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ucap.events import actions
from ucap.events.actions.checking_in import Arrived, Sent
from ucap.events.forms.deciding import read_sent
from ucap.events.models import Event
from ucap.events.queries.cards import cards
from ucap.events.queries.checking_in import door, guests_of, of_badge
from ucap.events.queries.registrations import hosted_event
from ucap.events.rules.registering import may_see_registrations
from ucap.events.views.registering import HERE
from ucap.kernel.clock import now
from ucap.kernel.errors import NotNow
from ucap.kernel.pages import opened_by_its_address, render_page
from ucap.people.pages import PersonRequest, for_people, go, say
from ucap.places.sentences import say as in_words

WORKER = "static/ucap/js/check-in-worker.js"


@for_people(belongs_to=HERE)
@require_safe
def check_in(request: PersonRequest, slug: str) -> HttpResponse:
    """Who comes, each with a button; usable without a connection once it was loaded."""
    event = hosted_event(slug, request.user)
    (card,) = cards([event.pk], request.user, now())
    return render_page(request, "events/check_in.html", {"event": event, "card": card, "door": door(event)})


@for_people(belongs_to=HERE)
@require_safe
def guests(request: PersonRequest, slug: str) -> JsonResponse:
    """The same list for the telephone that has the page: who comes, and who was let in meanwhile by others."""
    return JsonResponse({"guests": [one.as_json() for one in door(hosted_event(slug, request.user)).guests]})


@for_people(belongs_to=HERE)
@require_POST
def let_in(request: PersonRequest, slug: str) -> HttpResponse:
    """Let in, or taken back: what a telephone kept while it was offline (JSON), or one button (a form)."""
    event = hosted_event(slug, request.user)
    if request.content_type == "application/json":
        return _sent(request, event, read_sent(request.body))
    one = Sent(request.POST.get("who", "")[:40].replace("\0", ""), request.POST.get("do") != "out")
    (done,) = actions.check_in_sent(event=event, sent=[one], by=request.user, at=now())
    if done.problem or done.registration is None:
        raise NotNow(done.problem.template if done.problem else "")
    say(request, _said(done))
    return go(request, "events:check_in", slug)


@opened_by_its_address
@require_safe
def worker(request: HttpRequest, slug: str) -> HttpResponse:
    """The script that keeps the page on the telephone; it reaches as far as its own address does, and no further."""
    script = files("ucap.web").joinpath(WORKER).read_bytes()
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@opened_by_its_address
@require_safe
def badge(request: HttpRequest, key: str) -> HttpResponse:
    """To a host of the event, whose badge it is, to be let in at once; to everybody else the event alone."""
    row = of_badge(key)
    event = row.event
    (card,) = cards([event.pk], request.user, now())
    context = {"event": event, "card": card}
    if may_see_registrations(request.user, event):
        (guest,) = guests_of([row])
        context |= {"guest": guest, "registration": row}
    return render_page(request, "events/badge.html", context)


def _sent(request: PersonRequest, event: Event, sent: list[Sent]) -> JsonResponse:
    done = actions.check_in_sent(event=event, sent=sent, by=request.user, at=now())
    rows = [one.registration for one in done if one.registration]
    known = {guest.id: guest.as_json() for guest in guests_of(rows)}
    answers = [
        {
            "who": one.sent.who,
            "already": one.already,
            "problem": in_words(one.problem) if one.problem else "",
            "guest": known[one.registration.pk] if one.registration else None,
        }
        for one in done
    ]
    return JsonResponse({"done": answers, "list": reverse("events:check_in_list", args=[event.slug])})


def _said(done: Arrived) -> str:
    row = done.registration
    values = {"name": row.name if row else "", "by": str(row.checked_in_by) if row else ""}
    if not done.sent.let_in:
        return _("%(name)s is not let in yet.") % values
    if done.already:
        return _("%(name)s was let in before, by %(by)s.") % values
    return _("%(name)s is let in.") % values
