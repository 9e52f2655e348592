import pytest

from ucap.places.names import LocalName, Place, name_key, place_name

GRANADA = Place(
    id="2517117",
    name="Granada",
    country="ES",
    latitude=37.19,
    longitude=-3.61,
    timezone="Europe/Madrid",
    names={"en": "Granada", "zh-Hans": "格拉纳达", "fr": "Grenade"},
)


@pytest.mark.parametrize("language", ["fr", "fr-CA", "FR"])
def test_a_name_is_the_readers(language: str) -> None:
    assert place_name(GRANADA, language) == LocalName("Grenade", fallback=False)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-CN", "zh"])
def test_chinese_readers_get_simplified_characters(language: str) -> None:
    assert place_name(GRANADA, language) == LocalName("格拉纳达", fallback=False)


def test_a_missing_name_is_marked() -> None:
    assert place_name(GRANADA, "pt") == LocalName("Granada", fallback=True)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Saint-Étienne", "saint etienne"),
        ("L’Aia", "laia"),
        ("São Paulo", "sao paulo"),
        ("ＲＯＭＥ", "rome"),
        ("St. Gallen", "st gallen"),
        ("Łódź", "łodz"),
        ("扬州市", "扬州市"),
        ("--", ""),
    ],
)
def test_names_that_differ_only_in_writing_have_one_key(name: str, key: str) -> None:
    assert name_key(name) == key
