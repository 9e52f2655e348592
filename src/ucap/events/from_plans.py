"""An event out of an activity of a plan: in the plan's own words, on the days that it names. Pure."""

from datetime import timedelta

from ucap.events.content import LONGEST, MOST_DAYS, Day, EventContent
from ucap.events.states import EventKind
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.language.sentences import sentences
from ucap.plans.content import Activity, ActivityKind, PlanContent
from ucap.plans.dates import last_day

GONE = gettext_noop("This activity is no longer in the plan. Reload the plan's page.")
KINDS = {
    ActivityKind.VISIT: EventKind.VISIT,
    ActivityKind.CONFERENCE: EventKind.CONFERENCE,
    ActivityKind.WEBINAR: EventKind.WEBINAR,
    ActivityKind.EXPO: EventKind.EXPO,
    ActivityKind.FESTIVAL: EventKind.FESTIVAL,
    ActivityKind.TRAINING: EventKind.TRAINING,
}
WHOLE = len("2027-03-23")  # of a date that says its day


def activity_of(plan: PlanContent, item: str) -> Activity:
    """The activity of that id. Raises BadInput where the plan has none."""
    found = next((one for one in plan.activities if one.id == item), None) if item else None
    if found is None:
        raise BadInput(GONE)
    return found


def content_of_activity(plan: PlanContent, plan_id: str, activity: Activity) -> EventContent:
    """The event that the activity announces."""
    text = activity.text.strip()
    return EventContent(
        kind=KINDS.get(activity.kind, EventKind.OTHER),
        title=_cut(next(iter(sentences(text)), ""), LONGEST["title"]),
        summary=_cut(text, LONGEST["summary"]),
        language=plan.language,
        days=_days(activity),
        plan=plan_id,
        themes=tuple(theme.name for theme in plan.themes if theme.name)[:5],
        sdgs=plan.sdgs,
        urban_agenda=plan.urban_agenda,
    )


def _days(activity: Activity) -> tuple[Day, ...]:
    """The days that the plan names; none where it knows only the month."""
    start, end = activity.start or "", activity.end or activity.start or ""
    if len(start) != WHOLE or len(end) != WHOLE:
        return ()
    first, last = last_day(start), last_day(end)
    if first is None or last is None or not first <= last < first + timedelta(days=MOST_DAYS):
        return ()
    return tuple(Day(first + timedelta(days=n)) for n in range((last - first).days + 1))


def _cut(text: str, longest: int) -> str:
    """The text, cut at a space where it is too long."""
    if len(text) <= longest:
        return text
    whole_words = text[: longest - 1].rpartition(" ")[0] or text[: longest - 1]
    return f"{whole_words}…"
