"""The difference of two texts of a plan."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plans.factories import side, yangzhou_content
from ucap.plans.compare import Change, differences, text_difference
from ucap.plans.content import Activity, PlanContent, Theme, with_ids

PHRASES = st.lists(
    st.sampled_from(
        ["a pilot", " in ", "two", "one", "districts", "智慧", "城市", "。", ", ", " ", "\n\n", "é", "_"]
    ),
    max_size=30,
).map("".join)


@given(PHRASES, PHRASES)
@settings(max_examples=200)
def test_a_difference_holds_both_texts_whole(before: str, after: str) -> None:
    pieces = text_difference(before, after)
    assert "".join(text for kind, text in pieces if kind != "added") == before
    assert "".join(text for kind, text in pieces if kind != "removed") == after


def test_words_are_compared_as_words() -> None:
    assert text_difference("A pilot in one district.", "A pilot in two districts.") == (
        ("same", "A pilot in "),
        ("removed", "one district"),
        ("added", "two districts"),
        ("same", "."),
    )


def test_chinese_is_compared_character_by_character() -> None:
    assert text_difference("建立创新交流平台", "建立技术交流平台") == (
        ("same", "建立"),
        ("removed", "创新"),
        ("added", "技术"),
        ("same", "交流平台"),
    )


def test_texts_with_little_in_common_are_shown_one_after_the_other() -> None:
    pieces = text_difference("Launch concrete projects", "Art weeks and festivals in spring, every year")
    assert [kind for kind, _ in pieces] == ["removed", "added"]


def test_very_long_texts_are_not_compared_word_by_word() -> None:
    before, after = "word " * 3000, "other " * 3000
    assert text_difference(before, after) == (("removed", before), ("added", after))


def test_the_same_plan_has_no_difference() -> None:
    assert differences(yangzhou_content(), yangzhou_content()) == ()


def test_an_item_is_known_again_by_its_id_however_it_changed() -> None:
    before = with_ids(
        PlanContent(activities=(Activity(text="Visit", start="2020-01"), Activity(text="Webinar")))
    )
    first, second = before.activities
    after = replace(
        before, activities=(second, replace(first, text="Something else entirely", start="2020-02"))
    )
    (part,) = differences(before, after)
    (item,) = part.items
    assert (part.part, item.kind) == ("activities", Change.CHANGED)
    assert [field.kind for field in item.fields] == [Change.CHANGED, Change.SAME, Change.CHANGED]


def test_without_ids_an_item_is_known_again_by_its_words() -> None:
    before = PlanContent(objectives=("Launch concrete projects in both cities", "Exchange students"))
    after = PlanContent(objectives=("Exchange 20 students", "Launch concrete projects in all cities"))
    (part,) = differences(before, after)
    assert [item.kind for item in part.items] == [Change.CHANGED, Change.CHANGED]


def test_what_was_added_and_removed_is_said() -> None:
    before = PlanContent(themes=(Theme(name="Culture"), Theme(name="Energy")))
    after = PlanContent(themes=(Theme(name="Culture"), Theme(name="Water and forests")))
    (part,) = differences(before, after)
    assert [item.kind for item in part.items] == [Change.ADDED, Change.REMOVED]


def test_cities_are_compared_by_place() -> None:
    before = yangzhou_content(sides=(side("Yangzhou"), side("Granada", "Rome")))
    after = yangzhou_content(sides=(side("Yangzhou"), side("Rome", "Bologna")))
    (part,) = differences(before, after)
    said = [
        (item.kind, next(f.after or f.before for f in item.fields if f.name in ("city", "countries")))
        for item in part.items
    ]
    assert (Change.ADDED, "Bologna") in said
    assert (Change.REMOVED, "Granada") in said
    assert (Change.CHANGED, ("IT",)) in said  # the countries of the side


def test_a_new_order_alone_is_a_difference_too() -> None:
    before = with_ids(PlanContent(themes=(Theme(name="Culture"), Theme(name="Energy"))))
    (part,) = differences(before, replace(before, themes=before.themes[::-1]))
    assert part.reordered
    assert part.items == ()
