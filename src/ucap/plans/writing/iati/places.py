"""Who takes part, and where, as IATI says it."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from ucap.places.gazetteer import place_by_id
from ucap.plans.content import Side
from ucap.plans.writing.clean import clean
from ucap.plans.writing.iati.xml import Element, child, narrated

ACCOUNTABLE, IMPLEMENTING = 2, 4  # OrganisationRole
LOCAL_GOVERNMENT = 11  # OrganisationType
MULTINATIONAL = 3  # ActivityScope
GEONAMES = "G1"  # GeographicVocabulary
WGS84 = "http://www.opengis.net/def/crs/EPSG/0/4326"


def add_parties(activity: Element, sides: Sequence[Side]) -> None:
    """Each side by its name as accountable, each of its cities as one that does the work."""
    for side in sides:
        if side.name:
            narrated(activity, "participating-org", side.name, role=ACCOUNTABLE, type=LOCAL_GOVERNMENT)
        for city in side.cities:
            narrated(activity, "participating-org", city.name, role=IMPLEMENTING, type=LOCAL_GOVERNMENT)


def add_countries(activity: Element, sides: Sequence[Side]) -> None:
    """The countries of all sides: both give and both receive, so each has the same share."""
    codes = [*dict.fromkeys(code for side in sides for code in _countries(side))]
    if len(codes) > 1:
        child(activity, "activity-scope", code=MULTINATIONAL)
    for code, share in zip(codes, shares(len(codes)), strict=True):
        child(activity, "recipient-country", code=code, percentage=share)


def add_locations(activity: Element, sides: Sequence[Side]) -> None:
    """The cities that the gazetteer knows, with their GeoNames id and their point."""
    for side in sides:
        for city in side.cities:
            place = place_by_id(city.place) if city.place else None
            if place:
                location = child(activity, "location")
                child(location, "location-reach", code=1)  # the activity happens here
                if place.geonames:
                    child(location, "location-id", vocabulary=GEONAMES, code=place.geonames)
                narrated(location, "name", clean(city.name))
                point = child(location, "point", srsName=WGS84)
                child(point, "pos").text = f"{place.latitude} {place.longitude}"
                child(location, "exactness", code=2)  # the city, not an address in it


def shares(count: int) -> list[str]:
    """A hundred per cent in so many equal parts of two decimals, which add up to exactly a hundred."""
    bounds = [round(Fraction(10_000 * part, count)) for part in range(count + 1)] if count else []
    return [f"{(end - begin) / 100:.2f}" for begin, end in pairwise(bounds)]


def _countries(side: Side) -> list[str]:
    return [*side.countries, *(city.country for city in side.cities if city.country)]
