"""Pieces of pages that look the same wherever they stand (an icon, a chip), drawn once for each language."""

from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from typing import Any, ParamSpec

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

P = ParamSpec("P")
Key = tuple[tuple[str, type, Any], ...]


def piece(template_name: str) -> Callable[[Callable[P, Mapping[str, Any]]], Callable[P, SafeString]]:
    """A decorator for a tag: the values that it returns, all of them hashable, are drawn by the template.

    Nothing else may change how the piece looks: neither the request nor the page around it.
    """

    def decorate(values_of: Callable[P, Mapping[str, Any]]) -> Callable[P, SafeString]:
        @wraps(values_of)
        def tag(*args: P.args, **kwargs: P.kwargs) -> SafeString:
            # With its type: text that is marked as safe is another value than the same text that has to be escaped.
            key = tuple((name, type(value), value) for name, value in values_of(*args, **kwargs).items())
            draw = _draw if settings.DEBUG else _drawn
            return draw(template_name, get_language(), key)

        return tag

    return decorate


def _draw(template_name: str, _language: str | None, key: Key) -> SafeString:
    return render_to_string(template_name, {name: value for name, _, value in key})


_drawn = lru_cache(maxsize=4096)(_draw)
