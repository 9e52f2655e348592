"""Activities: when, of what kind, what."""

import pytest

from tests.plans.reading.understanding import read, said
from ucap.plans.content import Activity, ActivityKind


def activities(*lines: str) -> tuple[Activity, ...]:
    return read("Activities:\n\n" + "\n\n".join(lines)).content.activities


@pytest.mark.parametrize(
    ("line", "start", "end", "text"),
    [
        ("November 2019: a visit", "2019-11", None, "a visit"),
        ("(March 2020) a visit", "2020-03", None, "a visit"),
        ("In March 2020, a visit", "2020-03", None, "a visit"),
        ("del 5 al 9 de abril de 2021: visita", "2021-04-05", "2021-04-09", "visita"),
        ("dal 3 al 5 giugno 2022: visita", "2022-06-03", "2022-06-05", "visita"),
        ("2021年3月：访问", "2021-03", None, "访问"),
        ("a visit in March 2020", "2020-03", None, "a visit in March 2020"),
        ("a visit to the Expo 2021", None, None, "a visit to the Expo 2021"),
        ("a visit in 2021", "2021", None, "a visit in 2021"),
        ("a visit (2021)", "2021", None, "a visit (2021)"),
        ("e-bus line 2022-2023", "2022", "2023", "e-bus line 2022-2023"),
        ("early 2021: a visit", "2021", None, "early 2021: a visit"),
        ("Ende 2021: Besuch", "2021", None, "Ende 2021: Besuch"),
        ("à partir de 2021 : visite", "2021", None, "à partir de 2021 : visite"),
        ("a visit", None, None, "a visit"),
    ],
)
def test_when_and_what(line: str, start: str | None, end: str | None, text: str) -> None:
    (found,) = activities(line)
    assert (found.start, found.end, found.text) == (start, end, text)


def test_the_forms_own_word_states_the_kind() -> None:
    (found,) = activities("November 2019, pilot project: a visit")
    assert found == Activity(start="2019-11", kind=ActivityKind.PILOT, text="a visit")


def test_a_date_on_a_line_of_its_own_is_that_of_the_next() -> None:
    assert activities("March 2020", "a visit", "May 2020:", "a webinar") == (
        Activity(start="2020-03", kind=ActivityKind.VISIT, text="a visit"),
        Activity(start="2020-05", kind=ActivityKind.WEBINAR, text="a webinar"),
    )


def test_the_day_of_a_german_date_is_no_number_of_a_list() -> None:
    assert [one.start for one in activities("5. Oktober 2021: Besuch", "7. Mai 2022: Seminar")] == [
        "2021-10-05",
        "2022-05-07",
    ]
    assert [one.start for one in activities("- 5. Oktober 2021: Besuch")] == ["2021-10-05"]
    assert [one.start for one in activities("1. Oktober 2021: Besuch", "2. Mai 2022: Seminar")] == [
        "2021-10",
        "2022-05",
    ]


def test_doubts_are_said() -> None:
    assert "season" in said(read("Activities\tspring 2022: a visit"), "activities[0]")[0]
    assert "day first" in said(read("Activities\t03/05/2022: a visit"), "activities[0]")[0]
    assert "A visit is named too" in said(read("Activities\tvisit to the conference"), "activities[0]")[0]
