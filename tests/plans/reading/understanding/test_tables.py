from tests.plans.reading.understanding import read
from ucap.plans.reading.blocks import Row, Text
from ucap.plans.reading.understanding.tables import header_of_sides, is_labelled, upright


def row(*cells: str) -> Row:
    return Row(tuple((Text(cell),) if cell else () for cell in cells))


def test_the_names_of_the_sides_stand_over_their_columns() -> None:
    content = read("Item\tSide East\tSide West\nCity\tYangzhou\tGranada\nCountry\tChina\tSpain").content
    assert [(side.name, side.cities[0].name) for side in content.sides] == [
        ("Side East", "Yangzhou"),
        ("Side West", "Granada"),
    ]


def test_a_first_row_of_values_is_no_head() -> None:
    rows = [row("City", "Yangzhou", "Granada"), row("Country", "China", "Spain")]
    assert header_of_sides(rows[0], rows[1:]) is None
    assert header_of_sides(row("", "East", ""), rows) is None
    assert header_of_sides(row("", "East", "West"), []) is None


def test_a_table_on_its_side_is_turned() -> None:
    lying = [row("City", "Population", "Period"), row("Rome", "2.8 million", "2019")]
    assert upright(lying) == [row("City", "Rome"), row("Population", "2.8 million"), row("Period", "2019")]


def test_labels_and_values_in_turn_are_rows_of_their_own() -> None:
    assert upright([row("City", "Rome", "Period", "2019")]) == [row("City", "Rome"), row("Period", "2019")]
    assert upright([row("City A", "Rome", "City B", "Ulm")]) == [row("City A", "Rome", "Ulm")]
    assert upright([row("City", "Rome", "Ulm", "Granada")]) == [row("City", "Rome", "Ulm", "Granada")]


def test_a_list_is_no_form() -> None:
    assert is_labelled([row("City", "Rome"), row("Mayor", "Anna")])
    assert not is_labelled([row("March", "visit"), row("May", "webinar"), row("Period", "2019")])
