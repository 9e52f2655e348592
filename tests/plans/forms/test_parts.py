"""Every part: what a form shows is what it gives back, and what is written is understood."""

from dataclasses import replace
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plans.factories import yangzhou_content
from tests.plans.forms.browser import sent, shown
from ucap.kernel.errors import BadInput
from ucap.plans.content import (
    Activity,
    ActivityKind,
    Contact,
    ExpectedResult,
    Passage,
    Period,
    PlanContent,
    Theme,
    with_ids,
)
from ucap.plans.forms import form_of
from ucap.plans.parts import PARTS, changed

WORDS = (
    st.text(
        st.characters(exclude_categories=["C", "Z"], include_characters=" <>&\"'"), min_size=1, max_size=12
    )
    .map(str.strip)
    .filter(bool)
)
DATES = st.none() | st.dates().map(str) | st.dates().map(lambda day: str(day)[:7])
TOPICS = st.lists(st.sampled_from(["Housing", "Culture and cultural heritage", "Our own"]), unique=True).map(
    tuple
)
GOALS = st.lists(st.integers(1, 17), unique=True).map(tuple)
ITEMS: dict[str, Any] = {
    "themes": st.builds(Theme, name=WORDS, text=WORDS, sdgs=GOALS, urban_agenda=TOPICS),
    "focus": st.builds(Passage, topic=st.none() | WORDS, text=WORDS),
    "challenges": st.builds(Passage, topic=WORDS, text=st.just("") | WORDS),
    "objectives": WORDS,
    "activities": st.builds(
        Activity, start=DATES, end=st.none(), kind=st.sampled_from(ActivityKind), text=WORDS
    ),
    "expected_results": st.builds(ExpectedResult, number=st.none() | st.integers(1, 999), text=WORDS),
    "contacts": st.builds(
        Contact, name=WORDS, email=st.none() | st.just("a@example.org"), phone=st.none() | WORDS
    ),
    "other": WORDS,
}


def values(part: str, content: PlanContent, data: QueryDict) -> dict[str, Any]:
    form = form_of(part, content, data)
    assert form.is_valid(), form.problems()
    return form.values()


def problems(part: str, content: PlanContent, **changes: Any) -> list[tuple[str, str]]:
    form = form_of(part, content, sent(part, content, **changes))
    assert not form.is_valid()
    return [(one.field_id, one.text) for one in form.problems()]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_nobody_touched_stays_as_it_is(part: str) -> None:
    content = with_ids(yangzhou_content(other=("a", "b")))
    assert changed(content, part, values(part, content, sent(part, content))) == content


@settings(max_examples=15)
@given(st.data())
@pytest.mark.parametrize("part", ITEMS)
def test_whatever_the_items_say(part: str, data: st.DataObject) -> None:
    items = tuple(data.draw(st.lists(ITEMS[part], max_size=3)))
    content = with_ids(PlanContent(**{part: items}))
    assert values(part, content, sent(part, content)) == {part: getattr(content, part)}


@pytest.mark.parametrize("part", PARTS)
def test_an_empty_plan_has_a_form_for_everything(part: str) -> None:
    assert shown(part, PlanContent()) is not None


def test_there_is_no_form_for_what_is_no_part() -> None:
    with pytest.raises(BadInput):
        form_of("budget", PlanContent())


class TestRows:
    content = with_ids(yangzhou_content())

    def test_a_row_is_taken_out(self) -> None:
        after = values("themes", self.content, sent("themes", self.content, themes__0__DELETE="on"))
        assert after["themes"] == self.content.themes[1:]

    def test_rows_change_places_and_keep_their_ids(self) -> None:
        data = sent("themes", self.content, themes__0__ORDER="3", themes__2__ORDER="1")
        first, second, third = self.content.themes
        assert values("themes", self.content, data)["themes"] == (third, second, first)

    def test_a_new_row_gets_an_id_and_tells_it(self) -> None:
        data = sent(
            "objectives",
            self.content,
            objectives__TOTAL_FORMS="2",
            objectives__1__text="Live",
            objectives__1__ORDER="2",
        )
        assert values("objectives", self.content, data)["objectives"][1] == "Live"
        data = sent("focus", self.content, focus__TOTAL_FORMS="2", focus__1__text="Water", focus__1__id="")
        form = form_of("focus", self.content, data)
        assert form.is_valid()
        new = form.values()["focus"][1]
        assert new.id
        assert dict(form.item_ids())["focus-1-id"] == new.id

    def test_a_new_row_left_empty_is_nothing(self) -> None:
        data = sent(
            "activities",
            self.content,
            activities__TOTAL_FORMS="4",
            activities__3__ORDER="4",
            activities__3__kind="other",
        )
        assert values("activities", self.content, data)["activities"] == self.content.activities

    def test_an_item_emptied_is_asked_about(self) -> None:
        ((where, text),) = problems("themes", self.content, themes__1__name=" ")
        assert where == "id_themes-1-name"
        assert "required" in text

    def test_no_two_items_share_an_id(self) -> None:
        twin = self.content.themes[0].id
        data = sent("themes", self.content, themes__1__id=twin, themes__2__id="<script>")
        ids = [theme.id for theme in values("themes", self.content, data)["themes"]]
        assert ids[0] == twin
        assert len(set(ids)) == 3
        assert all(id_.isalnum() for id_ in ids)

    def test_there_are_not_more_rows_than_anyone_writes(self) -> None:
        data = sent("objectives", self.content, objectives__TOTAL_FORMS="400")
        for number in range(1, 400):
            data[f"objectives-{number}-text"] = "x"
        assert not form_of("objectives", self.content, data).is_valid()

    def test_a_form_that_lost_its_counters_is_no_crash(self) -> None:
        form = form_of("themes", self.content, QueryDict("themes-0-name=x"))
        assert not form.is_valid()
        assert form.problems()


class TestPeriod:
    content = PlanContent(period=Period(start="2019"))

    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("2019", "2019"),
            ("11/2019", "2019-11"),
            ("November 2019", "2019-11"),
            ("noviembre de 2019", "2019-11"),
            ("5 novembre 2019", "2019-11-05"),
            ("2019年11月", "2019-11"),
            ("", None),
        ],
    )
    def test_dates_as_people_write_them(self, written: str, meant: str | None) -> None:
        data = sent("period", self.content, period__start=written)
        assert values("period", self.content, data)["period"] == Period(start=meant)

    @pytest.mark.parametrize("written", ["soon", "2019 to 2020", "November", "31.2.2020", "2020-13"])
    def test_what_is_no_date(self, written: str) -> None:
        ((where, text),) = problems("period", self.content, period__start=written)
        assert where == "id_period-start"
        assert "2019-11" in text

    def test_a_date_of_two_meanings_is_asked_about(self) -> None:
        ((_, text),) = problems("period", self.content, period__start="03/05/2020")
        assert "2020-05-03" in text

    def test_an_end_before_the_beginning(self) -> None:
        ((where, _),) = problems("period", self.content, period__end="2018-12")
        assert where == "id_period-end"


class TestSides:
    content = with_ids(yangzhou_content())

    def test_every_city_has_its_place_and_side(self) -> None:
        assert values("sides", self.content, sent("sides", self.content))["sides"] == self.content.sides

    @pytest.mark.parametrize(
        ("written", "meant"),
        [("4,6 mio", 4_600_000), ("4 600 000", 4_600_000), ("460万", 4_600_000), ("N/A", None)],
    )
    def test_numbers_as_people_write_them(self, written: str, meant: int | None) -> None:
        data = sent("sides", self.content, sides__0__population=written)
        assert values("sides", self.content, data)["sides"][0].population == meant

    def test_a_number_of_two_meanings_is_asked_about(self) -> None:
        ((where, text),) = problems("sides", self.content, sides__0__area_km2="6,634")
        assert where == "id_sides-0-area_km2"
        assert "6634" in text
        assert "6.634" in text

    @pytest.mark.parametrize(("written", "words"), [("many", "in figures"), ("9" * 15, "too large")])
    def test_what_is_no_number_of_people(self, written: str, words: str) -> None:
        ((where, text),) = problems("sides", self.content, sides__0__population=written)
        assert where == "id_sides-0-population"
        assert words in text

    def test_a_city_renamed_is_placed_anew(self) -> None:
        data = sent(
            "sides", self.content, **{"sides-1-cities-0-name": "Sevilla", "sides-1-cities-0-country": ""}
        )
        city = values("sides", self.content, data)["sides"][1].cities[0]
        assert (city.name, city.country) == ("Sevilla", "ES")
        assert city.place not in {None, self.content.sides[1].cities[0].place}

    def test_of_two_places_none_is_guessed(self) -> None:
        content = replace(self.content, sides=self.content.sides[:1])
        data = sent("sides", content, **{"sides-0-cities-0-name": "Valencia", "sides-0-cities-0-country": ""})
        form = form_of("sides", content, data)
        assert form.is_valid()
        assert form.values()["sides"][0].cities[0].place is None

    def test_none_of_these_is_an_answer(self) -> None:
        data = sent("sides", self.content, **{"sides-0-cities-0-place": "none"})
        assert values("sides", self.content, data)["sides"][0].cities[0].place is None

    def test_countries_by_name_in_any_language(self) -> None:
        data = sent("sides", self.content, sides__1__countries="Francia, 德国; UK")
        assert values("sides", self.content, data)["sides"][1].countries[:3] == ("FR", "DE", "GB")

    def test_a_country_there_is_none_of(self) -> None:
        ((where, text),) = problems("sides", self.content, **{"sides-0-cities-0-country": "Atlantis"})
        assert where == "id_sides-0-cities-0-country"
        assert "Atlantis" in text

    def test_sides_change_places_with_their_cities(self) -> None:
        from ucap.kernel.rows import rearranged

        data = sent("sides", self.content, rows="down:sides:0")
        moved = rearranged(data)
        assert moved is not None
        here, there = self.content.sides
        assert values("sides", self.content, moved)["sides"] == (there, here)

    def test_a_side_is_added_and_filled(self) -> None:
        from ucap.kernel.rows import rearranged

        added = rearranged(sent("sides", self.content, rows="add:sides"))
        assert added is not None
        form = form_of("sides", self.content, added)
        assert len(form.shown) == 3  # type: ignore[attr-defined]
        added["sides-2-cities-TOTAL_FORMS"], added["sides-2-cities-INITIAL_FORMS"] = "1", "0"
        added["sides-2-cities-0-name"] = "Chengdu"
        assert values("sides", self.content, added)["sides"][2].cities[0].place == "1815286"

    def test_a_side_taken_out_goes_with_its_errors(self) -> None:
        data = sent("sides", self.content, sides__1__DELETE="on", sides__1__population="many")
        assert values("sides", self.content, data)["sides"] == self.content.sides[:1]


def test_goals_and_topics_are_chosen_from_what_there_is() -> None:
    content = with_ids(yangzhou_content())
    data = sent("goals", content, goals__sdgs=["1", "17"], goals__urban_agenda=["Housing"])
    assert values("goals", content, data) == {"sdgs": (1, 17), "urban_agenda": ("Housing",)}
    assert problems("goals", content, goals__sdgs=["18"])
    assert problems("goals", content, goals__urban_agenda=["Flying"])


def test_a_plan_may_be_in_a_language_the_platform_does_not_speak() -> None:
    content = PlanContent(title="Plano", language="pt-BR")
    assert values("heading", content, sent("heading", content)) == {"title": "Plano", "language": "pt-BR"}
    assert problems("heading", content, heading__language="tlh")


def test_a_contact_needs_something() -> None:
    content = PlanContent(contacts=(Contact(name="A"),))
    ((where, _),) = problems("contacts", content, contacts__0__name="")
    assert where == "id_contacts-0-name"
    assert problems("contacts", content, contacts__0__email="nobody")


def test_an_item_that_says_nothing_or_ends_too_early_is_asked_about() -> None:
    content = with_ids(yangzhou_content())
    ((where, _),) = problems("challenges", content, challenges__0__topic="", challenges__0__text=" ")
    assert where == "id_challenges-0-text"
    ((where, _),) = problems("activities", content, activities__0__end="2018")
    assert where == "id_activities-0-end"
