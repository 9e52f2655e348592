"""What came of an event, counted: who came, what was asked for and held, between which cities, and how it was. Pure.

Nothing here names a person. Of few answers only is said how many they are, for of few one knows who said what.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from itertools import chain, product
from typing import Any

from ucap.events.states import AskedState, RegistrationState, Went

FEW = 5  # answers: fewer are not broken down
STARS = 5
SHOWN_CITIES = 12  # in the table of two cities
GONE = "…"  # where a name stood

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One who registered."""

    id: str
    name: str = ""
    state: str = RegistrationState.CONFIRMED
    house: str = ""  # for whom they came, one key an organisation or city
    is_organisation: bool = False
    city: str = ""
    country: str = ""
    came: bool = False  # was let in


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A meeting that somebody asked for, with what became of it."""

    asker: str  # ids of persons
    asked: str
    state: str
    at: datetime | None = None  # its slot in the published timetable; None: it has none
    goals: frozenset[int] = frozenset()  # of the entries that it names
    reviews: tuple[tuple[str, bool], ...] = ()  # how it went, whether it goes on
    beside_asker: tuple[str, ...] = ()  # colleagues who come along, ids of persons
    beside_asked: tuple[str, ...] = ()

    @property
    def sides(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """All who are there, on the side of each of the two."""
        return (self.asker, *self.beside_asker), (self.asked, *self.beside_asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is counted."""

    people: Sequence[Person] = ()
    requests: Sequence[Asked] = ()
    has_meetings: bool = False  # meetings of two were arranged
    goals: frozenset[int] = frozenset()  # of the event itself
    interests: Iterable[tuple[str, str, datetime]] = ()  # between which two houses, since when
    stars: Sequence[int] = ()
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What a report shows, and keeps."""

    participants: int = 0
    came: int | None = None  # None: nobody was let in by a list, so that nobody knows
    organisations: int = 0
    cities: int = 0
    countries: int = 0
    has_meetings: bool = False
    asked: int = 0
    accepted: int = 0
    declined: int = 0
    withdrawn: int = 0
    unanswered: int = 0
    planned: int = 0
    held: int = 0
    not_held: int = 0  # planned, and those who were to meet say that they did not
    not_scheduled: int = 0  # accepted, but without a time in the timetable
    along: int | None = None  # times that a colleague came along; None: kept before this was counted
    goes_on: int = 0  # meetings of which one at least wants to go on
    both_go_on: int = 0
    interests: int = 0  # expressed between two that met, after they met
    by_city: tuple[tuple[str, int, int], ...] = ()  # city, participants, meetings held
    by_country: tuple[tuple[str, int], ...] = ()  # country, participants
    between: tuple[tuple[str, str, int], ...] = ()  # two cities (or one twice), meetings held
    by_goal: tuple[
        tuple[int, int], ...
    ] = ()  # goal, meetings held; of the event's own goals no number is known: 0
    reviewed: int = 0  # times that somebody said how a meeting was
    reviews: Mapping[str, int] | None = None  # how they went; None: too few to be told apart
    answered: int = 0  # participants who gave stars
    stars: tuple[int, ...] | None = None  # how often one, two … five; None: too few

    @property
    def no_shows(self) -> int | None:
        return None if self.came is None else max(0, self.participants - self.came)

    @property
    def average(self) -> float | None:
        """Of the stars."""
        if not self.stars:
            return None
        return sum(n * often for n, often in enumerate(self.stars, 1)) / sum(self.stars)

    @property
    def went_well(self) -> int | None:
        """Of what was said of meetings that were held, how many percent say that it went well."""
        said = sum((self.reviews or {}).get(one, 0) for one in (Went.WELL, Went.SO_SO))
        return round(100 * self.reviews[Went.WELL] / said) if self.reviews and said else None


@dataclass(frozen=True, slots=True)
class Grid:
    """Between which cities meetings were held: as many columns as rows."""

    cities: tuple[str, ...]
    rows: tuple[tuple[int, ...], ...]
    all_cities: int
    most: int


def numbers_of(facts: Facts) -> Numbers:
    """The facts, counted."""
    people = {one.id: one for one in facts.people}
    there = [one for one in facts.people if one.state == RegistrationState.CONFIRMED]
    held = [one for one in facts.requests if _is_held(one, facts.now)]
    states = Counter(one.state for one in facts.requests)
    planned = [one for one in facts.requests if one.at]
    came = sum(one.came for one in there)
    reviews = Counter(went for one in facts.requests for went, _ in one.reviews)
    stars = Counter(facts.stars)
    return Numbers(
        participants=len(there),
        came=came or None,
        organisations=len({one.house for one in there if one.is_organisation}),
        cities=len({one.city for one in there} - {""}),
        countries=len({one.country for one in there} - {""}),
        has_meetings=facts.has_meetings,
        asked=len(facts.requests),
        accepted=states[AskedState.ACCEPTED],
        declined=states[AskedState.DECLINED],
        withdrawn=states[AskedState.WITHDRAWN],
        unanswered=states[AskedState.WAITING],
        planned=len(planned),
        held=len(held),
        not_held=sum(_is_said_not_held(one) for one in planned),
        not_scheduled=sum(one.state == AskedState.ACCEPTED and one.at is None for one in facts.requests),
        along=sum(len(one.beside_asker) + len(one.beside_asked) for one in held),
        goes_on=sum(any(goes_on for _, goes_on in one.reviews) for one in held),
        both_go_on=sum(sum(goes_on for _, goes_on in one.reviews) > 1 for one in held),
        interests=_interests(held, people, facts.interests),
        by_city=_by_city(there, held, people),
        by_country=_largest(Counter(one.country for one in there if one.country)),
        between=_between(held, people),
        by_goal=_by_goal(held, facts.goals),
        reviewed=reviews.total(),
        reviews={one.value: reviews[one.value] for one in Went} if reviews.total() >= FEW else None,
        answered=stars.total(),
        stars=tuple(stars[n] for n in range(1, STARS + 1)) if stars.total() >= FEW else None,
    )


def grid_of(numbers: Numbers, *, most: int = SHOWN_CITIES) -> Grid:
    """The cities with most meetings, each beside each."""
    sums: Counter[str] = Counter()
    counts: dict[Pair, int] = {}
    for one, other, number in numbers.between:
        counts[one, other] = counts[other, one] = number
        for city in {one, other}:
            sums[city] += number
    cities = tuple(city for city, _ in _largest(sums)[:most])
    rows = tuple(tuple(counts.get((row, column), 0) for column in cities) for row in cities)
    return Grid(cities, rows, len(sums), max((number for row in rows for number in row), default=0))


def as_json(numbers: Numbers) -> dict[str, Any]:
    """The numbers as they are kept."""
    return asdict(numbers)


def from_json(kept: Mapping[str, Any]) -> Numbers:
    """The numbers that were kept; what an older version did not count is as if there had been none of it."""
    known = {one.name for one in fields(Numbers)}
    return Numbers(**{name: _frozen(value) for name, value in kept.items() if name in known})


def without_names(text: str, names: Iterable[str]) -> str:
    """The text, none of those names in it."""
    for name in sorted({one.strip() for one in names}, key=len, reverse=True):
        if len(name) > 1:
            text = re.sub(re.escape(name), GONE, text, flags=re.IGNORECASE)
    return text


def _is_held(one: Asked, now: datetime) -> bool:
    """Whether its time is over and not all who spoke of it say that it was not held."""
    return one.at is not None and one.at <= now and not _is_said_not_held(one)


def _is_said_not_held(one: Asked) -> bool:
    return bool(one.reviews) and all(went == Went.NOT_HELD for went, _ in one.reviews)


def _interests(
    held: Iterable[Asked], people: Mapping[str, Person], interests: Iterable[tuple[str, str, datetime]]
) -> int:
    met: dict[frozenset[str], datetime] = {}
    for one in held:
        ours, theirs = ({people[id_].house for id_ in side if id_ in people} - {""} for side in one.sides)
        for houses in {frozenset(pair) for pair in product(ours, theirs)}:
            if len(houses) == 2 and one.at:
                met[houses] = min(met.get(houses, one.at), one.at)
    pairs = ((frozenset((here, there)), at) for here, there, at in interests)
    return sum(pair in met and at >= met[pair] for pair, at in pairs)


def _cities(one: Asked, people: Mapping[str, Person]) -> Pair:
    """The cities of the two, in the order of their ids."""
    here, there = sorted(_city(id_, people) for id_ in (one.asker, one.asked))
    return here, there


def _city(id_: str, people: Mapping[str, Person]) -> str:
    return people[id_].city if id_ in people else ""


def _between(held: Iterable[Asked], people: Mapping[str, Person]) -> tuple[tuple[str, str, int], ...]:
    counts = Counter(pair for one in held if all(pair := _cities(one, people)))
    return tuple((here, there, number) for (here, there), number in _largest(counts))


def _by_city(
    there: Iterable[Person], held: Iterable[Asked], people: Mapping[str, Person]
) -> tuple[tuple[str, int, int], ...]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for person in there:
        counts[person.city][0] += 1
    for one in held:
        for city in {_city(id_, people) for id_ in chain.from_iterable(one.sides)}:
            counts[city][1] += 1
    counts.pop("", None)
    rows = ((city, participants, meetings) for city, (participants, meetings) in counts.items())
    return tuple(sorted(rows, key=lambda row: (-row[1], -row[2], row[0])))


def _by_goal(held: Iterable[Asked], own: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Of the meetings' entries; where none names a goal the event's own, without a number."""
    counts = Counter(goal for one in held for goal in one.goals)
    return tuple(_largest(counts)) if counts else tuple((goal, 0) for goal in sorted(own))


def _largest(counts: "Counter[Any]") -> tuple[tuple[Any, int], ...]:
    return tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list | tuple) else value
