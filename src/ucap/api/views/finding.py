"""Cities, goals, topics, places, and one search over everything."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from ninja import Query

from ucap.api.shapes.finding import (
    ActivityAhead,
    AskedCities,
    AskedPlace,
    CityAnswer,
    CityInList,
    CityPiece,
    FoundAnswer,
    GoalAnswer,
    GoalsAnswer,
    OverviewAnswer,
    PartnerCity,
    PlaceAnswer,
    PlacesAnswer,
    SubjectFound,
    TopicAnswer,
    TopicsAnswer,
)
from ucap.api.shapes.plans import CityLink
from ucap.api.shapes.shape import Slug, Words
from ucap.api.views.as_plans import in_list
from ucap.api.views.calling import Call
from ucap.api.views.links import address, counted, name_of, piece
from ucap.api.views.offering import Section
from ucap.kernel.clock import now
from ucap.places.gazetteer import find_places as places_named
from ucap.places.gazetteer import place_name
from ucap.places.models import City
from ucap.plans.queries.catalogue import catalogue, cities_with_words, stamp
from ucap.plans.queries.city import CityPage, city_page
from ucap.plans.queries.overview import overview
from ucap.plans.queries.search import search
from ucap.plans.views import calendars
from ucap.themes.goals import NUMBERS, goal, in_language
from ucap.themes.topics import topic_name, topics

finding = Section(
    "Finding", "One search over everything public; cities, goals and topics with their plans; places by name."
)


@finding.read("/overview", OverviewAnswer, visitors=True, as_of=stamp)
def read_overview(request: Call) -> OverviewAnswer:
    """All that is public at a glance: how many plans, cities, countries and activities, and the newest plans."""
    found = overview(now().date())
    return OverviewAnswer.of(found, newest=[in_list(card) for card in found.newest])


@finding.read("/search", FoundAnswer, visitors=True, as_of=stamp)
def search_everything(request: Call, q: Words = "") -> FoundAnswer:
    """What the words find, in any of the six languages: plans, cities, countries, goals, topics."""
    found = search(" ".join(q.split()), now().date())
    return FoundAnswer.of(
        found,
        plans=[in_list(card) for card in found.plans],
        cities=[CityLink.of(one, name=name_of(one)) for one in found.cities],
        subjects=[SubjectFound.of(one) for one in found.subjects],
    )


@finding.read("/cities", CityPiece, visitors=True, as_of=stamp)
def list_cities(request: Call, response: HttpResponse, asked: Query[AskedCities]) -> CityPiece:
    """The cities of listed plans, those of most plans first; `q` finds them by name in any language."""
    everything = catalogue(now().date())
    facet = everything.facets["city"]
    counts = facet.counts(everything.select({}).mask)
    ids = cities_with_words(everything, asked.q)
    found = piece(request, response, ids, asked.cursor, asked.limit)
    known = City.objects.in_bulk(ids[found.start : found.stop])
    shown = [known[one] for one in ids[found.start : found.stop] if one in known]
    items = [
        CityInList.of(city, name=name_of(city), plans=int(counts[facet.place_of[city.id]])) for city in shown
    ]
    return CityPiece(**counted(found, ids), items=items)


@finding.read("/cities/{slug}", CityAnswer, visitors=True, as_of=stamp, where={"slug": "yangzhou"})
def read_city(request: Call, slug: Slug) -> CityAnswer:
    """A city: who it is, its latest plans, whom it works with, what comes next."""
    return _city_answer(city_page(slug, now().date()))


@finding.read(
    "/cities/{slug}/calendar", None, visitors=True, gives=("text/calendar",), where={"slug": "yangzhou"}
)
def read_city_calendar(request: Call, slug: Slug) -> HttpResponseBase:
    """The activities of a city's plans as a calendar (RFC 5545) to subscribe to."""
    return calendars.of_city(request, slug)


@finding.read("/goals", GoalsAnswer, visitors=True, as_of=stamp)
def list_goals(request: Call) -> GoalsAnswer:
    """The seventeen Sustainable Development Goals, and how many plans have each."""
    plans = _plans_with("goal")
    return GoalsAnswer(items=[_goal(number, plans.get(str(number), 0)) for number in NUMBERS])


@finding.read("/topics", TopicsAnswer, visitors=True, as_of=stamp)
def list_topics(request: Call) -> TopicsAnswer:
    """The topics of the Urban Agenda for the EU, and how many plans have each."""
    plans, language = _plans_with("topic"), get_language() or "en"
    return TopicsAnswer(
        items=[
            TopicAnswer.of(one, label=topic_name(one.name, language), plans=plans.get(one.name, 0))
            for one in topics()
        ]
    )


@finding.read("/places", PlacesAnswer, visitors=True)
def find_places(request: Call, asked: Query[AskedPlace]) -> PlacesAnswer:
    """The places that a name can mean, in any of the six languages: what a plan's city needs as `place`."""
    found, language = places_named(asked.name, country=asked.country, limit=8), get_language() or "en"
    sure = found.place.id if found.place and found.exact and not found.ambiguous else None
    items = [PlaceAnswer.of(one, name=place_name(one, language).text) for one in found.candidates]
    return PlacesAnswer(sure=sure, items=items)


def _plans_with(name: str) -> dict[str, int]:
    """Of each value of that filter the number of listed plans."""
    everything = catalogue(now().date())
    facet = everything.facets[name]
    return dict(zip(facet.values, facet.counts(everything.select({}).mask).tolist(), strict=True))


def _goal(number: int, plans: int) -> GoalAnswer:
    one, language = goal(number), get_language() or "en"
    title, in_full = in_language(one.short, language), in_language(one.title, language)
    return GoalAnswer.of(one, title=title, in_full=in_full, targets=list(one.targets), plans=plans)


def _city_answer(page: CityPage) -> CityAnswer:
    city = page.city
    return CityAnswer.of(
        city,
        name=name_of(city),
        plans=page.plan_count,
        latest=[in_list(card) for card in page.plans],
        partners=[PartnerCity.of(one, name=name_of(one)) for one in page.partners.cities[1:]],
        partner_count=page.partner_count,
        coming_up=[ActivityAhead.of(one, plan=one.plan_slug) for one in page.coming_up],
        url=address("city", city.slug),
        calendar=address("city_calendar", city.slug),
    )
