"""Finding a time for an event: times are proposed, people say which suit them, the hosts choose one."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from ninja import Query

from ucap.api.problems import INVALID, FieldError, Refusal
from ucap.api.shapes.polls import (
    AskedKindTimes,
    ChosenTime,
    KindTimesAnswer,
    PollAnswer,
    ProposedTimes,
    WrittenVotes,
)
from ucap.api.shapes.shape import Slug
from ucap.api.states import Scope
from ucap.api.views import as_polls
from ucap.api.views.calling import Call, PersonCall
from ucap.api.views.events import SLUG, as_of
from ucap.api.views.offering import Section
from ucap.api.views.subjects import Subject
from ucap.events import actions
from ucap.events.polling import MOST_DAYS
from ucap.events.queries.polls import offered, poll_of, poll_page, poll_to_change
from ucap.kernel.clock import now
from ucap.kernel.messages import Message, gettext_noop
from ucap.people.rules import Viewer

polls = Section(
    "Finding a time",
    "Times that are proposed for an event, which of them suit whom, and hours that are kind to people in several time zones.",
)
WRITES: Mapping[str, Any] = {"scope": Scope.EVENTS}
SILENT: Mapping[str, Any] = {"scope": Scope.EVENTS, "takes": ""}
ZONES = ["Asia/Shanghai", "Europe/Rome"]
SPAN = gettext_noop("Choose a last day within two months after the first.")


def _answer(slug: str, viewer: Viewer) -> PollAnswer:
    """The poll as it stands now."""
    return as_polls.poll(poll_page(slug, viewer, now()))


POLL = Subject("poll", poll_of, _answer)


@polls.read("/events/{slug}/poll", PollAnswer, visitors=True, as_of=as_of, where=SLUG)
def read_poll(request: Call, slug: Slug) -> PollAnswer:
    """The times that are proposed for an event, how many each suits, and to whom it is not kind."""
    return _answer(slug, request.user)


@polls.read("/events/{slug}/kind-times", KindTimesAnswer, where=SLUG)
def find_kind_times(request: PersonCall, slug: Slug, asked: Query[AskedKindTimes]) -> KindTimesAnswer:
    """Times of these days that are kind to every side, to be proposed for an event of yours."""
    page = poll_to_change(slug, request.user, now())
    zones = asked.zones or list(dict.fromkeys(clock.zone for clock in page.clocks))
    found = offered(_days(asked), asked.minutes, zones, page.clocks, now())
    return as_polls.kind_times(page.event, zones, found)


@polls.write(
    "PUT",
    "/events/{slug}/poll",
    PollAnswer,
    where=SLUG,
    body={"minutes": 90, "zones": ZONES, "times": ["2027-04-06T07:00:00Z", "2027-04-07T08:00:00Z"]},
    **WRITES,
)
def propose_times(request: PersonCall, slug: Slug, sent: ProposedTimes) -> PollAnswer:
    """Proposes these times for an event of yours and no others; whoever sees it says which suit, and those who come are asked."""
    event = poll_to_change(slug, request.user, now()).event
    actions.propose_times(event=event, **sent.model_dump(), by=request.user, at=now())
    return _answer(slug, request.user)


@polls.write("PUT", "/events/{slug}/poll/votes", PollAnswer, where=SLUG, **WRITES)
def vote_on_times(request: PersonCall, slug: Slug, sent: WrittenVotes) -> PollAnswer:
    """Says which of the times suit you; you can change it as long as it is asked."""
    votes = {one.time: one.vote for one in sent.votes}
    return POLL.after(request, slug, actions.vote, votes=votes)


@polls.write("POST", "/events/{slug}/poll/choose", PollAnswer, where=SLUG, body={"time": 7}, **WRITES)
def choose_time(request: PersonCall, slug: Slug, sent: ChosenTime) -> PollAnswer:
    """Chooses one of the times: the event is then, calendars change by themselves, and those who voted are told."""
    return POLL.after(request, slug, actions.choose_time, time=sent.time)


@polls.write("DELETE", "/events/{slug}/poll", None, status=204, where=SLUG, **SILENT)
def drop_poll(request: PersonCall, slug: Slug) -> HttpResponse:
    """Ends the poll of an event of yours: nobody is asked any more, and what was said of the times is gone."""
    actions.drop_poll(poll=poll_of(slug, request.user), by=request.user, at=now())
    return HttpResponse(status=204)


def _days(asked: AskedKindTimes) -> list[date]:
    """All of them. Raises Refusal for too many, and for none."""
    number = (asked.last - asked.first).days + 1
    if not 1 <= number <= MOST_DAYS:
        raise Refusal(INVALID, errors=[FieldError(Message(SPAN), parameter="last")])
    return [asked.first + timedelta(days=day) for day in range(number)]
