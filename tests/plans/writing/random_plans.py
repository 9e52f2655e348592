"""Random plans, as wide as a document can carry them (Hypothesis strategies).

What a document cannot carry, and what is therefore not asked of it:

- White space other than single spaces, controls, and signs that nobody sees (of no width, soft hyphens).
- Ids. A city's place is found again by its name and country, so it is the one that these find; a city has a country.
- Goals and topics of a theme that the plan itself has not; another order of the goals.
- Numbers of results above 99, years outside 1900 to 2099, an end before its beginning.
- Items that say nothing: a plan, theme or city without a name, an activity or result without a text.
- Two contacts' details that look alike: an address in the place of a name, a name with " · " in it.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import strategies as st

from ucap.places.gazetteer import find_places
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
from ucap.plans.dates import first_day, last_day
from ucap.plans.labels import LANGUAGES
from ucap.plans.writing.clean import clean
from ucap.themes.topics import topics

WORDS = {
    "en": "city water the of pilot school and Agenda exchange 2021 SDG climate-neutral energy's visit people in May",
    "zh-Hans": "城市 合作 创新 水 教育 试点 项目 2021年 交流 与 和 大学 可持续发展 访问 的 气候 5G AI U-CAP",
    "es": "ciudad agua de la y proyecto formación intercambio 2021 energía niños visita hasta enero año",
    "it": "città acqua di e il progetto scuola scambio dell'energia 2021 perché visita fino a marzo più",
    "de": "Stadt Wasser und der die Projekt Schule Austausch 2021 Straße für Energie Besuch bis März Größe",
    "fr": "ville eau de la et projet école échange l'énergie 2021 été visite jusqu'à février où",
}
PUNCTUATION = ": , ; . ! ? ( ) [ ] - – — / & % + * # @ = < > | ~ _ $ € § ° \" ' “ ” ‘ ’ « » … · • 1. 2) 3: N/A e.g. \\ ` ** <b> &amp; 5. http://x.y"
HAN_PUNCTUATION = "， 。 、 ； ： ？ ！ （ ） 《 》 “ ” 「 」 【 】 — … ·"
LATIN = st.characters(min_codepoint=0x21, max_codepoint=0x17F, exclude_categories=("Cc", "Cf", "Zs"))
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
CITIES = (
    "Yangzhou", "Granada", "Barcelona", "Stuttgart", "Manchester", "Salford", "Rome", "Bologna", "Chengdu", "Liuzhou",
    "Milan", "Lyon", "Ulm", "Nice", "Ghent", "Kraków", "León", "Bath", "Tours",
)  # fmt: skip
NAMED = {"zh-Hans": ["扬州", "罗马", "博洛尼亚", "成都", "柳州", "曼彻斯特", "巴塞罗那"]}
COUNTRIES = ("CN", "ES", "DE", "GB", "IT", "FR", "US", "BA", "CD", "KR")


def one_line(text: str) -> bool:
    """Whether the text says anything that somebody can see."""
    return any(char.isalnum() for char in text)


@cache
def words(language: str) -> st.SearchStrategy[str]:
    """A word, a sign or something that only looks like one."""
    own = st.sampled_from(WORDS[language].split())
    signs = st.sampled_from(PUNCTUATION.split(" "))
    odd = st.text(LATIN, min_size=1, max_size=8)
    if language != "zh-Hans":
        return st.one_of(own, own, own, signs, odd)
    han = st.text(HAN, min_size=1, max_size=12)
    return st.one_of(own, han, st.sampled_from(HAN_PUNCTUATION.split()), signs, odd)


@cache
def texts(language: str, most: int = 30) -> st.SearchStrategy[str]:
    """A line of text in that language, with spaces or without."""
    line = st.lists(words(language), min_size=1, max_size=most).map(" ".join)
    glued = st.lists(words(language), min_size=1, max_size=4).map("".join)
    both = st.one_of(line, line, glued, st.builds("{} {}".format, glued, line))
    return both.map(clean).filter(one_line)


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The value, or none."""
    return st.none() | strategy


def several(strategy: st.SearchStrategy[Any], most: int = 4) -> st.SearchStrategy[tuple[Any, ...]]:
    """Some of them, or none."""
    return st.lists(strategy, max_size=most).map(tuple)


dates = st.dates(min_value=first_day("1900"), max_value=last_day("2099")).flatmap(  # type: ignore[arg-type]
    lambda day: st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"])
)


@st.composite
def spans(draw: Callable[..., Any]) -> tuple[str | None, str | None]:
    """A beginning and an end, each or both of them missing."""
    start, end = draw(optional(dates)), draw(optional(dates))
    if start and end and (first_day(start), last_day(start)) > (last_day(end), last_day(end)):  # type: ignore[operator]
        start, end = end, start
    return start, end


@st.composite
def cities(draw: Callable[..., Any], language: str) -> City:
    """A real city, or one that nobody knows."""
    real = st.sampled_from([*CITIES, *NAMED.get(language, [])])
    name = draw(real | texts(language, 4).filter(lambda name: len(name) <= 50))
    found = find_places(name)
    home = found.place.country if found.place and found.exact else draw(st.sampled_from(COUNTRIES))
    placed = find_places(name, country=home).place
    region = draw(optional(texts(language, 4)))
    return City(name=name, region=region, country=home, place=placed.id if placed else None)


@st.composite
def sides(draw: Callable[..., Any], language: str) -> Side:
    """A side, its countries those of its cities and perhaps more."""
    own = draw(st.lists(cities(language), max_size=4).map(tuple))
    more = draw(st.lists(st.sampled_from(COUNTRIES), max_size=2))
    countries = draw(st.permutations([*dict.fromkeys([*(city.country for city in own), *more])]))
    area = st.floats(0.001, 1e7).map(lambda value: float(f"{value:.6g}")) | st.integers(1, 10**6).map(float)
    return Side(
        name=draw(optional(texts(language, 6))),
        cities=own,
        countries=tuple(countries),
        population=draw(optional(st.integers(1, 2 * 10**9))),
        area_km2=draw(optional(area)),
    )


def themes(language: str) -> st.SearchStrategy[Theme]:
    """A theme with goals and topics in any order."""
    goals = st.lists(st.integers(1, 17), unique=True, max_size=3).map(tuple)
    named = st.lists(st.sampled_from([topic.name for topic in topics()]), unique=True, max_size=2).map(tuple)
    text = st.just("") | texts(language)
    return st.builds(Theme, name=texts(language, 6), text=text, sdgs=goals, urban_agenda=named)


def passages(language: str) -> st.SearchStrategy[Passage]:
    """A passage with a topic, a text or both."""
    topic, text = texts(language, 6), texts(language)
    return st.builds(Passage, topic=optional(topic), text=text) | st.builds(Passage, topic=topic)


def activities(language: str) -> st.SearchStrategy[Activity]:
    """An activity of any kind, dated or not."""
    return st.builds(
        lambda span, kind, text: Activity(start=span[0], end=span[1], kind=kind, text=text),
        spans(),
        st.sampled_from(list(ActivityKind)),
        texts(language),
    )


def contacts(language: str) -> st.SearchStrategy[Contact]:
    """Somebody to ask, with at least one way to do so or a name."""
    return st.builds(
        Contact,
        name=optional(texts(language, 5).filter(lambda name: " · " not in name)),
        email=optional(st.sampled_from(["office@iuc-asia.eu", "a.b+c@city-hall.example"])),
        url=optional(st.sampled_from(["https://example.org/a?b=c&d", "http://城市.example/x"])),
        phone=optional(st.sampled_from(["+86 514 8734 5678", "(0711) 216-0", "0034958248100"])),
    ).filter(lambda contact: any((contact.name, contact.email, contact.url, contact.phone)))


@st.composite
def plans(draw: Callable[..., Any], language: str | None = None) -> PlanContent:
    """A plan in one of the six languages."""
    language = language or draw(st.sampled_from(LANGUAGES))
    start, end = draw(spans())
    themed = draw(several(themes(language)))
    goals = {goal for theme in themed for goal in theme.sdgs} | draw(st.sets(st.integers(1, 17), max_size=3))
    more = draw(st.lists(st.sampled_from([topic.name for topic in topics()]), max_size=2))
    named = [*more, *(name for theme in themed for name in theme.urban_agenda)]
    return PlanContent(
        title=draw(texts(language, 12)),
        language=language,
        sides=draw(several(sides(language))),
        period=Period(start=start, end=end),
        themes=themed,
        sdgs=tuple(sorted(goals)),
        urban_agenda=tuple(dict.fromkeys(named)),
        focus=draw(several(passages(language))),
        challenges=draw(several(passages(language))),
        objectives=draw(several(texts(language))),
        activities=draw(several(activities(language))),
        expected_results=draw(
            several(st.builds(ExpectedResult, number=optional(st.integers(1, 99)), text=texts(language)))
        ),
        contacts=draw(several(contacts(language), 3)),
        other=draw(several(texts(language))),
    )
