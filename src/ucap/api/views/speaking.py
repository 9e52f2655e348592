"""The language of an answer, and its messages in it."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_supported_language_variant, gettext
from django.utils.translation.trans_real import parse_accept_lang_header

from ucap.kernel.messages import Message
from ucap.places.countries import country_name


def language_of(request: HttpRequest) -> str:
    """The first language that the caller accepts and the platform speaks. No cookie has a say: the same request, the same answer."""
    for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def say(message: str | Message) -> str:
    """The message in the language that is active; a value under `country` becomes the country's name; text stays as it is."""
    if isinstance(message, str) or not message.template:
        return str(message)
    values = {
        key: country_name(str(value), get_language() or "en") if key == "country" else value
        for key, value in message.values.items()
    }
    return gettext(message.template) % values
