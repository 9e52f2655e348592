"""Every address that the platform answers to."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.views.generic import RedirectView

API = "v1:"  # operations are walked by what they are called (test_operations.py)


@dataclass(frozen=True, slots=True)
class Address:
    """A named address; `arguments` are the names of what its path leaves open."""

    name: str
    arguments: tuple[str, ...]


def addresses() -> list[Address]:
    """Every address of a page or a file once, however many paths bear its name; without those that only lead on to another."""
    found = {address.name: address for address in _of(get_resolver(), (), ())}
    return [address for address in found.values() if not address.name.startswith(API)]


def _of(resolver: URLResolver, spaces: tuple[str, ...], above: tuple[str, ...]) -> Iterator[Address]:
    for one in resolver.url_patterns:
        arguments = (*above, *(one.pattern.converters or one.pattern.regex.groupindex))
        if isinstance(one, URLResolver):
            yield from _of(one, (*spaces, one.namespace) if one.namespace else spaces, arguments)
        elif isinstance(one, URLPattern) and not _leads_on(one):
            name = ":".join((*spaces, one.name)) if one.name else f"unnamed {one.pattern}"
            yield Address(name, arguments)


def _leads_on(one: URLPattern) -> bool:
    return issubclass(getattr(one.callback, "view_class", object), RedirectView)
