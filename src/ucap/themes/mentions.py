"""Goals and topics that a text names outright: "SDG11", "ODS 9", "可持续发展目标11", "EU UP Culture / Cultural Heritage"."""

import re
import unicodedata
from dataclasses import dataclass, replace

from ucap.language.words import folded
from ucap.themes.goals import goal, targets
from ucap.themes.topics import topic, topics

# SGD, DSG: slips of the finger that stand in real plans.
SLIPPED = r"SGDs?|DSGs?|GSDs?"
STRONG = (
    rf"(?<![A-Za-z])(?:SDGs?|ODS|ODD|OSS|SDG-Ziele?|{SLIPPED}|"
    r"(?:UN|Global) Goals?|Sustainable Development Goals?|Objetivos? de Desarrollo Sostenible|"
    r"Obiettiv[oi] di Sviluppo Sostenibile|Objectifs? de Développement Durable|"
    r"Ziele? für nachhaltige Entwicklung|Nachhaltigkeitsziele?)"
    r"(?:\s+(?:targets?|goals?|metas?|cibles?|Zielvorgaben?|Unterziele?))?|可持续发展目标|永续发展目标"
)
# A plan numbers its own objectives too: such a word counts only where the text speaks of the SDGs besides, where the
# goal's own title follows ("Goal 4: Quality education"), or where the text is nothing but such words ("Goals 4 and 9").
WEAK = r"(?<![A-Za-z])(?:Goals?|Objetivos?|Obiettiv[oi]|Objectifs?|Ziele?)|目标"
CUE = rf"(?:(?P<strong>{STRONG})|(?P<weak>{WEAK}))"
CHINESE_NUMBERS = {"十": 10} | {
    tens + digit: start + value
    for tens, start in (("", 0), ("十", 10))
    for value, digit in enumerate("一二三四五六七八九", start=1)
}
NUMBER = r"(?:(?:1[0-7]|0?[1-9])(?:\.(?:\d{1,2}|[a-d]))?(?![A-Za-zÀ-ÿ\d_%年个]|\.\d|\s*%)|十[一二三四五六七]?|[一二三四五六七八九])"
RANGE = r"\s*(?:-|–|至|到|\bto\b|\bbis\b)\s*"
JOIN = r"\s*(?:,|;|、|，|和|与|及|&|/|\band\b|\by\b|\be\b|\bund\b|\bet\b|\+)\s*"
CUE_THEN = r"[\s\-–:#°.()（）]*(?:n[.º°o]{1,2}\s*|Nr\.\s*|第)?"
MENTION = re.compile(rf"{CUE}{CUE_THEN}(?P<numbers>{NUMBER}(?:(?:{JOIN}|{RANGE}){NUMBER})*)", re.IGNORECASE)
# In Chinese the number may stand first; the group `weak` is there for its name alone.
ORDINAL = re.compile(
    r"第\s*(?P<numbers>1[0-7]|[1-9]|十[一二三四五六七]?|[一二三四五六七八九])\s*[项个](?P<strong>可持续发展目标|SDGs?)(?P<weak>(?!))?",
    re.IGNORECASE,
)
SPEAKS_OF_GOALS = re.compile(rf"{STRONG}|\bAgenda\s+2030\b|\b2030\s+Agenda\b|2030年?议程", re.IGNORECASE)
GOES_ON = re.compile(r"\s+[^\W\d_]")
COMMA = re.compile(r"\s*[,，、]\s*")
PLURAL = re.compile(r"(?:s|Ziele)$", re.IGNORECASE)
ONE = re.compile(NUMBER, re.IGNORECASE)
UP_TO = re.compile(RANGE, re.IGNORECASE)
SLIP = re.compile(rf"(?:{SLIPPED})$", re.IGNORECASE)

AGENDA = re.compile(
    r"\b(?:EU\s+UP|EU\s+UA|UAEU|UA\s*EU|EU\s+Urban\s+(?:Agenda|Partnership)|Urban\s+Agenda(?:\s+for\s+the\s+EU)?|Urban\s+Partnership|"
    r"Agenda\s+Urbana(?:\s+(?:de\s+la|per\s+l[’']|para\s+la)\s*UE)?|(?:EU-)?Städteagenda(?:\s+für\s+die\s+EU)?|"
    r"(?:Programme|Agenda)\s+urbain(?:\s+européen|\s+(?:de|pour)\s+l[’']UE)?|欧盟城市议程|城市议程)"
    r"(?:\s+(?:partnerships?|topics?|Partnerschaft(?:en)?|Themen|temas?|temi|thèmes?|for the EU))?\s*(?:on\s+|:|：|–|-)?\s*",
    re.IGNORECASE,
)
ROW = re.compile(r"\s*(?:[,;，；、&]|\b(?:and|y|e|und|et)\b|和|与)\s*", re.IGNORECASE)


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
    plain, places = _plain(text)
    found = sorted((*MENTION.finditer(plain), *ORDINAL.finditer(plain)), key=lambda match: match.start())
    alone = not re.search(r"\w", MENTION.sub("", plain))
    mentions = (mention for match in found if alone or _is_meant(match) for mention in _each(match))
    return tuple(
        replace(
            mention,
            source=text[places[mention.start] : places[mention.end]],
            start=places[mention.start],
            end=places[mention.end],
        )
        for mention in mentions
    )


def mentioned_topics(text: str) -> tuple[TopicMention, ...]:
    """The topics the text names: after a word for the Urban Agenda, or as an item that is nothing but topics' names."""
    after_cue = [mention for cue in AGENDA.finditer(text) for mention in _topics_from(text, cue)]
    items = [mention for item in re.finditer(r"[^\n;；()（）]+", text) for mention in _topic_items(item)]
    taken: list[TopicMention] = []
    for mention in (*after_cue, *items):
        if not any(other.start <= mention.start < other.end for other in taken):
            taken.append(mention)
    return tuple(sorted(taken, key=lambda mention: mention.start))


def _plain(text: str) -> tuple[str, list[int]]:
    """The text with full-width signs made plain and loose accents joined to their letters, and where each sign stood."""
    signs: list[str] = []
    places: list[int] = []
    for cluster in re.finditer(r"(?s).[\u0300-\u036f]*", text):
        wide = "！" <= cluster[0][0] <= "～"
        for sign in unicodedata.normalize("NFKC" if wide else "NFC", cluster[0]):
            signs.append(sign)
            places.append(cluster.start())
    return "".join(signs), [*places, len(text)]


def _is_meant(found: re.Match[str]) -> bool:
    if found["strong"] or SPEAKS_OF_GOALS.search(found.string):
        return True
    first = ONE.match(found["numbers"])
    after = folded(found.string[found.end() : found.end() + 80]).lstrip(" :.,–-()")
    titles = goal(_goal(first[0])).short.values() if first else ()
    return any(after.startswith(folded(title)) for title in titles)


def _each(found: re.Match[str]) -> list[GoalMention]:
    """The goals of one match, with their places in the searched text."""
    mentions: list[GoalMention] = []
    slipped = bool(SLIP.match(found["strong"] or ""))
    offset = found.start("numbers")
    cue_follows = found.start("strong") > offset
    stop = 0
    for number in ONE.finditer(found["numbers"]):
        joined = found["numbers"][stop : number.start()]
        if mentions and COMMA.fullmatch(joined) and _counts_something_else(found, number):
            break
        start = offset + number.start() if mentions else found.start()
        end = found.end() if cue_follows else offset + number.end()
        last = _goal(number[0])
        # "3-5" names the goals between as well; a range that runs backwards is only a list.
        first = mentions[-1].goal + 1 if mentions and UP_TO.fullmatch(joined) else last
        for named in range(min(first, last), last + 1):
            target = number[0].lower() if named == last and number[0].lower() in targets() else None
            mentions.append(GoalMention(named, "", start, end, slipped, target))
        stop = number.end()
    return mentions


def _counts_something_else(found: re.Match[str], number: re.Match[str]) -> bool:
    """Whether this number counts what follows it: "SDG 9, 3 visits"; after "SDGs" it is a goal all the same."""
    cue = (found["strong"] or found["weak"]).split()[0]
    is_last = number.end() == len(found["numbers"])
    return is_last and not PLURAL.search(cue) and bool(GOES_ON.match(found.string, found.end()))


def _goal(written: str) -> int:
    return CHINESE_NUMBERS.get(written) or int(written.split(".", maxsplit=1)[0])


def _topics_from(text: str, cue: re.Match[str]) -> list[TopicMention]:
    """The topics in a row after the word for the Urban Agenda, which belongs to the first."""
    found: list[TopicMention] = []
    start, name_start = cue.start(), cue.end()
    while mention := _topic_at(text, start, name_start):
        found.append(mention)
        joined = ROW.match(text, mention.end)
        if joined is None:
            break
        start = name_start = joined.end()
    return found


def _topic_at(text: str, start: int, name_start: int) -> TopicMention | None:
    """The topic whose name stands at `name_start`: the longest that fits."""
    rest = re.compile(r"[^\n;；()（）]*").match(text, name_start)
    words = rest[0] if rest else ""
    ends = [found.end() for found in re.finditer(r"\w(?=\W|$)", words)]
    for end in reversed(ends[:14]):
        if found := topic(words[:end]):
            stop = name_start + end
            exact = folded(words[:end]) == folded(found.name)
            return TopicMention(found.name, text[start:stop], start, stop, exact=exact)
    return None


def _topic_items(item: re.Match[str]) -> list[TopicMention]:
    """The item's topics when it names nothing else, by itself or between commas."""
    if whole := _topic_item(item[0], item.start()):
        return [whole]
    pieces = [
        _topic_item(piece[0], item.start() + piece.start()) for piece in re.finditer(r"[^,，、]+", item[0])
    ]
    named = [piece for piece in pieces if piece]
    return named if len(named) == len(pieces) else []


def _topic_item(text: str, start: int) -> TopicMention | None:
    """The text as a topic when it is nothing else; names of one everyday word ("Food") need a word for the Agenda."""
    words = text.strip(" \t.,:：-–•*")
    found = topic(words)
    if found is None or not _unmistakable(words):
        return None
    start += text.index(words)
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
