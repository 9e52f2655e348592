"""Which goals and Urban Agenda topics a text speaks of, in any of the six languages, and what made it think so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ucap.language.detect import language_of
from ucap.language.sentences import sentences
from ucap.language.words import words
from ucap.themes.evidence import Evidence, evidence, likenesses, references
from ucap.themes.keywords import Keywords
from ucap.themes.mentions import mentioned_goals, mentioned_topics
from ucap.themes.topics import topics

LIKELY = 0.5  # from here on a text speaks of it more likely than not
LISTED = 0.2  # below this nothing is listed
PASSAGE_WORDS = 120  # a longer text is judged passage by passage, lest its many words speak of everything
MOST_WORDS_GIVEN = 6  # keywords named as a reason


@dataclass(frozen=True, slots=True)
class GoalTag:
    """A goal, how sure that is (1: the text names it) and the words and sentences that speak for it."""

    goal: int
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicTag:
    """A topic by its official English name, how sure that is and why."""

    topic: str
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tags:
    """What a text speaks of, best first."""

    sdgs: tuple[GoalTag, ...] = ()
    urban_agenda: tuple[TopicTag, ...] = ()


def tag_text(text: str) -> Tags:
    """The goals and topics of the text, those it names outright first, with score 1."""
    return tag_texts([text])[0]


def tag_texts(texts: Sequence[str]) -> list[Tags]:
    """The goals and topics of each text by itself; quicker than one by one."""
    cut = [passages(text) for text in texts]
    owners = [index for index, own in enumerate(cut) for _ in own]
    flat = [passage for own in cut for passage in own]
    languages = [language_of(text) for text in texts]
    weighed = evidence(flat, [languages[owner] for owner in owners])
    judged: list[list[tuple[str, Evidence]]] = [[] for _ in texts]
    for owner, passage, found in zip(owners, flat, weighed, strict=True):
        judged[owner].append((passage, found))
    return [_tags(text, own) for text, own in zip(texts, judged, strict=True)]


def passages(text: str) -> list[str]:
    """The text in passages of whole sentences, each of at most PASSAGE_WORDS words where its sentences allow."""
    found: list[str] = []
    size = PASSAGE_WORDS
    for sentence in sentences(text):
        count = len(words(sentence))
        if not count:
            continue
        if size + count > PASSAGE_WORDS:
            found.append(sentence)
            size = count
        else:
            found[-1] = f"{found[-1]} {sentence}"
            size += count
    return found


def _tags(text: str, judged: Sequence[tuple[str, Evidence]]) -> Tags:
    found = _by_meaning(judged) | _by_name(text)
    ranked = sorted(found.items(), key=lambda item: -item[1][0])
    names = {topic.code: topic.name for topic in topics()}
    return Tags(
        tuple(GoalTag(int(label), *why) for label, why in ranked if label.isdecimal()),
        tuple(TopicTag(names[label], *why) for label, why in ranked if not label.isdecimal()),
    )


def _by_name(text: str) -> dict[str, tuple[float, tuple[str, ...]]]:
    """What the text names outright, with score 1 and the words that name it."""
    codes = {topic.name: topic.code for topic in topics()}
    named: dict[str, list[str]] = {}
    for goal in mentioned_goals(text):
        named.setdefault(str(goal.goal), []).append(goal.source)
    for topic in mentioned_topics(text):
        named.setdefault(codes[topic.topic], []).append(topic.source)
    return {label: (1.0, tuple(dict.fromkeys(sources))) for label, sources in named.items()}


def _by_meaning(judged: Sequence[tuple[str, Evidence]]) -> dict[str, tuple[float, tuple[str, ...]]]:
    """What some passage of the text speaks of: the score of the passage that does so most."""
    if not judged:
        return {}
    best = {label: max(judged, key=lambda item: item[1].score(label)) for label in references().labels}
    listed = {
        label: (passage, found, score)
        for label, (passage, found) in best.items()
        if (score := found.score(label)) >= LISTED
    }
    told = _telling_sentences({label: passage for label, (passage, _, _) in listed.items()})
    return {
        label: (score, (told[label], *found.keywords.get(label, Keywords()).words[:MOST_WORDS_GIVEN]))
        for label, (_, found, score) in listed.items()
    }


def _telling_sentences(passages_by_label: Mapping[str, str]) -> dict[str, str]:
    """The sentence of each label's passage that is nearest to it in meaning."""
    cut = {passage: sentences(passage) for passage in passages_by_label.values()}
    several = [sentence for own in cut.values() if len(own) > 1 for sentence in own]
    likeness = dict(zip(several, likenesses(several), strict=True))
    return {
        label: max(cut[passage], key=lambda sentence: likeness[sentence][label])
        if len(cut[passage]) > 1
        else passage
        for label, passage in passages_by_label.items()
    }
