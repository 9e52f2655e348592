"""Whom one could meet at a conference; asking, answering, withdrawing."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.events import actions
from ucap.events.forms.asking import AnswerForm, AskForm, SearchForm
from ucap.events.models import MeetingRequest, Registration
from ucap.events.queries.asking import Asking, asking
from ucap.events.queries.meetings import meetings_of, request_of
from ucap.exchange.views.conversing import done
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say

HERE = "events:list"
NO_ANSWER = gettext_noop("Say whether you accept the meeting, with how much you want it, or decline it.")


@for_people(belongs_to=HERE)
@require_safe
def meetings(request: PersonRequest, slug: str) -> HttpResponse:
    """Whom this participant could meet and whom they have asked; to htmx the participants that are found alone."""
    form = SearchForm(request.GET)
    looked_for = {"words": form.words(), "page": request.GET.get("page", "1")}
    page = meetings_of(slug, request.user, _for(request), now(), **looked_for)
    context = {"page": page, "form": form}
    return render_page(request, "events/meetings.html", context, fragment="events/parts/people.html")


@for_people(belongs_to=HERE)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: PersonRequest, slug: str, registration_id: str) -> HttpResponse:
    """The form, or what there is between the two already; when it is sent, one's meetings."""
    there = asking(slug, request.user, _for(request), registration_id, now())
    form = AskForm(_sent(request), there=there, initial=request.GET.dict())
    if request.method != "POST" or not form.is_valid():
        return _asked(request, there, form)
    two = {"asker": there.mine, "asked": there.other, "by": request.user, "at": now()}
    made = done(form, actions.ask_for_meeting, **two, **form.answers())
    if made is None:
        return _asked(request, there, form)
    say(request, _said_of(made, there), undo=reverse("events:withdraw_request", args=[made.pk]))
    return _back(request, there.mine)


@for_people(belongs_to=HERE)
@require_POST
def answer(request: PersonRequest, request_id: str) -> HttpResponse:
    """Accepted or declined; the asker is told."""
    asked, form = request_of(request_id, request.user), AnswerForm(request.POST)
    if not form.is_valid():
        raise BadInput(NO_ANSWER)
    by, at = request.user, now()
    if form.accepts:
        actions.accept_meeting(request=asked, priority=form.priority_said, by=by, at=at)
        say(request, _("Accepted. They are told."))
    else:
        actions.decline_meeting(request=asked, why=form.cleaned_data["why"], by=by, at=at)
        say(request, _("Declined. They are told. You can still accept it."))
    return _back(request, asked.asked)


@for_people(belongs_to=HERE)
@require_POST
def withdraw(request: PersonRequest, request_id: str) -> HttpResponse:
    """No longer wanted; whoever asked can ask again."""
    asked = request_of(request_id, request.user)
    actions.withdraw_meeting(request=asked, by=request.user, at=now())
    mine = _mine(asked, request)
    undo = reverse("events:ask_again", args=[asked.pk]) if mine.pk == asked.asker_id else ""
    say(request, _("Withdrawn. They are told."), undo=undo)
    return _back(request, mine)


@for_people(belongs_to=HERE)
@require_POST
def ask_again(request: PersonRequest, request_id: str) -> HttpResponse:
    """The same request once more."""
    asked = request_of(request_id, request.user)
    made = actions.ask_again(request=asked, by=request.user, at=now())
    say(request, _("Asked. They are told."), undo=reverse("events:withdraw_request", args=[made.pk]))
    return _back(request, asked.asker)


def _sent(request: PersonRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _for(request: PersonRequest) -> str:
    """For whom, of those that the reader registered; "" for the reader."""
    return request.GET.get("for", "").replace("\0", "")


def _mine(asked: MeetingRequest, request: PersonRequest) -> Registration:
    """The one of the two that the reader speaks for, whoever asked first."""
    theirs = request.user.pk in (asked.asker.person_id, asked.asker.by_id)
    return asked.asker if theirs else asked.asked


def _back(request: PersonRequest, mine: Registration) -> HttpResponse:
    """To the meetings of that participant."""
    others = {} if mine.person_id == request.user.pk else {"for": mine.pk}
    return go(request, "events:meetings", mine.event.slug, **others)


def _said_of(made: MeetingRequest, there: Asking) -> str:
    if made.asked_id == there.mine.pk:
        return _("They had asked you already: the meeting is accepted.")
    return _("Asked. They are told.")


def _asked(request: PersonRequest, there: Asking, form: AskForm) -> HttpResponse:
    response = render_page(request, "events/ask.html", {"there": there, "form": form})
    response.status_code = 422 if form.is_bound else 200
    return response
