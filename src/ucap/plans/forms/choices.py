"""What can be chosen: goals, topics, kinds of activities, languages, places."""

from collections.abc import Iterable
from dataclasses import dataclass

from babel.numbers import format_decimal
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from ucap.places.gazetteer import Place, country_name, find_places, place_by_id, place_name
from ucap.plans.content import ActivityKind, PlanContent
from ucap.plans.labels import LANGUAGES
from ucap.plans.wording import KINDS, whereabouts
from ucap.themes.goals import NUMBERS, goal_title
from ucap.themes.topics import topic_name, topics

NO_PLACE = "none"  # chosen: none of the places that the gazetteer knows by that name
CANDIDATES = 6


def goal_choices() -> list[tuple[int, SafeString]]:
    """The seventeen goals, each with its number on its colour."""
    chip = '<span class="sdg"><span class="sdg__number sdg-{0}">{0}</span><span class="sdg__title">{1}</span></span>'
    return [(number, format_html(chip, number, goal_title(number, _language()))) for number in NUMBERS]


def topic_choices(content: PlanContent) -> list[tuple[str, str]]:
    """The topics of the Urban Agenda, and whatever else the plan calls one."""
    official = [topic.name for topic in topics()]
    of_themes = [name for theme in content.themes for name in theme.urban_agenda]
    every = dict.fromkeys([*official, *content.urban_agenda, *of_themes])
    return [(name, topic_name(name, _language())) for name in every]


def kind_choices() -> list[tuple[str, str]]:
    """The kinds of activities."""
    return [(kind.value, str(KINDS[kind])) for kind in ActivityKind]


def language_choices(written_in: str) -> list[tuple[str, str]]:
    """The platform's languages, each under its name in the reader's, and the plan's own where it is another."""
    from babel import Locale

    names = Locale.parse(_language().replace("-", "_")).languages
    tags = dict.fromkeys([*LANGUAGES, written_in])
    return [
        (tag, names.get(tag.replace("-", "_")) or names.get(tag.partition("-")[0]) or tag)
        for tag in tags
        if tag
    ]


def country_names() -> list[str]:
    """The names of all countries in the reader's language, in its order."""
    import pycountry

    return sorted(country_name(country.alpha_2, _language()) for country in pycountry.countries)


@dataclass(frozen=True, slots=True)
class PlaceChoices:
    """The places a city's name can mean, and the one that is meant if there is no doubt."""

    places: tuple[Place, ...]
    sure: str | None

    @property
    def choices(self) -> list[tuple[str, str]]:
        """For radio buttons; empty where nothing is known by that name."""
        if not self.places:
            return []
        return [(place.id, in_words(place)) for place in self.places] + [(NO_PLACE, _("None of these"))]


def place_choices(name: str, country: str | None, *, known: Iterable[str] = ()) -> PlaceChoices:
    """The places that the name can mean; `known` are ids that the plan gave it before."""
    found = find_places(name, country=country, limit=CANDIDATES)
    before = [place for one in known if (place := place_by_id(one)) is not None]
    places = tuple({place.id: place for place in (*before, *found.candidates)}.values())
    sure = found.place.id if found.place and found.exact and not found.ambiguous else None
    return PlaceChoices(places, sure)


def in_words(place: Place) -> str:
    """ "Manchester · England, United Kingdom · 553,000 people"."""
    region = place.region if place.region and place.region != place.name else ""
    parts = [
        place_name(place, _language()).text,
        whereabouts(region, place.region_names, place.country),
    ]
    if place.population:
        figure = format_decimal(place.population, locale=to_locale(_language()))
        parts.append(_("%(people)s people") % {"people": figure})
    return " · ".join(parts)


def _language() -> str:
    return get_language() or "en"
