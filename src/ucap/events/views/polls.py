"""Finding a time: the times that are proposed, which of them suit, and which it becomes."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.events.actions import choose_time, drop_poll, propose_times
from ucap.events.actions import vote as say_what_suits
from ucap.events.forms.polls import SpanForm, TimesForm, votes_of
from ucap.events.queries.polls import Offered, PollPage, offered, poll_of, poll_page, poll_to_change
from ucap.events.times import local
from ucap.events.wording import VOTES
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput
from ucap.kernel.pages import render_page
from ucap.kernel.whole import whole
from ucap.people.pages import PersonRequest, for_people, go, say
from ucap.places.sentences import say as say_message


@require_safe
def poll(request: HttpRequest, slug: str) -> HttpResponse:
    """The times that are proposed, by everybody's clock; to whoever may, to say which suit."""
    page = poll_page(slug, request.user, now())
    context = {"page": page, "event": page.event, "answers": VOTES.items()}
    return render_page(request, "events/poll.html", context)


@require_POST
@for_people(belongs_to="events:list")
def vote(request: PersonRequest, slug: str) -> HttpResponse:
    """Keeps what somebody says of the times."""
    asked = poll_of(slug, request.user)
    votes = votes_of(request.POST, asked.times.values_list("pk", flat=True))
    say_what_suits(poll=asked, votes=votes, by=request.user, at=now())
    say(request, _("It is noted which times suit you. You can change it as long as it is asked."))
    return go(request, "events:poll", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@for_people(belongs_to="events:list")
def propose(request: PersonRequest, slug: str) -> HttpResponse:
    """The hosts look for kind times, and propose some of them, or others."""
    page = poll_to_change(slug, request.user, now())
    form = TimesForm(request.POST, zone=page.event.time_zone) if request.method == "POST" else None
    if form is None or not form.is_valid():
        return _looked_for(request, page, form)
    propose_times(event=page.event, **form.said(), by=request.user, at=now())
    say(request, _("These times are proposed. Whoever sees the event says which suit them."))
    return go(request, "events:poll", slug)


@require_POST
@for_people(belongs_to="events:list")
def choose(request: PersonRequest, slug: str) -> HttpResponse:
    """The hosts choose one of the times."""
    chosen = whole(request.POST.get("time", "")) or 0
    choose_time(poll=poll_of(slug, request.user), time=chosen, by=request.user, at=now())
    say(request, _("The event is at this time. Those who voted are told."))
    return go(request, "events:event", slug)


@require_POST
@for_people(belongs_to="events:list")
def drop(request: PersonRequest, slug: str) -> HttpResponse:
    """Nobody is asked any more."""
    drop_poll(poll=poll_of(slug, request.user), by=request.user, at=now())
    say(request, _("No time is asked for any more."))
    return go(request, "events:event", slug)


def _looked_for(request: PersonRequest, page: PollPage, times: TimesForm | None) -> HttpResponse:
    """The kindest times of the days that the address names."""
    today = local(now(), page.event.time_zone).date()
    form = SpanForm(request.GET, clocks=page.clocks, today=today, poll=page.poll)
    context = {
        "page": page,
        "event": page.event,
        "form": form,
        "times": times or TimesForm(None, zone=page.event.time_zone),
        "offered": _offered(form, page),
    }
    response = render_page(request, "events/propose.html", context)
    response.status_code = 422 if times else 200
    return response


def _offered(form: SpanForm, page: PollPage) -> list[Offered]:
    if not form.is_valid():
        return []
    try:
        return offered(form.days, form.cleaned_data["minutes"], form.all_zones, page.clocks, now())
    except BadInput as problem:
        form.add_error(None, say_message(problem.message))
        return []
