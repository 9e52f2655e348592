"""Rows of the form, in whatever shape."""

import pytest

from tests.plans.reading.understanding import read, said
from ucap.plans.content import ExpectedResult, Period
from ucap.plans.labels import FormField
from ucap.plans.reading.blocks import Document, Heading, Text
from ucap.plans.reading.understanding.sections import find_sections

PERIOD = Period(start="2019", end="2021")


@pytest.mark.parametrize(
    "text",
    [
        "Period\t2019-2021",
        "Period: 2019-2021",
        "**Period** 2019-2021",
        "**Period:**\n\n2019-2021",
        "## 3. Period\n\n2019-2021",
        "Period:\n2019-2021",
        "Period\n\n2019-2021",
        "III. Period\n\n2019-2021",
        "City\tPeriod\tObjectives\nRome\t2019-2021\tPeace",
        "City\tRome\tPeriod\t2019-2021",
    ],
)
def test_a_row_is_found_in_many_shapes(text: str) -> None:
    reading = read(f"{text}\n")
    assert reading.content.period == PERIOD
    assert reading.content.other == ()


def test_what_comes_below_a_heading_belongs_to_it_until_the_next() -> None:
    content = read(
        "# Bread and roses\n\n## Objectives\n\nPeace.\n\n### In the schools\n\nBread.\n\n## Period\n\n2019"
    ).content
    assert content.objectives == ("Peace.", "In the schools: Bread.")
    assert content.title == "Bread and roses"


def test_a_heading_that_is_no_label_ends_the_row_before() -> None:
    reading = read("## Objectives\n\nPeace.\n\n## Weather\n\nIt rained.")
    assert reading.content.objectives == ("Peace.",)
    assert reading.content.other == ("Weather", "It rained.")
    assert said(reading, "other[0]") == ["This fits no field and was kept under other text."]


def test_a_list_goes_on_below_the_table_it_began_in() -> None:
    content = read("Expected results\t1. Peace\n\n2. Bread\n3. Roses\n\n5. Something else").content
    assert content.expected_results == (
        ExpectedResult(number=1, text="Peace"), ExpectedResult(number=2, text="Bread"), ExpectedResult(number=3, text="Roses"),
    )  # fmt: skip
    assert content.other == ("5. Something else",)


def test_a_row_of_no_label_is_kept_whole() -> None:
    assert read("City\tRome\nMayor\tAnna\tPaul").content.other == ("Mayor: Anna | Paul",)


def test_a_row_without_a_label_goes_on_with_the_row_above() -> None:
    assert read("Objectives\tPeace\n\tBread").content.objectives == ("Peace", "Bread")


def test_a_table_below_a_heading_is_a_list() -> None:
    content = read("## Activities\n\nMarch 2020\tvisit to Rome\nMay 2020\twebinar").content
    assert [(one.start, one.text) for one in content.activities] == [
        ("2020-03", "visit to Rome"),
        ("2020-05", "webinar"),
    ]


def test_a_bold_first_row_only_names_the_columns() -> None:
    head, rows = "<b>Date</b>\t<b>What</b>\n", "March 2020\tvisit to Rome"
    assert [one.text for one in read(f"## Activities\n\n{head}{rows}").content.activities] == [
        "visit to Rome"
    ]


def test_an_address_without_a_label_is_a_contact() -> None:
    assert (
        read("Objectives\tPeace\n\nWrite to office@example.org").content.contacts[0].email
        == "office@example.org"
    )


@pytest.mark.parametrize("line", ["países.", "A first line that is a whole sentence.", "mail@example.org"])
def test_a_line_that_is_no_title(line: str) -> None:
    assert read(f"{line}\n\nPeriod: 2019-2021").content.title != line


def test_the_labels_as_they_stood() -> None:
    found = find_sections(
        Document("text", (Heading("Period:"), Text("2019"), Heading("4) Temas"), Text("Agua")))
    )
    assert found.labels == ["Period:", "4) Temas"]
    assert [section.field for section in found.found] == [FormField.PERIOD, FormField.THEMES]
