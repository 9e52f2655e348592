import pytest
from django.urls import NoReverseMatch, get_script_prefix, reverse, set_script_prefix
from django.utils import translation

from ucap.kernel.addresses import address


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("exchange:list", ()),
        ("exchange:entry", ("canal-water",)),
        ("matching:dismiss", ("canal-water", "9x_2")),
        ("plans:plan", ("the-first-word",)),
    ],
)
def test_it_is_what_django_gives(name: str, words: tuple[str, ...]) -> None:
    for _ in range(2):
        assert address(name, *words) == reverse(name, args=words)


def test_every_language_has_its_own() -> None:
    found = []
    for language in ("en", "de", "en"):
        with translation.override(language):
            found.append(address("exchange:entry", "canal"))
    assert found == ["/en/exchange/canal/", "/de/exchange/canal/", "/en/exchange/canal/"]


def test_it_begins_where_the_platform_stands() -> None:
    before, here = get_script_prefix(), address("exchange:entry", "canal")
    set_script_prefix("/below/")
    try:
        assert address("exchange:entry", "canal") == f"/below{here}"
    finally:
        set_script_prefix(before)
    assert address("exchange:entry", "canal") == here


@pytest.mark.parametrize("words", [("",), ("a/b",), ("два",), ("a\n",), ("one", "more")])
def test_what_fits_into_none_is_refused_as_django_refuses_it(words: tuple[object, ...]) -> None:
    address("exchange:entry", "canal")
    with pytest.raises(NoReverseMatch):
        address("exchange:entry", *words)


def test_a_name_that_is_none() -> None:
    with pytest.raises(NoReverseMatch):
        address("no:where", "canal")


def test_numbers_and_many_words_are_left_to_django() -> None:
    assert address("exchange:entry", 7) == reverse("exchange:entry", args=[7])
    with pytest.raises(NoReverseMatch):
        address("exchange:entry", "a", "b", "c", "d")
