"""The languages of the interface, and the same page in another of them."""

from dataclasses import dataclass

from django.conf import settings

from ucap.language.tags import language_tag

__all__ = ["InLanguage", "in_languages", "language_tag", "same_page"]


@dataclass(frozen=True, slots=True)
class InLanguage:
    """The page that is being shown, in one of the languages."""

    code: str  # Django's: zh-hans
    tag: str  # BCP 47: zh-Hans
    name: str  # in itself
    path: str
    current: bool


def same_page(path: str, code: str) -> str:
    """The path of the same page in that language; the path itself where it has no language.

    Addresses differ between languages in their first part alone, so nothing has to be resolved.
    """
    _, first, rest = path.split("/", 2) if path.count("/") > 1 else ("", "", "")
    return f"/{code}/{rest}" if first in dict(settings.LANGUAGES) else path


def in_languages(path: str, current: str) -> list[InLanguage]:
    """This page in every language, in the order of the settings."""
    return [
        InLanguage(code, language_tag(code), str(name), same_page(path, code), code == current)
        for code, name in settings.LANGUAGES
    ]
