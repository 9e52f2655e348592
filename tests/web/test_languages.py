"""The same page in another language."""

import pytest
from django.conf import settings
from django.urls import translate_url
from django.utils.translation import override

from ucap.web.languages import in_languages, language_tag, same_page


@pytest.mark.parametrize(
    "path", ["/en/", "/en/account/login/", "/zh-hans/account/password/reset/", "/healthz"]
)
def test_it_is_the_page_that_django_would_find(path: str) -> None:
    language = path.split("/")[1]
    with override(language if language in dict(settings.LANGUAGES) else "en"):
        for code, _ in settings.LANGUAGES:
            assert same_page(path, code) == translate_url(path, code)


def test_an_address_without_a_language_stays() -> None:
    assert same_page("/robots.txt", "it") == "/robots.txt"
    assert same_page("/", "it") == "/"


def test_languages_bear_their_own_names_and_standard_tags() -> None:
    languages = {one.code: one for one in in_languages("/en/plans/", "en")}
    assert (languages["zh-hans"].tag, languages["zh-hans"].name) == ("zh-Hans", "简体中文")
    assert languages["de"].path == "/de/plans/"
    assert [one.code for one in languages.values() if one.current] == ["en"]
    assert language_tag("fr") == "fr"
