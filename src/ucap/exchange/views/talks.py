"""One's own conversations, and for the secretariat how far all of them are."""

from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from ucap.exchange.forms.looking import MineForm, PipelineForm
from ucap.exchange.queries.pipeline import asked_ids
from ucap.exchange.queries.pipeline import pipeline as pipeline_of
from ucap.exchange.queries.talks import my_conversations, wanted_ids
from ucap.exchange.rules import MODERATORS_ONLY, may_see_pipeline
from ucap.exchange.talk_tables import all_as_csv, mine_as_csv
from ucap.kernel.clock import now
from ucap.kernel.errors import NotAllowed
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people


@for_people(belongs_to="exchange:conversations")
@require_safe
def conversations(request: PersonRequest) -> HttpResponse:
    """The conversations of those one acts for; to htmx the list alone."""
    form = MineForm(_clean(request))
    mine = my_conversations(form.asked(request.GET.get("page", "1")), request.user)
    context = {"form": form, "mine": mine, "page": mine.page}
    return render_page(
        request, "exchange/conversations.html", context, fragment="exchange/conversations_results.html"
    )


@for_people(belongs_to="exchange:conversations")
@require_safe
def download(request: PersonRequest) -> StreamingHttpResponse:
    """All that the list shows, on every page of it, as CSV."""
    asked = MineForm(_clean(request)).asked("1")
    lines = mine_as_csv(wanted_ids(asked, request.user), request.user)
    return _table(lines, "conversations")


@for_people(belongs_to="exchange:pipeline")
@require_safe
def pipeline(request: PersonRequest) -> HttpResponse:
    """Who with whom, how far, and what became of it; to htmx the results alone."""
    if not may_see_pipeline(request.user):
        raise NotAllowed(MODERATORS_ONLY)
    form = PipelineForm(_clean(request), viewer=request.user)
    seen = pipeline_of(form.asked(request.GET.get("page", "1")), request.user, now())
    context = {"form": form, "seen": seen, "page": seen.page}
    return render_page(request, "exchange/pipeline.html", context, fragment="exchange/pipeline_results.html")


@for_people(belongs_to="exchange:pipeline")
@require_safe
def pipeline_download(request: PersonRequest) -> StreamingHttpResponse:
    """Every conversation that is looked at, without a word of what was said, as CSV."""
    asked = PipelineForm(_clean(request), viewer=request.user).asked("1")
    return _table(all_as_csv(asked_ids(asked, request.user, now())), "pipeline")


def _clean(request: PersonRequest) -> dict[str, str]:
    # no text that is kept has a NUL, and PostgreSQL does not even compare with one
    return {name: request.GET[name].replace("\0", "") for name in request.GET}


def _table(lines: Iterator[str], name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{now().date()}.csv"'
    return response
