"""The words of organisations in the reader's language."""

from django.utils.translation import get_language, gettext_lazy

from ucap.kernel.whole import whole
from ucap.places.countries import country_name
from ucap.themes.goals import NUMBERS, goal_title
from ucap.themes.topics import topic_name, topics

# The languages that an organisation can be named in and work in: those of the interface, of the European Union and its
# neighbours, and the most spoken ones of Asia.
TONGUES = (
    *(
        "en",
        "zh-Hans",
        "es",
        "it",
        "de",
        "fr",
        "ar",
        "bg",
        "ca",
        "cs",
        "da",
        "el",
        "et",
        "eu",
        "fa",
        "fi",
        "ga",
        "gl",
        "he",
    ),
    *(
        "hi",
        "hr",
        "hu",
        "id",
        "ja",
        "ko",
        "lt",
        "lv",
        "mt",
        "nb",
        "nl",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sr",
        "sv",
        "th",
    ),
    *("tr", "uk", "vi", "zh-Hant"),
)
SCHEMES = {
    "ror": gettext_lazy("ROR id"),
    "vat": gettext_lazy("VAT number"),
    "lei": gettext_lazy("Legal entity identifier (LEI)"),
    "uscc": gettext_lazy("Unified social credit code (China)"),
    "other": gettext_lazy("Another register"),
}
# Why two organisations may be one
WHY = {
    "identifier": gettext_lazy("the same number in a register"),
    "website": gettext_lazy("the same website"),
    "name": gettext_lazy("a similar name"),
}


def tongue_name(tag: str) -> str:
    """The name of a language in the reader's; the tag itself where it is unknown."""
    from babel import Locale

    names = Locale.parse((get_language() or "en").replace("-", "_")).languages
    return names.get(tag.replace("-", "_")) or names.get(tag.partition("-")[0]) or tag


def tongue_choices() -> list[tuple[str, str]]:
    """The languages, each under its name in the reader's; those of the interface first, the others by name."""
    own, others = TONGUES[:6], sorted(TONGUES[6:], key=tongue_name)
    return [(tag, tongue_name(tag)) for tag in (*own, *others)]


def country_choices() -> list[tuple[str, str]]:
    """All countries, in the order of their names in the reader's language."""
    import pycountry

    language = get_language() or "en"
    named = [(one.alpha_2, country_name(one.alpha_2, language)) for one in pycountry.countries]
    return sorted(named, key=lambda pair: pair[1])


def topic_choices() -> list[tuple[str, str]]:
    """The topics of the Urban Agenda, by their official English names."""
    return [(topic.name, topic_name(topic.name, get_language() or "en")) for topic in topics()]


def theme_words(theme: str) -> str:
    """A value of the theme filter as the reader calls it: "goal:11" as "11 · Sustainable cities and communities"."""
    kind, _, value = theme.partition(":")
    language = get_language() or "en"
    goal = whole(value) if kind == "goal" else None
    if goal in NUMBERS:
        return f"{goal} · {goal_title(goal, language)}" if goal else value
    return topic_name(value, language) if kind == "topic" else value
