"""The hosts' own questions."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ucap.events import actions
from ucap.events.forms.questions import QuestionsForm
from ucap.events.queries.asked import questions_of
from ucap.events.queries.cards import cards
from ucap.events.queries.registrations import hosted_event
from ucap.events.views.registering import HERE
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to=HERE)
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: PersonRequest, slug: str) -> HttpResponse:
    """The questions to be written, moved and taken out."""
    event = hosted_event(slug, request.user)
    form = QuestionsForm(request.POST or None, before=questions_of(event))
    if form.is_valid():
        actions.set_questions(event=event, questions=form.questions(), by=request.user, at=now())
        say(request, _("The questions are kept. Whoever registers is asked them."))
        return go(request, "events:questions", slug)
    (card,) = cards([event.pk], request.user, now())
    response = render_page(request, "events/questions.html", {"event": event, "card": card, "form": form})
    response.status_code = 422 if form.rows.is_bound and form.changed is None else 200
    return response
