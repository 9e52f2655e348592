import pytest

from ucap.places.countries import country, country_code, country_name


@pytest.mark.parametrize(
    ("text", "code"),
    [("UK", "GB"), ("U.K.", "GB"), ("Great Britain", "GB"), ("Reino Unido", "GB"), ("英国", "GB"), ("中国", "CN"), ("PRC", "CN"),
     ("P.R. China", "CN"), ("Spain", "ES"), ("españa", "ES"), ("Espana", "ES"), ("Spagna", "ES"), ("Spanien", "ES"),
     ("l’Espagne", "ES"), ("西班牙", "ES"), ("the Netherlands", "NL"), ("ITALIEN", "IT"), (" Alemania ", "DE"), ("fra", "FR"),
     ("la France", "FR"), ("Côte d'Ivoire", "CI")],
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


def test_a_code_of_no_country_is_shown_as_it_is() -> None:
    assert country_name("ZZZ", "en") == "ZZZ"


def test_a_country_carries_its_codes() -> None:
    china = country("CN")
    assert china is not None
    assert (china.alpha3, china.numeric, china.geonames) == ("CHN", "156", 1814991)
    assert country("QQ") is None
