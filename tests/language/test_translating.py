import json
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.service import Spoken, speaking
from ucap.language import asking
from ucap.language.translating import (
    LARGEST_ANSWER,
    LONGEST_WAIT,
    Service,
    Untranslated,
    pair,
    pairs_of,
    translate,
)


@pytest.fixture
def spoken() -> Iterator[Spoken]:
    with speaking() as there:
        yield there


@pytest.fixture(scope="module")
def long_lived() -> Iterator[Spoken]:
    with speaking() as there:
        yield there


def _refused(spoken: Spoken) -> Untranslated:
    with pytest.raises(Untranslated) as caught:
        translate(Service(spoken.url), ["agua"], "es", "en")
    return caught.value


def test_texts_come_back_in_their_order(spoken: Spoken) -> None:
    assert translate(Service(spoken.url), ["uno", "dos"], "es", "en") == ["[en] uno", "[en] dos"]
    assert spoken.asked == [{"q": ["uno", "dos"], "source": "es", "target": "en", "format": "text"}]


def test_the_key_goes_with_the_question_and_is_never_printed(spoken: Spoken) -> None:
    spoken.key = "a key"
    service = Service(spoken.url, "a key")
    assert translate(service, ["uno"], "es", "en") == ["[en] uno"]
    assert "a key" not in repr(service)


def test_a_wrong_key_is_said_as_what_it_is(spoken: Spoken) -> None:
    spoken.key = "another"
    assert "403 (Invalid API key)" in str(_refused(spoken))


def test_nothing_is_asked_for_no_texts(spoken: Spoken) -> None:
    assert translate(Service(spoken.url), [], "es", "en") == []
    assert spoken.paths == []


def test_markup_in_a_text_is_text(spoken: Spoken) -> None:
    assert translate(Service(spoken.url), ["<b>uno</b>"], "es", "en") == ["[en] <b>uno</b>"]


def test_the_service_names_its_languages(spoken: Spoken) -> None:
    spoken.codes = ("en", "es")
    assert pairs_of(Service(spoken.url)) == {"en": {"en", "es"}, "es": {"en", "es"}}


@pytest.mark.parametrize("code", ["zh-Hans", "zh", "zh-CN"])
def test_chinese_is_found_under_each_of_its_codes(code: str) -> None:
    pairs = {"es": frozenset({"es", code}), code: frozenset({"es"})}
    assert pair(pairs, "es", "zh-Hans") == ("es", code)
    assert pair(pairs, "zh-Hans", "es") == (code, "es")
    assert pair(pairs, "zh-Hant", "es") is None


def test_a_tag_with_a_region_is_its_language() -> None:
    assert pair({"de": frozenset({"en"})}, "de-AT", "en") == ("de", "en")


def test_what_it_does_not_translate_is_no_pair() -> None:
    assert pair({"fi": frozenset({"en"})}, "fi", "de") is None
    assert pair({}, "fi", "de") is None


def test_an_older_service_that_names_no_targets_translates_each_into_every_other(spoken: Spoken) -> None:
    spoken.codes, spoken.names_targets = ("en", "es"), False
    assert pairs_of(Service(spoken.url)) == {"en": {"en", "es"}, "es": {"en", "es"}}


@pytest.mark.parametrize("status", [400, 413])
def test_what_is_wrong_with_a_text_is_told_from_what_is_wrong_with_the_service(
    spoken: Spoken, status: int
) -> None:
    spoken.status = status
    assert _refused(spoken).of_the_text
    spoken.status = 500
    assert not _refused(spoken).of_the_text


@pytest.mark.parametrize(
    ("retry", "wait"), [("120", 120), ("9" * 40, LONGEST_WAIT), ("soon", 0), ("-1", 0), ("", 0)]
)
def test_a_busy_service_says_how_long_to_wait(spoken: Spoken, retry: str, wait: float) -> None:
    spoken.status, spoken.headers = 429, {"Retry-After": retry}
    assert _refused(spoken).wait == wait


def test_it_may_say_until_when_as_well(spoken: Spoken) -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(minutes=5), usegmt=True)
    spoken.status, spoken.headers = 503, {"Retry-After": until}
    assert 290 < _refused(spoken).wait <= 300


def test_a_redirect_is_not_followed(spoken: Spoken) -> None:
    with speaking() as elsewhere:
        for status in (301, 302, 307, 308):
            spoken.status, spoken.headers = status, {"Location": elsewhere.url + "/translate"}
            assert str(status) in str(_refused(spoken))
        assert elsewhere.paths == []


def test_a_service_that_is_not_there_is_named() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(Untranslated, match="cannot be reached"):
        pairs_of(Service(url))


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(Untranslated):
        pairs_of(Service("file:///etc"))


@pytest.mark.parametrize("headers", [{}, {"in": "headers"}])
def test_one_that_speaks_for_ever_is_cut_off(
    spoken: Spoken, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking.ask, "__kwdefaults__", {"within": 0.4})
    spoken.drips, spoken.headers = True, headers
    begun = time.monotonic()
    _refused(spoken)
    assert time.monotonic() - begun < 3


def test_a_body_without_end_is_not_read_to_its_end(spoken: Spoken) -> None:
    spoken.body = b"[" * (LARGEST_ANSWER + 10)
    assert "too long an answer" in str(_refused(spoken))


HOSTILE = [
    b"",
    b"<html><script>alert(1)</script></html>",
    b"null",
    b"[]",
    b"{}",
    b'{"translatedText": "water"}',
    b'{"translatedText": []}',
    b'{"translatedText": ["water", "more"]}',
    b'{"translatedText": [1]}',
    b'{"translatedText": [""]}',
    b'{"translatedText": [null]}',
    b'{"translatedText": ["\xff"]}',
    b'{"translatedText": ["\\ud800"]}',
    b"[" * 100_000,
    json.dumps({"translatedText": ["x" * 100_000]}).encode(),
]


@pytest.mark.parametrize("body", HOSTILE)
def test_a_hostile_answer_ends_in_the_one_error(spoken: Spoken, body: bytes) -> None:
    spoken.body = body
    assert "LibreTranslate" in str(_refused(spoken))


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60)
@given(
    body=st.binary(max_size=200)
    | ANY_JSON.map(lambda said: json.dumps(said).encode())
    | ANY_JSON.map(lambda said: json.dumps({"translatedText": said, "error": said}).encode()),
    status=st.sampled_from([200, 200, 301, 400, 404, 429, 500, 503]),
    retry=st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20),
)
def test_whatever_it_answers_is_one_plain_text_a_text_or_the_one_error(
    long_lived: Spoken, body: bytes, status: int, retry: str
) -> None:
    long_lived.body, long_lived.status, long_lived.headers = body, status, {"Retry-After": retry}
    said = _said_of(long_lived)
    if isinstance(said, Untranslated):
        assert 0 <= said.wait <= LONGEST_WAIT
        assert "\n" not in str(said)
    else:
        assert len(said) == 1
        assert isinstance(said[0], str)
        assert said[0].strip()


def _said_of(spoken: Spoken) -> list[Any] | Untranslated:
    try:
        return list(translate(Service(spoken.url), ["agua"], "es", "en"))
    except Untranslated as error:
        return error
