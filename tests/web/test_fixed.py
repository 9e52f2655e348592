from collections.abc import Mapping
from typing import Any

import pytest
from django.conf import LazySettings
from django.template import Context, Template
from django.urls import NoReverseMatch, get_script_prefix, set_script_prefix
from django.utils import translation

from ucap.web.fixed import Fixed


def drawn(template: Template, values: Mapping[str, Any] | None = None, language: str = "en") -> str:
    with translation.override(language):
        return template.render(Context(values))


def is_fixed(source: str) -> bool:
    return isinstance(Template(source).nodelist[0], Fixed)


def test_a_word_is_said_in_each_language() -> None:
    template = Template('{% translate "Save" %}')
    assert is_fixed('{% translate "Save" %}')
    assert [drawn(template, language=code) for code in ("en", "de", "en")] == ["Save", "Speichern", "Save"]


def test_a_word_under_a_name_and_one_with_a_context() -> None:
    assert (
        drawn(Template('{% translate "Save" as word %}<b>{{ word }}</b>'), language="de")
        == "<b>Speichern</b>"
    )
    read = Template('{% translate "Read it" context "an entry" %}')
    assert drawn(read, language="de") != drawn(read)


def test_what_depends_on_the_page_is_asked_each_time() -> None:
    assert not is_fixed("{% translate word %}")
    assert not is_fixed('{% translate "Save"|lower %}')
    assert not is_fixed('{% url "exchange:entry" slug %}')
    template = Template("{% translate word %}")
    assert [drawn(template, {"word": word}) for word in ("Save", "Close")] == ["Save", "Close"]


def test_an_address_is_that_of_the_language_and_of_where_the_platform_stands() -> None:
    template = Template('{% url "exchange:list" %}')
    assert is_fixed('{% url "exchange:list" %}')
    assert [drawn(template, language=code) for code in ("en", "de")] == ["/en/exchange/", "/de/exchange/"]
    before = get_script_prefix()
    set_script_prefix("/below/")
    try:
        assert drawn(template) == "/below/en/exchange/"
    finally:
        set_script_prefix(before)
    assert drawn(template) == "/en/exchange/"


def test_an_address_of_one_of_many_things() -> None:
    template = Template(
        '{% url "exchange:entry" slug %}{% url "exchange:entry" slug as there %}, {{ there }}'
    )
    found = [
        drawn(template, {"slug": slug}, language) for slug, language in (("canal", "en"), ("tram", "de"))
    ]
    assert found == ["/en/exchange/canal/, /en/exchange/canal/", "/de/exchange/tram/, /de/exchange/tram/"]
    assert drawn(Template('{% url "exchange:entry" slug as there %}[{{ there }}]'), {"slug": ""}) == "[]"
    with pytest.raises(NoReverseMatch):
        drawn(template, {"slug": ""})


def test_an_address_that_is_none() -> None:
    assert drawn(Template('{% url "no:where" as there %}[{{ there }}]')) == "[]"
    with pytest.raises(NoReverseMatch):
        drawn(Template('{% url "no:where" %}'))


def test_a_file() -> None:
    assert is_fixed('{% static "ucap/mark.svg" %}')
    assert "ucap/mark" in drawn(Template('{% static "ucap/mark.svg" as mark %}{{ mark }}'))


def test_while_the_platform_is_made_nothing_is_kept(settings: LazySettings) -> None:
    settings.DEBUG = True
    assert not is_fixed('{% translate "Save" %}')
