"""The goals (SDGs) and Urban Agenda topics that a piece of text names, and what of the text is left when they are taken out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ucap.kernel.messages import gettext_noop
from ucap.plans.reading.blocks import Text
from ucap.plans.reading.understanding.margin import Margin
from ucap.plans.reading.understanding.numbers import is_missing
from ucap.themes.goals import goals
from ucap.themes.mentions import AGENDA, mentioned_goals, mentioned_topics
from ucap.themes.topics import topic, topics

DIVIDER = re.compile(r"\s*[,;，；、\n]\s*")
# In a row of goals a number alone is one.
BARE_NUMBERS = re.compile(
    r"(?:1[0-7]|[1-9])(?:\s*(?:[,;，；、/&]|and|und|y|e|et|和|与|及)\s*(?:1[0-7]|[1-9]))*"
)
LINKING = {"and", "y", "e", "und", "et", "和", "与", "及"}

CORRECTED = gettext_noop("“%(written)s” was read as SDG %(goal)s.")
BY_TITLE = gettext_noop("“%(written)s” was read as the title of SDG %(goal)s. Check it.")
TOPIC_READ = gettext_noop("“%(written)s” was read as the Urban Agenda topic “%(topic)s”. Check it.")
NEITHER = gettext_noop("This stands among the goals and topics and is neither. Check it.")


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names, each as written, and the rest of it."""

    goals: tuple[tuple[int, str], ...]
    topics: tuple[tuple[str, str], ...]
    slips: frozenset[str]  # goals whose word is misspelt
    rest: str

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(number for number, _ in self.goals))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for name, _ in self.topics))


def named_in(text: str, *, alone: bool) -> Named:
    """The goals and topics of a text. `alone`: it is a list of such, so that a bare title or name counts."""
    mentions = mentioned_goals(text)
    spots = [(m.start, _title_end(text, m.end, m.goal) or m.end) for m in mentions]
    open_text = _blanked(text, spots)
    subjects = mentioned_topics(open_text)
    rest = _blanked(open_text, [(m.start, m.end) for m in subjects])
    found_goals = [(m.goal, m.source) for m in mentions]
    found_topics = [(m.topic, m.source) for m in subjects]
    if alone:
        left = []
        for piece in _pieces(rest):
            if number := _goal_titles().get(_key(piece)):
                found_goals.append((number, piece))
            elif subject := topic(AGENDA.sub("", piece)):
                found_topics.append((subject.name, piece))
            else:
                left.append(piece)
        rest = ", ".join(left)
    slips = frozenset(m.source for m in mentions if m.corrected)
    return Named(tuple(found_goals), tuple(found_topics), slips, rest.strip(" \t,;:.，；、：。&/–—-()（）[]"))


def say_readings(named: Named, path: str, margin: Margin) -> None:
    """Warns of each goal or topic that was read otherwise than it is written."""
    for number, written in named.goals:
        if written in named.slips:
            margin.warn(f"{path}sdgs", written, CORRECTED, written=written, goal=number)
        elif not re.search(r"\d|[一二三四五六七八九十]", written):
            margin.warn(f"{path}sdgs", written, BY_TITLE, written=written, goal=number)
    for name, written in named.topics:
        if _key(AGENDA.sub("", written)) not in _official(name):
            margin.warn(f"{path}urban_agenda", written, TOPIC_READ, written=written, topic=name)


def read_goals(
    texts: list[Text], margin: Margin, other: list[str]
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The goals and topics that the plan lists by themselves."""
    numbers: list[int] = []
    names: list[str] = []
    for text in texts:
        if is_missing(text.text):
            continue
        named = named_in(text.text, alone=True)
        if BARE_NUMBERS.fullmatch(text.text) and not named.goals:
            bare = [(int(number), f"SDG {number}") for number in re.findall(r"\d+", text.text)]
            named = Named(tuple(one for one in bare if one[0] in goals()), (), frozenset(), "")
        say_readings(named, "", margin)
        if named.goals:
            margin.saw("sdgs", text)
        if named.topics:
            margin.saw("urban_agenda", text)
        if re.search(r"\w", named.rest):
            other.append(text.text)
            margin.warn("sdgs", named.rest, NEITHER)
        numbers += named.numbers
        names += named.names
    return tuple(numbers), tuple(names)


def _blanked(text: str, spots: list[tuple[int, int]]) -> str:
    """The text with a semicolon, which divides, in the place of each spot; lengths stay."""
    for start, end in spots:
        text = text[:start] + ";" * (end - start) + text[end:]
    return text


def _pieces(text: str) -> Iterator[str]:
    """What stands between commas, bullets or brackets; the name of a topic may itself hold none."""
    for piece in DIVIDER.split(text):
        bare = piece.strip(" \t:.：。&/–—-•*()（）[]")
        if bare and _key(bare):
            yield bare


def _title_end(text: str, start: int, number: int) -> int | None:
    """Where the goal's own title ends, if it stands right behind its number."""
    words = [
        (word[0], word.end()) for word in re.finditer(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+", text[start:])
    ]
    for title in _titles_of(number):
        wanted = title.split()
        index, taken = 0, 0
        for word, end in words:
            if _key(word) in {"", *LINKING}:
                continue
            if index == len(wanted) or _key(word) != wanted[index]:
                break
            index, taken = index + 1, end
        if index == len(wanted) and index:
            return start + taken
    return None


@cache
def _titles_of(number: int) -> tuple[str, ...]:
    found = goals()[number]
    keys = {_key(title) for titles in (found.short, found.title) for title in titles.values()}
    return tuple(sorted(keys, key=len, reverse=True))


@cache
def _goal_titles() -> dict[str, int]:
    return {title: number for number in goals() for title in _titles_of(number)}


@cache
def _official(name: str) -> frozenset[str]:
    return frozenset(_key(other) for item in topics() if item.name == name for other in item.names.values())


def _key(text: str) -> str:
    """The words that tell, folded, in Chinese each sign one; "and" says nothing."""
    from ucap.language.words import folded

    words = re.findall(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+", folded(text))
    return " ".join(word for word in words if word not in LINKING)
