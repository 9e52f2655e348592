"""Expressing interest in an entry, and the conversation that comes of it."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.exchange import actions
from ucap.exchange.forms.interests import DeclineForm, ExpressForm, MessageForm, OutcomeForm, PassOnForm
from ucap.exchange.models import Interest, Message
from ucap.exchange.queries.expressing import Expressing, expressing
from ucap.exchange.queries.interests import Conversation, file_of_message, interest_of
from ucap.exchange.queries.interests import conversation as conversation_of
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput, NotNow
from ucap.kernel.handing_out import handed_out
from ucap.kernel.pages import render_page
from ucap.organisations.acting import acting_for, possible
from ucap.people.pages import PersonRequest, for_people, go, say
from ucap.places.sentences import say as in_words


@for_people(belongs_to="exchange:list")
@require_http_methods(["GET", "HEAD", "POST"])
def express(request: PersonRequest, slug: str) -> HttpResponse:
    """The form, or why one may not; when it is sent, the conversation."""
    there = expressing(slug, request.user, possible(request)[1:])
    form = _express_form(request, there)
    if request.method != "POST" or there.is_ours or there.is_over or not form.is_valid():
        return _asked(request, there, form)
    answers = {"entry": there.entry, "by": request.user, "at": now(), **form.answers()}
    interest = done(form, actions.express_interest, **answers)
    if interest is None:
        return _asked(request, there, form)
    say(request, _("Your message is sent. They are told."))
    return go(request, "exchange:conversation", interest.pk)


@for_people(belongs_to="exchange:conversations")
@require_safe
def conversation(request: PersonRequest, interest_id: str) -> HttpResponse:
    """The two sides, how far they are, what they wrote, and what this reader can do. To open it is to have read it."""
    return show(request, interest_id)


@for_people(belongs_to="exchange:conversations")
@require_POST
def write(request: PersonRequest, interest_id: str) -> HttpResponse:
    """The conversation with one more message or note."""
    interest = interest_of(interest_id, request.user)
    form = MessageForm(request.POST, request.FILES)
    if not form.is_valid() or not _written(request, interest, form):
        return show(request, interest_id, message_form=form)
    if request.htmx:
        return show(request, interest_id, sent=True)
    say(request, _("Kept.") if form.cleaned_data["note"] else _("Sent. They are told."))
    return go(request, "exchange:conversation", interest_id, fragment="write")


@for_people(belongs_to="exchange:conversations")
@require_safe
def file(request: PersonRequest, file_id: str) -> FileResponse:
    """A file of a message: to be saved, not opened here."""
    kept = file_of_message(file_id, request.user)
    return handed_out(kept.file, kept.name)


def show(request: PersonRequest, interest_id: str, **more: object) -> HttpResponse:
    """The page of the conversation, to htmx what changes of it; with a form as it was sent, where something is wrong with it."""
    page = conversation_of(interest_id, request.user)
    latest = max((one.id for one in page.messages if not one.mine), default=0)
    actions.note_reading(interest=page.interest, up_to=latest, by=request.user, at=now())
    context = {"page": page, "interest": page.interest, **_forms(page), **more}
    response = render_page(
        request, "exchange/conversation.html", context, fragment="exchange/parts/conversation.html"
    )
    response.status_code = 422 if any(name.endswith("_form") for name in more) else 200
    return response


def done(form: Form, action: Callable[..., Any], **answers: Any) -> Any:
    """What the action answers; None, and said on the form, where it cannot be done: what was written is not lost."""
    try:
        return action(**answers)
    except (BadInput, NotNow) as problem:
        form.add_error(None, in_words(problem.message))
        return None


def address(interest: Interest, verb: str, *more: str) -> str:
    """Where that is done with the conversation."""
    return reverse(f"exchange:{verb}", args=[interest.pk, *more])


def _forms(page: Conversation) -> dict[str, object]:
    return {
        "message_form": MessageForm(),
        "decline_form": DeclineForm(auto_id="decline_%s"),
        "outcome_form": OutcomeForm(auto_id="outcome_%s"),
        "pass_on_form": PassOnForm(people=page.to_pass_on_to, auto_id="pass_on_%s"),
    }


def _written(request: PersonRequest, interest: Interest, form: MessageForm) -> Message | None:
    answers = {"interest": interest, "by": request.user, "at": now(), **form.answers()}
    written: Message | None = done(form, actions.write_message, **answers)
    return written


def _express_form(request: PersonRequest, there: Expressing) -> ExpressForm:
    """Filled with what the address names: the entry of one's own that was matched, and whom it belongs to."""
    own = {one.id: one for one in there.own_entries}.get(request.GET.get("own", ""))
    acting = own.belongs_to if own else acting_for(request).key
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return ExpressForm(*given, there=there, chosen=acting, own_entry=own.id if own else "")


def _asked(request: PersonRequest, there: Expressing, form: ExpressForm) -> HttpResponse:
    response = render_page(
        request, "exchange/express.html", {"there": there, "card": there.card, "form": form}
    )
    response.status_code = 422 if form.is_bound else 200
    return response
