"""What an entry says, as JSON and back; what of it is kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.factories import sensors
from ucap.exchange.content import (
    LONGEST,
    Cooperation,
    EntryContent,
    as_json,
    changed_fields,
    checked,
    from_json,
    links_of,
    missing_for_publishing,
)
from ucap.kernel.errors import BadInput

FULL = sensors(deadline=date(2027, 3, 1), partner_role="A city with canals", urban_agenda=("Housing",))


def test_it_comes_back_from_json_as_it_was() -> None:
    assert from_json(as_json(FULL)) == FULL
    assert as_json(FULL)["deadline"] == "2027-03-01"
    assert from_json({}) == EntryContent()


@given(
    st.builds(
        EntryContent,
        title=st.text(),
        summary=st.text(),
        themes=st.lists(st.text(), max_size=5).map(tuple),
        countries=st.just(()),
        languages=st.just(()),
        urban_agenda=st.just(()),
        sdgs=st.lists(st.integers(1, 17)).map(tuple),
        trl=st.none() | st.integers(1, 9),
        language=st.just("en"),
        deadline=st.none() | st.dates(),
    )
)
def test_whatever_is_said_comes_back_and_what_is_clean_stays(content: EntryContent) -> None:
    assert from_json(as_json(content)) == content
    try:
        clean = checked(content)
    except BadInput:
        return
    assert checked(clean) == clean


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"kind": "gift"}, "$.kind"),
        ({"sdgs": ["six"]}, "$.sdgs[0]"),
        ({"cooperation": "pilot"}, "$.cooperation"),
        ({"deadline": "soon"}, "$.deadline"),
        ([], "object"),
    ],
)
def test_another_shape_is_refused_and_the_place_named(said: object, place: str) -> None:
    with pytest.raises(BadInput) as refused:
        from_json(said)
    assert place in str(refused.value)


def test_texts_are_cleaned_and_each_value_stands_once() -> None:
    clean = checked(
        sensors(title="<b>Sensors</b>\n for\u200b canals", sdgs=(11, 6, 6), themes=("Water", "", "Water"))
    )
    assert (clean.title, clean.sdgs, clean.themes) == ("Sensors for canals", (6, 11), ("Water",))


@pytest.mark.parametrize("field", LONGEST)
def test_a_text_that_is_too_long_is_refused_by_its_name(field: str) -> None:
    checked(sensors(**{field: "x" * LONGEST[field]}))
    with pytest.raises(BadInput, match=field):
        checked(sensors(**{field: "x" * (LONGEST[field] + 1)}))


@pytest.mark.parametrize(
    "changes",
    [
        {"trl": 0},
        {"trl": 10},
        {"sdgs": (18,)},
        {"countries": ("Spain",)},
        {"countries": ("cn",)},
        {"languages": ("a language",)},
        {"language": ""},
        {"urban_agenda": ("Beauty",)},
        {"themes": tuple(map(str, range(41)))},
        {"title": "Look at https://example.org/x"},
        {"description": "https://a.example/ " * 4},
    ],
)
def test_values_that_nothing_can_be_made_of_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        checked(sensors(**changes))


def test_what_is_missing_before_others_see_it() -> None:
    assert missing_for_publishing(FULL) == ()
    assert len(missing_for_publishing(EntryContent())) == 3


def test_what_differs_and_how_many_links() -> None:
    before, after = changed_fields(FULL, sensors(cooperation=(Cooperation.OTHER,), deadline=FULL.deadline))
    assert set(before) == {"cooperation", "partner_role", "urban_agenda"}
    assert after["cooperation"] == ["other"]
    assert links_of(sensors(summary="www.example.org/a", description="https://example.org")) == 2
