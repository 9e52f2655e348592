"""Paragraphs that begin with a name."""

import pytest

from ucap.plans.reading.blocks import Text
from ucap.plans.reading.understanding.leads import folded_up, name_and_text


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        (Text("Smart Cities: new districts", lead="Smart Cities:"), "Smart Cities", "new districts"),
        (Text("Smart Cities – new districts", lead="Smart Cities"), "Smart Cities", "new districts"),
        (Text("智慧交通：共建示范区"), "智慧交通", "共建示范区"),
        (Text("Water: rain"), "Water", "rain"),
        (Text("Water", lead="Water"), "Water", ""),
        (Text("Water and rain"), None, "Water and rain"),
        (Text("See https://example.org"), None, "See https://example.org"),
        (Text("It rained. Then: sun"), None, "It rained. Then: sun"),
        (Text("Rivers (Urban Agenda: housing)"), None, "Rivers (Urban Agenda: housing)"),
        (Text("one two three four five six seven eight nine ten: eleven"), None, "one two three four five six seven eight nine ten: eleven"),
    ],
)  # fmt: skip
def test_the_name_and_the_rest(text: Text, name: str | None, rest: str) -> None:
    assert name_and_text(text) == (name, rest)


def test_a_name_on_a_line_of_its_own_is_put_to_what_it_names() -> None:
    (folded,) = folded_up([Text("Energy Transition:", lead="Energy Transition:"), Text("aligning research")])
    assert (folded.text, folded.lead) == ("Energy Transition: aligning research", "Energy Transition:")


def test_the_items_of_an_inner_list_belong_to_the_item_above() -> None:
    items = [
        Text("Fruit", item=True),
        Text("apples", item=True, level=1),
        Text("pears", item=True, level=1),
        Text("Bread", item=True),
    ]
    assert [text.text for text in folded_up(items)] == ["Fruit; apples; pears", "Bread"]
    assert [
        text.text for text in folded_up([Text("Fruit:", item=True), Text("apples", item=True, level=1)])
    ] == ["Fruit: apples"]
