"""Writing the report of an event: its words, publishing it, and taking it up again."""

from collections.abc import Mapping
from typing import Any

from ucap.api.shapes.hosting import ReportAnswer
from ucap.api.shapes.reports import WrittenReport
from ucap.api.shapes.shape import Slug
from ucap.api.states import Scope
from ucap.api.views import as_hosting
from ucap.api.views.calling import PersonCall
from ucap.api.views.checked import checked
from ucap.api.views.events import SLUG
from ucap.api.views.offering import Section
from ucap.api.views.subjects import Subject
from ucap.events import actions
from ucap.events.forms.reporting import ReportForm
from ucap.events.queries.report import event_to_report, report_page
from ucap.kernel.clock import now
from ucap.people.models import User

reports = Section(
    "Writing reports", "For the hosts of an event: the words of what came of it, and publishing them."
)
WRITES: Mapping[str, Any] = {"scope": Scope.EVENTS, "where": SLUG}
SILENT: Mapping[str, Any] = {**WRITES, "takes": ""}


def _answer(slug: str, viewer: User) -> ReportAnswer:
    """The report as it stands now."""
    return as_hosting.report(report_page(slug, viewer, now()))


REPORT = Subject("event", event_to_report, _answer)


@reports.write(
    "PUT",
    "/events/{slug}/report",
    ReportAnswer,
    body={"reached": "Three memoranda were signed.", "better": "More time between meetings."},
    **WRITES,
)
def write_event_report(request: PersonCall, slug: Slug, sent: WrittenReport) -> ReportAnswer:
    """Writes the words of the report of an event of yours; nobody but its hosts reads them until it is published."""
    event = event_to_report(slug, request.user)
    said = checked(ReportForm({**sent.model_dump(), "language": sent.language or event.language}))
    return REPORT.after(request, slug, actions.write_report, **said)


@reports.write("POST", "/events/{slug}/report/publish", ReportAnswer, **SILENT)
def publish_event_report(request: PersonCall, slug: Slug) -> ReportAnswer:
    """Publishes the report of an event that was held: its numbers stay as they are, and those who came are told."""
    return REPORT.after(request, slug, actions.publish_report)


@reports.write("POST", "/events/{slug}/report/take-up", ReportAnswer, **SILENT)
def take_up_event_report(request: PersonCall, slug: Slug) -> ReportAnswer:
    """Takes a published report up again, to be written on: only the hosts read it until it is published anew."""
    return REPORT.after(request, slug, actions.take_up_report)
