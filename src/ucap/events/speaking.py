"""Which meetings need an interpreter, and who could interpret them. Pure.

A language is compared as it is spoken: the tag before its first hyphen, so that both ways of writing Chinese are one.
"""

from collections.abc import Collection, Iterable, Mapping


def spoken(tags: Iterable[str]) -> frozenset[str]:
    """The languages of those tags (BCP 47)."""
    return frozenset(tag.partition("-")[0].lower() for tag in tags)


def needs_interpreter(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether the two have no language in common; not where one of them has not said which they speak."""
    here, there = spoken(one), spoken(other)
    return bool(here and there) and not here & there


def fitting(
    one: Iterable[str], other: Iterable[str], interpreters: Mapping[str, Collection[str]]
) -> tuple[str, ...]:
    """Those of the interpreters (id -> tags) who speak a language of each of the two."""
    here, there = spoken(one), spoken(other)
    return tuple(id_ for id_, tags in interpreters.items() if (own := spoken(tags)) & here and own & there)
