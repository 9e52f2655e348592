import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.places.countries import country, country_code, country_name


@pytest.mark.parametrize(
    ("text", "code"),
    [("UK", "GB"), ("U.K.", "GB"), ("Great Britain", "GB"), ("Reino Unido", "GB"), ("英国", "GB"), ("中国", "CN"), ("PRC", "CN"),
     ("P.R. China", "CN"), ("Spain", "ES"), ("españa", "ES"), ("Espana", "ES"), ("Spagna", "ES"), ("Spanien", "ES"),
     ("l’Espagne", "ES"), ("西班牙", "ES"), ("the Netherlands", "NL"), ("ITALIEN", "IT"), (" Alemania ", "DE"), ("fra", "FR"),
     ("la France", "FR"), ("Côte d'Ivoire", "CI"), ("Ivory Coast", "CI"), ("Kingdom of Spain", "ES"), ("意大利共和国", "IT"),
     ("Volksrepublik China", "CN"), ("République populaire de Chine", "CN"), ("Kosovo", "XK"), ("The UK", "GB")],
)  # fmt: skip
def test_a_country_is_known_by_its_names(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("text", ["", "Atlantis", "Jiangsu", "?"])
def test_what_is_no_country_has_no_code(text: str) -> None:
    assert country_code(text) is None


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Spain"), ("zh-hans", "西班牙"), ("es", "España"), ("it", "Spagna"), ("de", "Spanien"), ("fr", "Espagne"), ("xx-none", "Spain")],
)  # fmt: skip
def test_a_country_is_named_in_the_readers_language(language: str, name: str) -> None:
    assert country_name("ES", language) == name


@pytest.mark.parametrize("language", ["en", "zh-Hans", "es", "it", "de", "fr"])
def test_the_name_of_every_country_is_known_in_every_language(language: str) -> None:
    codes = [item.alpha_2 for item in pycountry.countries]
    assert [code for code in codes if country_code(country_name(code, language)) != code] == []


@given(st.text(max_size=30))
def test_any_text_has_a_code_or_none(text: str) -> None:
    assert country_code(text) == country_code(f" {text.upper()} ") or country_code(text) is None


def test_a_code_of_no_country_is_shown_as_it_is() -> None:
    assert country_name("ZZZ", "en") == "ZZZ"


def test_a_country_carries_its_codes() -> None:
    china = country("CN")
    assert china is not None
    assert (china.alpha3, china.numeric, china.geonames) == ("CHN", "156", 1814991)
    assert country("QQ") is None


def test_kosovo_has_a_code_and_no_number() -> None:
    kosovo = country("xk")
    assert kosovo is not None
    assert (kosovo.code, kosovo.alpha3, kosovo.numeric, kosovo.geonames) == ("XK", "XKX", "", 831053)
