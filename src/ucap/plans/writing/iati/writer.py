"""A plan for the registers of development cooperation: IATI 2.03 activities.

The plan is one activity, each of its own activities a child of it (hierarchy 2); expected results are outcomes. The
platform reports what others do (a secondary reporter) under its own host name: it has no registered identifier. A plan
names no money, so there is neither budget nor transaction, and none of IATI's reasons for withholding one applies.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlsplit

from lxml import etree

from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.plans.content import Activity, Contact, PlanContent
from ucap.plans.dates import first_day, last_day
from ucap.plans.labels import FormField, kind_word, label
from ucap.plans.writing.clean import clean
from ucap.plans.writing.iati.places import add_countries, add_locations, add_parties
from ucap.plans.writing.iati.subjects import add_subjects
from ucap.plans.writing.iati.xml import LANGUAGE, Element, child, narrated

NEEDED = gettext_noop(
    "A register needs at least one side and one date of a plan. Add the sides and the period to the plan first."
)
# Codes of IATI's lists
PIPELINE, IMPLEMENTATION, CLOSED = 1, 2, 4  # ActivityStatus
PLANNED_START, PLANNED_END = 1, 3  # ActivityDateType
GENERAL, OBJECTIVES, OTHER = 1, 2, 4  # DescriptionType
PUBLIC_SECTOR = 15  # OrganisationType: other public sector
PARENT, CHILD = 1, 2  # RelatedActivityType
OUTCOME, QUALITATIVE = 2, 5  # ResultType, IndicatorMeasure
WEB_PAGE = "A12"  # DocumentCategory


def write_iati(content: PlanContent, *, language: str, url: str, today: date | None = None) -> str:
    """The XML. Raises BadInput where the plan says less than the schema demands."""
    days = _days(content)
    if not any(days) or not any(side.cities or side.name for side in content.sides):
        raise BadInput(NEEDED)
    root = etree.Element("iati-activities", version="2.03")
    writer = _Writer(content, language, url, today or now().date())
    writer.add_plan(root)
    for number, activity in enumerate(content.activities, start=1):
        writer.add_activity(root, number, activity)
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return text.decode()


class _Writer:
    def __init__(self, content: PlanContent, language: str, url: str, today: date) -> None:
        self.content = content
        self.language = language
        self.url = url
        self.today = today
        self.host = urlsplit(url).hostname or "ucap"
        self.identifier = f"{self.host}-{urlsplit(url).path.strip('/').rpartition('/')[2] or 'plan'}"

    def add_plan(self, root: Element) -> None:
        content = self.content
        activity = self._begin(root, self.identifier, content.title, hierarchy=1)
        for code, text in self._descriptions():
            narrated(activity, "description", text, type=code)
        self._add_middle(activity, _days(content), content.contacts)
        page = child(activity, "document-link", url=self.url, format="text/html")
        narrated(page, "title", content.title)
        child(page, "category", code=WEB_PAGE)
        child(page, "language", code=self.language.partition("-")[0])
        for number, one in enumerate(content.activities, start=1):
            child(activity, "related-activity", ref=self._ref(number, one), type=CHILD)
        for result in content.expected_results:
            found = child(activity, "result", type=OUTCOME, aggregation_status="false")
            narrated(found, "title", result.text)
            indicator = child(found, "indicator", measure=QUALITATIVE, aggregation_status="false")
            narrated(indicator, "title", result.text)

    def add_activity(self, root: Element, number: int, one: Activity) -> None:
        activity = self._begin(root, self._ref(number, one), one.text, hierarchy=2)
        narrated(activity, "description", f"{kind_word(one.kind, self.language)}: {one.text}", type=GENERAL)
        own = (first_day(one.start), last_day(one.end or one.start))
        self._add_middle(activity, own if any(own) else _days(self.content), ())
        child(activity, "related-activity", ref=self.identifier, type=PARENT)

    def _begin(self, root: Element, identifier: str, title: str, *, hierarchy: int) -> Element:
        activity = child(root, "iati-activity", hierarchy=hierarchy, humanitarian="0")
        activity.set(LANGUAGE, self.language.partition("-")[0])
        child(activity, "iati-identifier").text = identifier
        narrated(
            activity, "reporting-org", self.host, ref=self.host, type=PUBLIC_SECTOR, secondary_reporter="1"
        )
        narrated(activity, "title", title or self.identifier)
        return activity

    def _add_middle(
        self, activity: Element, days: tuple[date | None, date | None], contacts: Sequence[Contact]
    ) -> None:
        """From the parties to the subjects, in the order that the schema demands."""
        content = self.content
        add_parties(activity, content.sides)
        child(activity, "activity-status", code=self._status(days))
        for kind, day in zip((PLANNED_START, PLANNED_END), days, strict=True):
            if day:
                child(activity, "activity-date", type=kind, iso_date=day.isoformat())
        for contact in contacts:
            _add_contact(activity, contact)
        add_countries(activity, content.sides)
        add_locations(activity, content.sides)
        add_subjects(activity, content, self.language)

    def _ref(self, number: int, activity: Activity) -> str:
        return f"{self.identifier}-{activity.id or number}"

    def _status(self, days: tuple[date | None, date | None]) -> int:
        first, last = days
        if last and last < self.today:
            return CLOSED
        return PIPELINE if first and first > self.today else IMPLEMENTATION

    def _descriptions(self) -> Iterator[tuple[int, str]]:
        """What the plan is about; the schema demands at least one description."""
        content = self.content
        themes = "; ".join(f"{theme.name}: {theme.text}".rstrip(": ") for theme in content.themes)
        yield GENERAL, themes or content.title
        if content.objectives:
            yield OBJECTIVES, "; ".join(content.objectives)
        for field, passages in ((FormField.FOCUS, content.focus), (FormField.CHALLENGES, content.challenges)):
            said = "; ".join(": ".join(filter(None, (one.topic, one.text))) for one in passages)
            if said:
                yield OTHER, f"{label(field, self.language)}: {said}"


def _add_contact(activity: Element, contact: Contact) -> None:
    info = child(activity, "contact-info", type=1)  # general enquiries
    if contact.name:
        narrated(info, "organisation", contact.name)
    for name, text in (("telephone", contact.phone), ("email", contact.email), ("website", contact.url)):
        if text:
            child(info, name).text = clean(text)


def _days(content: PlanContent) -> tuple[date | None, date | None]:
    """The first and the last day of the plan, of its activities where it names no period."""
    first, last = first_day(content.period.start), last_day(content.period.end)
    if first or last:
        return first, last
    activities = content.activities
    starts = [day for one in activities if (day := first_day(one.start or one.end))]
    ends = [day for one in activities if (day := last_day(one.end or one.start))]
    return min(starts, default=None), max(ends, default=None)
