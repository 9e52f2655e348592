"""Kernel messages said in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import get_language, gettext

from ucap.kernel.messages import Message
from ucap.places.countries import country_name


def say(message: Message) -> str:
    """The message in the language that is active; a value under `country` becomes the country's name."""
    if not message.template:  # gettext("") would be the catalogue's header
        return ""
    return gettext(message.template) % _readable(message.values)


def _readable(values: Mapping[str, str | int]) -> dict[str, str | int]:
    language = get_language() or "en"
    return {
        key: country_name(str(value), language) if key == "country" else value
        for key, value in values.items()
    }
