"""Numbers with their signs, magnitude words and units."""

import pytest

from ucap.plans.reading.understanding.numbers import Signs, find_numbers, is_missing, signs_in


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("4,6mio", "en", 4_600_000),
        ("4.6 million", "en", 4_600_000),
        ("6,634", "en", 6634),
        ("6,634", "de", 6.634),
        ("6.634", "de", 6634),
        ("1.234.567", "en", 1_234_567),
        ("1,234,567.8", "de", 1_234_567.8),
        ("1.234.567,8", "en", 1_234_567.8),
        ("236 710", "fr", 236_710),
        ("1'200'000", "de", 1_200_000),
        ("1,2 Millionen", "de", 1_200_000),
        ("2,6 millones", "es", 2_600_000),
        ("13,6 milioni", "it", 13_600_000),
        ("12,3 millions", "fr", 12_300_000),
        ("450 mil", "es", 450_000),
        ("1,5 Mrd.", "de", 1_500_000_000),
        ("415.8万", "zh-Hans", 4_158_000),
        ("1.2亿", "zh-Hans", 120_000_000),
        ("４６０万", "zh-Hans", 4_600_000),
        ("0,5", "en", 0.5),
        ("0.567", "de", 0.567),
    ],
)
def test_the_likelier_value_first(text: str, language: str, value: float) -> None:
    (number,) = find_numbers(text, language=language)
    assert number.values[0] == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "km2"),
    [
        ("6,634km²", 6634), ("134.65 km2", 134.65), ("118 sq. km", 118), ("1.86万平方公里", 18_600), ("856 900 hectares", 8569),
        ("100 ha", 1), ("27900亩", 18.6), ("100 square miles", 258.9988), ("380,64 Quadratkilometer", 380.64), ("5 000 000 m²", 5),
    ],
)  # fmt: skip
def test_areas_in_square_kilometres(text: str, km2: float) -> None:
    (number,) = find_numbers(text, language="en")
    assert number.unit
    assert number.values[0] == pytest.approx(km2)


def test_one_sign_can_be_meant_in_two_ways() -> None:
    (number,) = find_numbers("6,634", language="en")
    assert (number.values, number.sign) == ((6634.0, 6.634), ",")
    assert find_numbers("6,63", language="en")[0].values == (6.63,)


def test_magnitude_and_unit_may_stand_in_the_label() -> None:
    assert find_numbers("415.8", language="zh-Hans", label="人口（万人）")[0].values == (4_158_000.0,)
    (area,) = find_numbers("1.2", language="en", label="Area (thousand ha)")
    assert (area.values, area.unit) == ((12.0,), True)
    assert find_numbers("5 million", language="en", label="People (thousand)")[0].values == (5_000_000.0,)


def test_the_year_of_a_figure_is_no_figure() -> None:
    assert [n.text for n in find_numbers("503.345 (2019)", language="de")] == ["503.345"]
    assert [n.text for n in find_numbers("2019年：503345", language="zh-Hans")] == ["503345"]
    assert [n.text for n in find_numbers("2019", language="de")] == ["2019"]


def test_what_the_signs_of_a_document_mean() -> None:
    assert signs_in(["1.234.567", "4,65"], language="de") == Signs(frozenset(","), frozenset("."))
    assert signs_in(["6,634"], language="de") == Signs()


@pytest.mark.parametrize(
    "text", ["N/A", "n. a.", "–", "", "k. A.", "N/D", "s/d", "暂无", "keine Angabe", "tbd", "(unknown)", "/"]
)
def test_no_value(text: str) -> None:
    assert is_missing(text)


@pytest.mark.parametrize("text", ["0", "none of them", "Nancy", "a", "无锡", "not available in March"])
def test_a_value_all_the_same(text: str) -> None:
    assert not is_missing(text)
