"""Messages in the reader's language."""

from django.utils.translation import override

from ucap.kernel.messages import Message
from ucap.places.sentences import say


def test_a_country_is_named_in_the_readers_language() -> None:
    message = Message("%(country)s: %(count)s", {"country": "ES", "count": 3})
    with override("en"):
        assert say(message) == "Spain: 3"
    with override("zh-hans"):
        assert say(message) == "西班牙: 3"


def test_what_says_nothing_is_not_the_catalogues_header() -> None:
    assert say(Message("")) == ""
