"""The topics (partnerships) of the Urban Agenda for the EU, and the names plans call them by."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ucap.language.words import folded
from ucap.themes.goals import in_language


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with its names; `names["en"]` is official and is what plans store."""

    code: str
    names: Mapping[str, str]
    spellings: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.names["en"]


@cache
def topics() -> tuple[Topic, ...]:
    """The topics in the order in which their partnerships began."""
    data = json.loads(files("ucap.themes").joinpath("data/topics.json").read_text(encoding="utf-8"))
    return tuple(Topic(item["code"], item["names"], tuple(item["spellings"])) for item in data["topics"])


def topic(name: str) -> Topic | None:
    """The topic of that code, name in any of the six languages, or usual spelling; None when there is none."""
    return _by_name().get(topic_key(name))


def topic_name(name: str, language: str = "en") -> str:
    """The topic's name in that language; the text itself when it is no topic."""
    found = topic(name)
    return in_language(found.names, language) if found else name


def topic_key(text: str) -> str:
    """The text folded, "&" and "/" as "and", without articles and punctuation: what names are compared by."""
    plain = re.sub(r"\s*[&/]\s*", " and ", folded(text))
    return " ".join(re.sub(r"[\W_]+", " ", plain).split())


@cache
def _by_name() -> Mapping[str, Topic]:
    return {
        topic_key(name): item
        for item in topics()
        for name in (item.code, *item.names.values(), *item.spellings)
    }
