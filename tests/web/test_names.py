"""Names, dates and numbers as the reader says them."""

from types import SimpleNamespace

import pytest
from django.utils.translation import override

from ucap.web import names


@pytest.mark.parametrize(
    ("language", "partial", "said"),
    [
        ("en", "2019", "2019"),
        ("en", "2019-11", "November 2019"),
        ("en", "2019-11-05", "5 November 2019"),
        ("zh-hans", "2019-11", "2019年11月"),
        ("zh-hans", "2019", "2019年"),
        ("es", "2019-11", "noviembre de 2019"),
        ("de", "2019-11-05", "5. November 2019"),
        ("en", "soon", "soon"),
        ("en", None, ""),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_given(language: str, partial: str | None, said: str) -> None:
    with override(language):
        assert names.partial_date(partial) == said


@pytest.mark.parametrize(
    ("language", "start", "end", "said"),
    [
        ("en", "2019-11", "2020-03", "November 2019 – March 2020"),
        ("en", "2019", "2022", "2019–2022"),
        ("zh-hans", "2019-11", "2020-03", "2019年11月至2020年3月"),
        ("en", "2019", "2020-03", "2019 – March 2020"),
        ("en", "2019-11", None, "November 2019 – …"),
        ("en", "2019-11", "2019-11", "November 2019"),
        ("en", None, None, ""),
    ],
)
def test_a_period_is_said_in_one(language: str, start: str | None, end: str | None, said: str) -> None:
    with override(language):
        assert names.period(start, end).replace("\u2009", " ") == said


@pytest.mark.parametrize(
    ("language", "said"), [("en", "4.6 million"), ("zh-hans", "460万"), ("de", "4,6 Millionen")]
)
def test_a_number_is_said_as_one_says_it(language: str, said: str) -> None:
    with override(language):
        assert names.compact_number(4_600_000).replace("\xa0", " ") == said
        assert names.compact_number(None) == names.number(None) == ""


@pytest.mark.parametrize(("language", "said"), [("fr", "388 000"), ("de", "388.000"), ("zh-hans", "39万")])
def test_less_than_a_million_is_said_in_figures(language: str, said: str) -> None:
    with override(language):
        assert names.compact_number(388_000).replace("\u202f", " ") == said


@pytest.mark.parametrize(
    ("language", "said"), [("en", "4,600,000"), ("zh-hans", "4,600,000"), ("it", "4.600.000")]
)
def test_figures_have_the_readers_separators(language: str, said: str) -> None:
    with override(language):
        assert names.number(4_600_000) == said


def test_a_city_bears_its_name_in_the_readers_language_or_its_own() -> None:
    rome = SimpleNamespace(name="Rome", names={"it": "Roma", "zh-Hans": "罗马"})
    with override("zh-hans"):
        assert names.city_name(rome) == "罗马"
    with override("de"):
        assert names.city_name(rome) == "Rome"
        assert names.city_name(SimpleNamespace(name="Salford")) == "Salford"


def test_languages_and_countries_are_named() -> None:
    with override("it"):
        assert names.language_name("zh-Hans") == "cinese semplificato"
        assert names.country_name("GB") == "Regno Unito"
        assert names.country_name("XX") == "XX"
        assert names.language_name("xx-nowhere") == "xx-nowhere"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Andalusia, Spain"), ("zh-hans", "西班牙 安达卢西亚"), ("de", "Andalusien, Spanien")],
)
def test_where_a_city_lies(language: str, said: str) -> None:
    regions = {"en": "Andalusia", "zh-Hans": "安达卢西亚", "de": "Andalusien"}
    city = SimpleNamespace(name="Granada", country="ES", region="Andalusia", region_names=regions)
    with override(language):
        assert names.whereabouts(city) == said


def test_a_city_that_is_its_own_region_is_in_its_country() -> None:
    with override("en"):
        assert names.whereabouts(SimpleNamespace(name="Shanghai", country="CN", region="Shanghai")) == "China"


def test_a_list_reads_as_a_sentence() -> None:
    with override("it"):
        assert names.listed(["Spagna", "Italia", "Cina"]) == "Spagna, Italia e Cina"
    with override("zh-hans"):
        assert names.listed(["西班牙", "意大利", "中国"]) == "西班牙、意大利和中国"
