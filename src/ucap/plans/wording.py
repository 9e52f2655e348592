"""What filters, standings, kinds and forms are called, in the reader's language."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy

from ucap.kernel.whole import whole
from ucap.places.countries import country_name
from ucap.places.names import local_name
from ucap.plans.content import ActivityKind
from ucap.plans.standing import Standing
from ucap.themes.goals import NUMBERS, goal_title
from ucap.themes.topics import topic_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FILTERS: "Mapping[str, StrOrPromise]" = {
    "city": gettext_lazy("City"),
    "country": gettext_lazy("Country"),
    "theme": gettext_lazy("Theme"),
    "goal": gettext_lazy("Sustainable Development Goal"),
    "topic": gettext_lazy("Urban Agenda topic"),
    "standing": gettext_lazy("Where it stands"),
    "year": gettext_lazy("Year"),
}
ORDERS: "Mapping[str, StrOrPromise]" = {
    "-published": gettext_lazy("Newest first"),
    "published": gettext_lazy("Oldest first"),
    "title": gettext_lazy("By title"),
    "-title": gettext_lazy("By title, from the end"),
    "start": gettext_lazy("Earliest begin first"),
    "-start": gettext_lazy("Latest begin first"),
}
STANDINGS: "Mapping[Standing, StrOrPromise]" = {
    Standing.DRAFT: pgettext_lazy("a plan", "Draft"),
    Standing.PLANNED: pgettext_lazy("a plan", "Not begun yet"),
    Standing.RUNNING: pgettext_lazy("a plan", "Under way"),
    Standing.ENDED: pgettext_lazy("a plan", "Period over"),
    Standing.CLOSED: pgettext_lazy("a plan", "Closed"),
    Standing.ARCHIVED: pgettext_lazy("a plan", "Archived"),
    Standing.WITHHELD: pgettext_lazy("a plan", "Taken down"),
}
STANDING_TONES = {
    Standing.WITHHELD: "late",
    Standing.RUNNING: "good",
    Standing.PLANNED: "waiting",
    Standing.DRAFT: "waiting",
}
KINDS: "Mapping[ActivityKind, StrOrPromise]" = {
    ActivityKind.VISIT: gettext_lazy("Visit"),
    ActivityKind.CONFERENCE: gettext_lazy("Conference"),
    ActivityKind.WEBINAR: gettext_lazy("Webinar"),
    ActivityKind.EXPO: gettext_lazy("Expo"),
    ActivityKind.FESTIVAL: gettext_lazy("Festival"),
    ActivityKind.TRAINING: gettext_lazy("Training"),
    ActivityKind.PILOT: gettext_lazy("Pilot project"),
    ActivityKind.OTHER: gettext_lazy("Activity"),
}

# form (plans/writing) -> its name, and what it is good for
DOCUMENTS: "Mapping[str, tuple[str, StrOrPromise]]" = {
    "pdf": ("PDF", gettext_lazy("to print and to sign")),
    "docx": ("Word", gettext_lazy("to go on working with")),
    "md": ("Markdown", gettext_lazy("plain text for any editor")),
    "json": ("JSON", gettext_lazy("for programs")),
    "iati": ("IATI", gettext_lazy("for development cooperation registers")),
}
PARTS: "Mapping[str, StrOrPromise]" = {
    "heading": gettext_lazy("Title and language"),
    "sides": gettext_lazy("Sides"),
    "period": gettext_lazy("Period"),
    "themes": gettext_lazy("Themes"),
    "goals": gettext_lazy("Goals and Urban Agenda topics"),
    "focus": gettext_lazy("Focus"),
    "challenges": gettext_lazy("Challenges"),
    "objectives": gettext_lazy("Objectives"),
    "activities": gettext_lazy("Activities"),
    "expected_results": gettext_lazy("Expected results"),
    "contacts": gettext_lazy("Contacts"),
    "other": gettext_lazy("Also in the document"),
}
# the fields of the parts' items
FIELDS: "Mapping[str, StrOrPromise]" = {
    "side": gettext_lazy("Side"),
    "title": gettext_lazy("Title"),
    "language": gettext_lazy("Language"),
    "name": gettext_lazy("Name"),
    "city": gettext_lazy("City"),
    "region": gettext_lazy("Region"),
    "country": gettext_lazy("Country"),
    "countries": gettext_lazy("Countries"),
    "population": gettext_lazy("Population"),
    "area_km2": gettext_lazy("Area (km²)"),
    "start": gettext_lazy("From"),
    "end": gettext_lazy("To"),
    "kind": gettext_lazy("Kind"),
    "sdgs": gettext_lazy("Sustainable Development Goals"),
    "urban_agenda": gettext_lazy("Urban Agenda topics"),
    "topic": gettext_lazy("Topic"),
    "text": gettext_lazy("Text"),
    "number": gettext_lazy("Number"),
    "email": gettext_lazy("E-mail"),
    "url": gettext_lazy("Address on the web"),
    "phone": gettext_lazy("Telephone"),
}


def interface_language(tag: str) -> str:
    """The language of the interface for a text in that language (BCP 47): the same, or English where it is not spoken here."""
    known = dict(settings.LANGUAGES)
    primary = tag.partition("-")[0].lower()
    return "zh-hans" if primary == "zh" else primary if primary in known else "en"


def whereabouts(region: str, region_names: Mapping[str, str], country: str) -> str:
    """Region and country as the reader says them: "Jiangsu, China", "中国 江苏"; the country alone for no region."""
    language = get_language() or "en"
    of_country = country_name(country, language)
    if not region:
        return of_country
    of_region = local_name(region_names, region, language).text
    if not of_country:
        return of_region
    pattern = pgettext("where a city lies", "%(region)s, %(country)s")
    return pattern % {"region": of_region, "country": of_country}


def value_in_words(name: str, value: str) -> str:
    """A filter's value as the reader calls it; a city is named by whoever knows its names."""
    say = OF_FILTER.get(name)
    return say(value) if say else value


def _goal(value: str) -> str:
    goal = whole(value)
    return f"{value} · {goal_title(goal, get_language() or 'en')}" if goal and goal in NUMBERS else value


OF_FILTER: Mapping[str, Callable[[str], str]] = {
    "country": lambda code: country_name(code, get_language() or "en"),
    "goal": _goal,
    "topic": lambda name: topic_name(name, get_language() or "en"),
    "standing": lambda value: str(STANDINGS[Standing(value)]) if value in STANDINGS else value,
}
