"""The queue, a case, what its author says to it."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.moderation import actions
from ucap.moderation.forms.deciding import AnswerForm, DecideForm, QueueForm
from ucap.moderation.models import Case
from ucap.moderation.queries.case import case_of, case_page, case_to_decide, cases_of, latest_case
from ucap.moderation.queries.queue import queue as queue_of
from ucap.moderation.wording import DONE
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to="moderation:queue")
@require_safe
def queue(request: PersonRequest) -> HttpResponse:
    """The cases that are looked for; to htmx the list alone."""
    form = QueueForm(request.GET)
    found = queue_of(request.user, form.asked(request.GET.get("page", "1")))
    context = {"form": form, "queue": found, "page": found.page}
    return render_page(request, "moderation/queue.html", context, fragment="moderation/queue_results.html")


@for_people()
@require_safe
def mine(request: PersonRequest) -> HttpResponse:
    """What moderators decided about what this person wrote."""
    page, rows = cases_of(request.user, request.GET.get("page", "1"))
    return render_page(request, "moderation/mine.html", {"page": page, "rows": rows})


@for_people()
@require_safe
def case(request: PersonRequest, case_id: str) -> HttpResponse:
    """To a moderator all there is to decide by; to the author why, and the form for an answer."""
    there = actions.note_reading(case=case_of(case_id, request.user), by=request.user, at=now())
    return _page(request, there)


@for_people()
@require_safe
def about(request: PersonRequest, kind: str, thing_id: str) -> HttpResponse:
    """On to the latest case about that thing."""
    return go(request, "moderation:case", latest_case(kind, thing_id, request.user).pk)


@for_people(belongs_to="moderation:queue")
@require_POST
def decide(request: PersonRequest, case_id: str) -> HttpResponse:
    """The case, decided; it can be taken back."""
    there = case_to_decide(case_id, request.user)
    form = DecideForm(request.POST)
    if not form.is_valid():
        return _page(request, there, decide_form=form)
    language = there.author.language if there.author else ""
    decided = actions.decide(case=there, **form.answers(language), by=request.user, at=now())
    say(request, _(DONE[decided.state]), undo=reverse("moderation:reopen", args=[there.pk]))
    return go(request, "moderation:queue")


@for_people(belongs_to="moderation:queue")
@require_POST
def reopen(request: PersonRequest, case_id: str) -> HttpResponse:
    """The case, open again."""
    actions.reopen(case=case_to_decide(case_id, request.user), by=request.user, at=now())
    say(request, _("The decision is taken back. The case waits again."))
    return go(request, "moderation:case", case_id)


@for_people()
@require_POST
def answer(request: PersonRequest, case_id: str) -> HttpResponse:
    """The answer, sent."""
    there = case_of(case_id, request.user)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, there, answer_form=form)
    actions.answer(case=there, text=form.cleaned_data["text"], by=request.user, at=now())
    say(request, _("Your answer is sent."))
    return go(request, "moderation:case", case_id, fragment="talk")


def _page(
    request: PersonRequest,
    case: Case,
    *,
    decide_form: DecideForm | None = None,
    answer_form: AnswerForm | None = None,
) -> HttpResponse:
    context = {
        "page": case_page(case, request.user, now()),
        "decide_form": decide_form or DecideForm(),
        "answer_form": answer_form or AnswerForm(),
    }
    return render_page(request, "moderation/case.html", context)
