"""How an event was, in the words of those who came; and the report of what came of it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.events import actions
from ucap.events.forms.reporting import FeedbackForm, ReportForm
from ucap.events.queries.after import HowItWas, how_it_was
from ucap.events.queries.report import ReportPage, event_to_report, report_page, report_to_write
from ucap.events.queries.report_sections import as_csv, document_of
from ucap.events.queries.stamp import stamp
from ucap.events.report_pdf import write_report_pdf
from ucap.exchange.views.conversing import done
from ucap.kernel.caching import public_page
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say

HERE = "events:mine"
PUBLISH = "publish"


@for_people(belongs_to="events:list")
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: PersonRequest, slug: str) -> HttpResponse:
    """Stars and a word; when they are sent, the event's page."""
    there = how_it_was(slug, request.user, request.GET.get("for", "").replace("\0", ""))
    said = {"stars": there.feedback.stars, "text": there.feedback.text} if there.feedback else {}
    form = FeedbackForm(request.POST if request.method == "POST" else None, initial=said)
    if form.is_valid() and _given(request, there, form):
        say(request, _("Thank you. It is kept, and you can change it."))
        return go(request, "events:event", slug, fragment="feedback")
    response = render_page(request, "events/feedback.html", {"there": there, "form": form})
    response.status_code = 422 if form.is_bound else 200
    return response


@require_safe
@public_page(stamp)
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """What came of the event: for its hosts as it stands, for everybody once it is published."""
    return render_page(request, "events/report.html", {"page": report_page(slug, request.user, now())})


@require_safe
@public_page(stamp)
def report_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The same in the reader's language, to print and to send on."""
    page = report_page(slug, request.user, now())
    written = write_report_pdf(document_of(page), language=get_language() or "en")
    return _file(page, written, "application/pdf", "pdf")


@require_safe
@public_page(stamp)
def report_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Its numbers for a spreadsheet."""
    page = report_page(slug, request.user, now())
    return _file(page, as_csv(page), "text/csv; charset=utf-8", "csv")


@for_people(belongs_to=HERE)
@require_http_methods(["GET", "HEAD", "POST"])
def write_report(request: PersonRequest, slug: str) -> HttpResponse:
    """The words of the report; when they are sent, the report, published where that was asked for."""
    page = report_to_write(slug, request.user, now())
    form = ReportForm(request.POST if request.method == "POST" else None, initial=_words(page))
    if form.is_valid() and _written(request, page, form):
        undo = request.POST.get("done") == PUBLISH and reverse("events:take_up_report", args=[slug])
        say(request, _("Published.") if undo else _("Kept."), undo=undo or "")
        return go(request, "events:report", slug)
    response = render_page(request, "events/report_write.html", {"page": page, "form": form})
    response.status_code = 422 if form.is_bound else 200
    return response


@for_people(belongs_to=HERE)
@require_POST
def publish_report(request: PersonRequest, slug: str) -> HttpResponse:
    """The report for everybody who sees the event."""
    actions.publish_report(event=event_to_report(slug, request.user), by=request.user, at=now())
    say(request, _("Published. Those who came are told."), undo=reverse("events:take_up_report", args=[slug]))
    return go(request, "events:report", slug)


@for_people(belongs_to=HERE)
@require_POST
def take_up_report(request: PersonRequest, slug: str) -> HttpResponse:
    """The report to be written on; only the hosts read it until it is published again."""
    actions.take_up_report(event=event_to_report(slug, request.user), by=request.user, at=now())
    say(request, _("The report is a draft again: only the hosts read it."))
    return go(request, "events:report", slug)


def _given(request: PersonRequest, there: HowItWas, form: FeedbackForm) -> bool:
    who = {"registration": there.mine, "by": request.user, "at": now()}
    return bool(done(form, actions.give_feedback, **who, **form.cleaned_data))


def _words(page: ReportPage) -> dict[str, str]:
    if page.report is None:
        return {"language": page.event.language}
    return {name: getattr(page.report, name) for name in ("language", "reached", "better")}


def _written(request: PersonRequest, page: ReportPage, form: ReportForm) -> bool:
    who = {"event": page.event, "by": request.user, "at": now()}
    if not done(form, actions.write_report, **who, **form.cleaned_data):
        return False
    return request.POST.get("done") != PUBLISH or bool(done(form, actions.publish_report, **who))


def _file(page: ReportPage, written: bytes | str, kind: str, ending: str) -> HttpResponse:
    response = HttpResponse(written, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{page.event.slug}-report.{ending}"'
    return response
