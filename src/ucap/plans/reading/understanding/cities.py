"""Which city of which country a side's cell means, and what is doubtful about it."""

from ucap.kernel.messages import gettext_noop
from ucap.places.gazetteer import Found, Place, country_code, find_places, place_by_id
from ucap.plans.content import City
from ucap.plans.reading.blocks import Text
from ucap.plans.reading.understanding.margin import Margin
from ucap.plans.reading.understanding.names import Named, pieces
from ucap.plans.reading.understanding.numbers import is_missing

NO_CITY = gettext_noop("%(country)s has no city on this side. Add its city, or take the country out.")
UNKNOWN_COUNTRY = gettext_noop("“%(name)s” is no country that is known. Correct its name.")
UNKNOWN_CITY = gettext_noop(
    "%(city)s is not in the list of cities. Check how it is written, or choose the city."
)
IN_TURN = gettext_noop(
    "%(city)s was taken to be in %(country)s because cities and countries stand in the same order. Check it."
)
COMPLETED = gettext_noop(
    "The document does not say in which country %(city)s is; %(country)s was added. Check it."
)
ELSEWHERE = gettext_noop(
    "%(city)s is a city in %(country)s, which this side does not list. Check the city or the countries."
)
SPELLING = gettext_noop("“%(city)s” was taken to be %(known)s. Check how it is written.")
SEVERAL = gettext_noop(
    "There are several cities called %(city)s; the one in %(country)s was taken. Check it."
)


def read_countries(texts: tuple[Text, ...], path: str, margin: Margin, other: list[str]) -> tuple[str, ...]:
    """The countries that a cell lists, in its order."""
    codes: list[str] = []
    for text in texts:
        if is_missing(text.text):  # "N/A" is Namibia's code as well
            continue
        whole = country_code(text.text.strip(" ."))
        for name in [text.text.strip(" .")] if whole else pieces(text.text):
            code = country_code(name)
            if code:
                codes.append(code)
            elif not is_missing(name):
                other.append(name)
                margin.warn(path, name, UNKNOWN_COUNTRY, name=name)
        margin.saw(path, text)
    return tuple(dict.fromkeys(codes))


def place_cities(
    named: list[Named], countries: tuple[str, ...], path: str, margin: Margin
) -> tuple[City, ...]:
    """The cities with country and place; `path` is the side's."""
    cities = tuple(
        _place_city(index, named, countries, f"{path}.cities[{index}]", margin) for index in range(len(named))
    )
    for code in countries:
        if cities and code not in {city.country for city in cities}:
            source = next((s.text for s in reversed(margin.sources) if s.field == f"{path}.countries"), code)
            margin.warn(f"{path}.countries", source, NO_CITY, country=code)
    return cities


def places_of(cities: tuple[City, ...]) -> list[Place]:
    """The gazetteer's places of the cities that have one."""
    return [place for city in cities if city.place and (place := place_by_id(city.place))]


def _place_city(
    index: int, named: list[Named], countries: tuple[str, ...], path: str, margin: Margin
) -> City:
    city = named[index]
    if city.text:
        margin.saw(path, city.text)
    country, found = _where(index, named, countries, path, margin)
    if found.place is None:
        margin.warn(path, city.name, UNKNOWN_CITY, city=city.name)
    elif not found.exact:
        margin.warn(path, city.name, SPELLING, city=city.name, known=found.place.name)
    return City(
        name=city.name, region=city.region, country=country, place=found.place.id if found.place else None
    )


def _where(
    index: int, named: list[Named], countries: tuple[str, ...], path: str, margin: Margin
) -> tuple[str | None, Found]:
    """The city's country and place, from what the document says first and from the gazetteer after."""
    city = named[index]
    if city.country or len(countries) == 1:
        country = city.country or countries[0]
        return country, _within(city, country, path, margin)
    listed = [(code, found) for code in countries if (found := find_places(city.name, country=code)).exact]
    if listed:
        code, found = max(listed, key=lambda pair: pair[1].place.population or 0 if pair[1].place else 0)
        if len(listed) > 1:
            margin.warn(path, city.name, SEVERAL, city=city.name, country=code)
        return code, found
    if countries and len(countries) == len(named):
        margin.warn(path, city.name, IN_TURN, city=city.name, country=countries[index])
        return countries[index], find_places(city.name, country=countries[index])
    found = find_places(city.name if not city.region else f"{city.name} ({city.region})")
    if found.place is None or (countries and not found.exact):
        return None, Found()
    country = found.place.country
    doubt = ELSEWHERE if countries else SEVERAL if found.ambiguous else COMPLETED
    margin.warn(path, city.name, doubt, city=city.name, country=country)
    return country, found


def _within(city: Named, country: str, path: str, margin: Margin) -> Found:
    """The city in the country that the document names; a doubt where the gazetteer knows it only in another."""
    found = find_places(city.name, country=country)
    if found.place is None and (elsewhere := find_places(city.name)).place and elsewhere.exact:
        margin.warn(path, city.name, ELSEWHERE, city=city.name, country=elsewhere.place.country)
    return found
