"""What the two sides do with a conversation beside writing: decline, pass on, withdraw, take up, move on, say what became of it."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ucap.exchange import actions
from ucap.exchange.forms.interests import DeclineForm, OutcomeForm, PassOnForm
from ucap.exchange.queries.interests import conversation, interest_of
from ucap.exchange.states import InterestStage
from ucap.exchange.views.conversing import address, show
from ucap.kernel.clock import now
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to="exchange:conversations")
@require_POST
def decline(request: PersonRequest, interest_id: str) -> HttpResponse:
    """Declined, with why; it can be taken up again."""
    interest = interest_of(interest_id, request.user)
    form = DeclineForm(request.POST, auto_id="decline_%s")
    if not form.is_valid():
        return show(request, interest_id, decline_form=form)
    actions.decline_interest(interest=interest, **form.answers(), by=request.user, at=now())
    say(request, _("Declined. They are told why."), undo=address(interest, "take_up"))
    return go(request, "exchange:conversation", interest_id)


@for_people(belongs_to="exchange:conversations")
@require_POST
def pass_on(request: PersonRequest, interest_id: str) -> HttpResponse:
    """With a colleague to look after it."""
    page = conversation(interest_id, request.user)
    form = PassOnForm(request.POST, people=page.to_pass_on_to, auto_id="pass_on_%s")
    if not form.is_valid() and not page.i_asked:
        return show(request, interest_id, pass_on_form=form)
    to = form.answers()["to"] if form.is_valid() else request.user
    actions.pass_on_interest(interest=page.interest, to=to, by=request.user, at=now())
    say(request, _("Passed on to %(name)s, who is told.") % {"name": to})
    return go(request, "exchange:conversation", interest_id)


@for_people(belongs_to="exchange:conversations")
@require_POST
def withdraw(request: PersonRequest, interest_id: str) -> HttpResponse:
    """No longer interested; it can be taken up again."""
    interest = interest_of(interest_id, request.user)
    actions.withdraw_interest(interest=interest, by=request.user, at=now())
    say(request, _("Withdrawn. They are told."), undo=address(interest, "take_up"))
    return go(request, "exchange:conversation", interest_id)


@for_people(belongs_to="exchange:conversations")
@require_POST
def take_up(request: PersonRequest, interest_id: str) -> HttpResponse:
    """The conversation goes on."""
    interest = interest_of(interest_id, request.user)
    actions.take_up_interest(interest=interest, by=request.user, at=now())
    say(request, _("The conversation goes on. They are told."))
    return go(request, "exchange:conversation", interest_id)


@for_people(belongs_to="exchange:conversations")
@require_POST
def move(request: PersonRequest, interest_id: str, stage: str) -> HttpResponse:
    """At that stage, and a way back."""
    interest = interest_of(interest_id, request.user)
    if stage not in list(InterestStage):
        raise Http404
    back = address(interest, "move", interest.stage)
    actions.move_stage(interest=interest, stage=InterestStage(stage), by=request.user, at=now())
    say(request, _("The stage is changed. They are told."), undo=back)
    return go(request, "exchange:conversation", interest_id)


@for_people(belongs_to="exchange:conversations")
@require_POST
def say_outcome(request: PersonRequest, interest_id: str) -> HttpResponse:
    """Closed with what became of it; it can be taken up again."""
    interest = interest_of(interest_id, request.user)
    form = OutcomeForm(request.POST, auto_id="outcome_%s")
    if not form.is_valid():
        return show(request, interest_id, outcome_form=form)
    actions.say_outcome(interest=interest, **form.answers(), by=request.user, at=now())
    say(request, _("Thank you. The conversation is closed."), undo=address(interest, "take_up"))
    return go(request, "exchange:conversation", interest_id)
