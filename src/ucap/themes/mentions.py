"""Goals and topics that a text names outright: "SDG11", "ODS 9", "可持续发展目标11", "EU UP Culture / Cultural Heritage"."""

import re
import unicodedata
from dataclasses import dataclass

from ucap.language.words import folded
from ucap.themes.goals import goal, targets
from ucap.themes.topics import topic, topics

# SGD, DSG: slips of the finger that stand in real plans.
SLIPPED = r"SGDs?|DSGs?|GSDs?"
STRONG = (
    rf"(?<![A-Za-z])(?:SDGs?|ODS|ODD|OSS|SDG-Ziele?|{SLIPPED}|"
    r"(?:UN|Global) Goals?|Sustainable Development Goals?|Objetivos? de Desarrollo Sostenible|"
    r"Obiettiv[oi] di Sviluppo Sostenibile|Objectifs? de Développement Durable|"
    r"Ziele? für nachhaltige Entwicklung|Nachhaltigkeitsziele?)|可持续发展目标|永续发展目标"
)
# A plan numbers its own objectives too: such a word counts only where the text speaks of the SDGs besides, or where the
# goal's own title follows ("Goal 4: Quality education").
WEAK = r"(?<![A-Za-z])(?:Goals?|Objetivos?|Obiettiv[oi]|Objectifs?|Ziele?)|目标"
CUE = rf"(?:(?P<strong>{STRONG})|(?P<weak>{WEAK}))"
CHINESE_NUMBERS = {"十": 10} | {
    tens + digit: start + value
    for tens, start in (("", 0), ("十", 10))
    for value, digit in enumerate("一二三四五六七八九", start=1)
}
NUMBER = r"(?:(?:1[0-7]|[1-9])(?:\.(?:\d{1,2}|[a-d]))?(?![\w%]|\.\d|\s*%)|十[一二三四五六七]?|[一二三四五六七八九])"
RANGE = r"\s*(?:-|–|至|到|\bto\b|\bbis\b)\s*"
JOIN = r"\s*(?:,|;|、|，|和|与|及|&|/|\band\b|\by\b|\be\b|\bund\b|\bet\b|\+)\s*"
CUE_THEN = r"[\s\-–:#°.]*(?:n[.º°o]{1,2}\s*|Nr\.\s*|第)?"
MENTION = re.compile(rf"{CUE}{CUE_THEN}(?P<numbers>{NUMBER}(?:(?:{JOIN}|{RANGE}){NUMBER})*)", re.IGNORECASE)
SPEAKS_OF_GOALS = re.compile(STRONG, re.IGNORECASE)
ONE = re.compile(NUMBER, re.IGNORECASE)
UP_TO = re.compile(RANGE, re.IGNORECASE)
SLIP = re.compile(rf"(?:{SLIPPED})$", re.IGNORECASE)

AGENDA = re.compile(
    r"\b(?:EU\s+UP|EU\s+UA|UAEU|UA\s*EU|EU\s+Urban\s+(?:Agenda|Partnership)|Urban\s+Agenda(?:\s+for\s+the\s+EU)?|Urban\s+Partnership|"
    r"Agenda\s+Urbana(?:\s+(?:de\s+la|per\s+l[’']|para\s+la)\s*UE)?|Städteagenda|Agenda\s+urbain(?:\s+de\s+l[’']UE)?|欧盟城市议程|城市议程)"
    r"(?:\s+(?:partnership|topic|topics|for the EU))?\s*(?:on\s+|:|–|-)?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class GoalMention:
    """A goal a text names, with the words that name it and their place (character offsets)."""

    goal: int
    source: str
    start: int
    end: int
    corrected: bool  # the cue was misspelt ("SGD 4")
    target: str | None = None  # "4.7"


@dataclass(frozen=True, slots=True)
class TopicMention:
    """A topic a text names (its official English name), with the words that name it and their place."""

    topic: str
    source: str
    start: int
    end: int
    exact: bool  # the official name, not only a usual spelling of it


def mentioned_goals(text: str) -> tuple[GoalMention, ...]:
    """The goals the text names by number, in its order, each mention by itself."""
    # Full-width digits become plain ones, one for one, so that places stay true.
    plain = "".join(unicodedata.normalize("NFKC", char) if "０" <= char <= "｝" else char for char in text)
    return tuple(
        mention for found in MENTION.finditer(plain) if _is_meant(found) for mention in _each(found, text)
    )


def mentioned_topics(text: str) -> tuple[TopicMention, ...]:
    """The topics the text names: after a word for the Urban Agenda, or as an item that is nothing but a topic's name."""
    after_cue = [
        mention for cue in AGENDA.finditer(text) if (mention := _topic_at(text, cue.start(), cue.end()))
    ]
    items = [mention for item in re.finditer(r"[^\n;；()（）]+", text) if (mention := _topic_item(item))]
    seen: dict[tuple[str, int], TopicMention] = {}
    for mention in (*after_cue, *items):
        if not any(other.start <= mention.start < other.end for other in seen.values()):
            seen[mention.topic, mention.start] = mention
    return tuple(sorted(seen.values(), key=lambda mention: mention.start))


def _is_meant(found: re.Match[str]) -> bool:
    if found["strong"] or SPEAKS_OF_GOALS.search(found.string):
        return True
    first = ONE.match(found["numbers"])
    after = folded(found.string[found.end() : found.end() + 80]).lstrip(" :.,–-()")
    titles = goal(_goal(first[0])).short.values() if first else ()
    return any(after.startswith(folded(title)) for title in titles)


def _each(found: re.Match[str], text: str) -> list[GoalMention]:
    mentions: list[GoalMention] = []
    slipped = bool(SLIP.match(found["strong"] or ""))
    stop = 0
    for number in ONE.finditer(found["numbers"]):
        start = found.start("numbers") + number.start() if mentions else found.start()
        end = found.start("numbers") + number.end()
        last = _goal(number[0])
        # "3-5" names the goals between as well; a range that runs backwards is only a list.
        first = (
            mentions[-1].goal + 1
            if mentions and UP_TO.fullmatch(found["numbers"][stop : number.start()])
            else last
        )
        for named in range(min(first, last), last + 1):
            target = number[0].lower() if named == last and number[0].lower() in targets() else None
            mentions.append(GoalMention(named, text[start:end], start, end, slipped, target))
        stop = number.end()
    return mentions


def _goal(written: str) -> int:
    return CHINESE_NUMBERS.get(written) or int(written.split(".", maxsplit=1)[0])


def _topic_at(text: str, start: int, name_start: int) -> TopicMention | None:
    """The topic whose name stands at `name_start`: the longest that fits."""
    end_of_line = re.compile(r"[\n;；()（）]|$").search(text, name_start)
    rest = text[name_start : end_of_line.start() if end_of_line else len(text)]
    ends = [found.end() for found in re.finditer(r"\w(?=\W|$)", rest)]
    for end in reversed(ends[:14]):
        if found := topic(rest[:end]):
            stop = name_start + end
            return TopicMention(
                found.name, text[start:stop], start, stop, exact=folded(rest[:end]) == folded(found.name)
            )
    return None


def _topic_item(item: re.Match[str]) -> TopicMention | None:
    """The item as a topic when it is nothing else; names of one everyday word ("Food") need a word for the Agenda."""
    words = item[0].strip(" \t.,:：-–•*")
    found = topic(words)
    if found is None or not _unmistakable(words):
        return None
    start = item.start() + item[0].index(words)
    return TopicMention(
        found.name, words, start, start + len(words), exact=folded(words) == folded(found.name)
    )


def _unmistakable(words: str) -> bool:
    single = {
        folded(name)
        for item in topics()
        for name in item.names.values()
        if name.isalpha() and item.code in {"food", "housing"}
    }
    return folded(words) not in single
