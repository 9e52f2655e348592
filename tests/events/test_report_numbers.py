"""What came of an event, counted."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ucap.events.report_numbers import (
    FEW,
    Asked,
    Facts,
    Numbers,
    Person,
    as_json,
    from_json,
    grid_of,
    numbers_of,
    without_names,
)
from ucap.events.states import AskedState, RegistrationState, Went

NOW = datetime(2027, 4, 1, tzinfo=UTC)
BEFORE = NOW - timedelta(days=7)
PEOPLE = (
    Person(id="a", house="organisation:1", is_organisation=True, city="G", country="ES", came=True),
    Person(id="b", house="organisation:2", is_organisation=True, city="Y", country="CN"),
    Person(id="c", house="city:B", city="B", country="IT", came=True),
    Person(id="d", house="organisation:1", is_organisation=True, city="G", country="ES"),
    Person(id="e", city="X", country="FR", state=RegistrationState.WITHDRAWN),
)


def met(one: str, other: str, **more: Any) -> Asked:
    return Asked(**{"asker": one, "asked": other, "state": AskedState.ACCEPTED, "at": BEFORE, **more})


def count(*requests: Asked, **more: Any) -> Numbers:
    return numbers_of(Facts(people=PEOPLE, requests=requests, now=NOW, **more))


def test_nothing_that_happened_is_no_error() -> None:
    empty = numbers_of(Facts(now=NOW))
    assert empty == Numbers(along=0)
    assert (empty.no_shows, empty.average, empty.went_well, grid_of(empty).cities) == (None, None, None, ())


def test_who_came_is_counted_by_organisation_city_and_country() -> None:
    numbers = count()
    assert (numbers.participants, numbers.came, numbers.no_shows) == (4, 2, 2)
    assert (numbers.organisations, numbers.cities, numbers.countries) == (2, 3, 3)
    assert numbers.by_country == (("ES", 2), ("CN", 1), ("IT", 1))
    assert numbers.by_city == (("G", 2, 0), ("B", 1, 0), ("Y", 1, 0))


def test_where_nobody_was_let_in_nobody_is_said_to_have_stayed_away() -> None:
    numbers = numbers_of(Facts(people=[Person(id="a")], now=NOW))
    assert (numbers.came, numbers.no_shows) == (None, None)


def test_meetings_are_held_unless_all_who_speak_of_them_say_otherwise() -> None:
    numbers = count(
        met("a", "b"),
        met("a", "c", reviews=((Went.NOT_HELD, False),)),
        met("b", "c", reviews=((Went.NOT_HELD, False), (Went.WELL, True))),
        met("b", "d", at=NOW + timedelta(hours=1)),
        met("c", "d", at=None),
        met("a", "e", at=None, state=AskedState.DECLINED),
    )
    assert (numbers.asked, numbers.accepted, numbers.declined) == (6, 5, 1)
    assert (numbers.planned, numbers.held, numbers.not_held, numbers.not_scheduled) == (4, 2, 1, 1)


def test_meetings_between_cities_make_an_even_table() -> None:
    numbers = count(met("a", "b"), met("b", "d"), met("a", "d"), met("c", "b"))
    assert numbers.between == (("G", "Y", 2), ("B", "Y", 1), ("G", "G", 1))
    grid = grid_of(numbers)
    assert (grid.cities, grid.most, grid.all_cities) == (("G", "Y", "B"), 2, 3)
    assert grid.rows == ((1, 2, 0), (2, 0, 1), (0, 1, 0))
    assert grid_of(numbers, most=1).rows == ((1,),)


def test_goals_are_those_of_the_meetings_else_of_the_event() -> None:
    own = {"goals": frozenset({6, 11})}
    assert count(met("a", "b"), **own).by_goal == ((6, 0), (11, 0))
    two = met("a", "b", goals=frozenset({6, 13})), met("b", "c", goals=frozenset({13}))
    assert count(*two, **own).by_goal == ((13, 2), (6, 1))


def test_interest_counts_between_two_that_met_and_after_they_met() -> None:
    interests = [
        ("organisation:2", "organisation:1", BEFORE + timedelta(hours=1)),
        ("organisation:1", "organisation:2", BEFORE - timedelta(hours=1)),  # before
        ("organisation:1", "city:B", NOW),  # did not meet
        ("organisation:1", "organisation:1", NOW),
    ]
    assert count(met("a", "b"), interests=interests).interests == 1


def test_who_comes_along_was_there_too() -> None:
    """A colleague of another house or city brings theirs to the meeting; between the two cities it is one meeting still."""
    one = met("a", "b", beside_asker=("d", "c"), beside_asked=("gone",))
    later = met("a", "b", at=NOW + timedelta(hours=1), beside_asker=("d",))
    numbers = count(
        one, later, interests=[("organisation:2", "city:B", NOW), ("organisation:1", "city:B", NOW)]
    )
    assert numbers.along == 3
    assert numbers.by_city == (("G", 2, 1), ("B", 1, 1), ("Y", 1, 1))
    assert numbers.between == (("G", "Y", 1),)
    assert numbers.interests == 1  # c came beside a, so that c met b, and not a


def test_of_a_report_from_before_it_is_not_known_who_came_along() -> None:
    kept = as_json(count(met("a", "b")))
    del kept["along"]
    assert from_json(kept).along is None


def test_few_answers_are_not_broken_down() -> None:
    few = count(met("a", "b", reviews=((Went.WELL, True), (Went.SO_SO, True))), stars=[5, 1, 4, 4])
    assert (few.reviewed, few.reviews, few.answered, few.stars) == (2, None, 4, None)
    assert (few.goes_on, few.both_go_on) == (1, 1)
    many = count(
        met("a", "b", reviews=((Went.WELL, True),) * 4 + ((Went.SO_SO, False),)), stars=[5, 1, 4, 4, 4]
    )
    assert many.reviews == {"well": 4, "so_so": 1, "not_held": 0}
    assert (many.went_well, many.stars, many.average) == (80, (1, 0, 0, 3, 1), 3.6)


def test_names_are_taken_out_of_what_was_written() -> None:
    text = "Wang Lin was late, so was WANG LIN's bus; 王琳 too. Al was fine."
    assert (
        without_names(text, ["Wang Lin", "王琳", "A", ""])
        == "… was late, so was …'s bus; … too. Al was fine."
    )


kept = st.builds(
    Person,
    id=st.sampled_from("abcdef"),
    state=st.sampled_from(RegistrationState),
    house=st.sampled_from(["", "organisation:1", "city:2"]),
    is_organisation=st.booleans(),
    city=st.sampled_from(["", "G", "Y"]),
    country=st.sampled_from(["", "ES"]),
    came=st.booleans(),
)
asked = st.builds(
    Asked,
    asker=st.sampled_from("abcxyz"),
    asked=st.sampled_from("defuvw"),
    state=st.sampled_from(AskedState),
    at=st.none() | st.datetimes(timezones=st.just(UTC)),
    goals=st.frozensets(st.integers(1, 17)),
    reviews=st.lists(st.tuples(st.sampled_from(Went), st.booleans()), max_size=2).map(tuple),
    beside_asker=st.lists(st.sampled_from("ghi"), max_size=3, unique=True).map(tuple),
)


@given(st.lists(kept), st.lists(asked), st.lists(st.integers(1, 5)))
def test_what_is_kept_is_what_is_read_again(
    people: list[Person], requests: list[Asked], stars: list[int]
) -> None:
    numbers = numbers_of(Facts(people=people, requests=requests, stars=stars, now=NOW))
    assert from_json(json.loads(json.dumps(as_json(numbers)))) == numbers
    assert from_json({**as_json(numbers), "of_later": 1}) == numbers
    assert numbers.held <= numbers.planned - numbers.not_held
    assert sum(number for *_, number in numbers.between) <= numbers.held
    assert (numbers.stars is None) == (len(stars) < FEW)
    grid = grid_of(numbers)
    assert all(
        grid.rows[n][m] == grid.rows[m][n] for n in range(len(grid.rows)) for m in range(len(grid.rows))
    )
