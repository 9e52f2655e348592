"""An entry out of a text that somebody pastes: what each field could say, and what in the text makes one think so.

Everything is a proposal to be confirmed. Nothing is invented: what the text does not speak of stays empty.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from ucap.exchange.content import LONGEST, Area, EntryContent, EntryKind
from ucap.exchange.cues import FOR_PARTNERS, LAST_DAY, PARTNERS_SOUGHT, PHRASES, SENTENCES, TOO_GENERAL, TRL
from ucap.kernel.hygiene import clean_line, clean_text
from ucap.language.detect import language_of
from ucap.language.sentences import sentences
from ucap.language.words import HAN, folded
from ucap.places.countries import MORE_NAMES, country_name
from ucap.plans.reading.understanding.dates import find_dates
from ucap.themes.tag import LIKELY, tag_text

What = TypeVar("What", EntryKind, Area)
LONGEST_LOOKED_AT = 6000  # characters: who has not said by then what it is about will not say it later
SUMMARY = 320  # characters that a summary has about
MOST_SENTENCES = 24  # compared in meaning
BEFORE, AFTER = 40, 12  # characters around a day in which it is called the last one
MOST_GOALS, MOST_TOPICS, MOST_THEMES, MOST_REASONS = 4, 3, 5, 3
HAN_CHAR = re.compile(f"[{HAN}]")
MARKS = re.compile(r"^[\s#*•\-–—>]+|[\s*#:：]+$")  # of a heading as plain text writes it
# How much a sentence counts by its place: title and beginning say what it is, what follows whom one looks for. How much the
# meaning counts beside the phrases, and what more offers are than anything else. Found on texts of the judged set for matching.
WEIGHTS = (2.0, 1.5, 1.2, 1.0, 0.5)
MEANING = 1.0
BEFOREHAND: Mapping[EntryKind | Area, float] = MappingProxyType({EntryKind.OFFER: 0.1})


@dataclass(frozen=True, slots=True)
class Proposal:
    """The entry that the text seems to be, and, field by field, the words that say so."""

    content: EntryContent
    because: Mapping[str, tuple[str, ...]]  # only of fields that were proposed


def propose(text: str, *, today: date, language: str = "en", home: str = "") -> Proposal:
    """What the text proposes. `language` where its own is not known; `home`: the country of whoever writes, which nobody seeks."""
    text = clean_text(text)
    title, body = _title_and_body(text)
    told = sentences(f"{title}\n{body}"[:LONGEST_LOOKED_AT])
    spoken = language_of(f"{title}\n{body}"[:LONGEST_LOOKED_AT])
    found: dict[str, tuple[Any, tuple[str, ...]]] = {
        "title": (title, ()),
        "summary": (_summary(title, body), ()),
        "description": (body or title, ()),
    }
    if spoken:
        found["language"] = (spoken, ())
    if told:
        found |= _kind_and_area(told)
        found |= _tags(f"{title}. {body}"[:LONGEST_LOOKED_AT])
        found |= _facts(text, told, spoken or language, today, home)
    proposed = {name: pair for name, pair in found.items() if pair[0]}
    content = replace(
        EntryContent(language=language), **{name: value for name, (value, _) in proposed.items()}
    )
    return Proposal(content, {name: why for name, (_, why) in proposed.items()})


def confirmed_by(content: EntryContent, proposal: Proposal) -> Mapping[str, tuple[str, ...]]:
    """Of the proposal what the entry still says as it was proposed, with its reasons."""
    same = (name for name in proposal.because if getattr(content, name) == getattr(proposal.content, name))
    return {name: proposal.because[name] for name in same}


def _title_and_body(text: str) -> tuple[str, str]:
    """The first line where it can be a title, else the first sentence; and the text below it."""
    first, _, rest = text.partition("\n")
    heading = clean_line(MARKS.sub("", first))
    if heading and len(heading) <= LONGEST["title"] and rest.strip():
        return heading, rest.strip()
    opening = next(iter(sentences(text)), "")
    return _cut(clean_line(MARKS.sub("", opening)).rstrip("。.") or "", LONGEST["title"]), text.strip()


def _summary(title: str, body: str) -> str:
    """The first sentences below the title, as many as make a summary."""
    chosen: list[str] = []
    for sentence in sentences(body[: LONGEST["summary"] * 4]):
        if not chosen and clean_line(MARKS.sub("", sentence)).rstrip("。.") == title:
            continue
        if chosen and sum(map(len, chosen)) + len(sentence) > SUMMARY:
            break
        chosen.append(" ".join(sentence.split()))
    gap = "" if chosen and HAN_CHAR.search(chosen[0]) else " "
    return _cut(gap.join(chosen), LONGEST["summary"])


def _kind_and_area(told: Sequence[str]) -> dict[str, tuple[Any, tuple[str, ...]]]:
    from ucap.language.vectors import encode

    told = told[:MOST_SENTENCES]
    rows = encode([sentence[:600] for sentence in told])
    return {"kind": _most_like(EntryKind, told, rows), "area": _most_like(Area, told, rows)}


def _most_like(values: type[What], told: Sequence[str], rows: Any) -> tuple[What, tuple[str, ...]]:
    """The kind or area that phrases and meaning speak for most, and the phrases (else the sentence) that do."""
    likeness = {value: (rows @ _prototypes(value).T).max(axis=1) for value in values}
    usual = sum(likeness.values()) / len(likeness)
    weights = [WEIGHTS[min(number, len(WEIGHTS) - 1)] for number in range(len(told))]
    points: dict[What, float] = {}
    why: dict[What, tuple[str, ...]] = {}
    for value in values:
        phrases = [_phrases(value, sentence) for sentence in told]
        said = sum(weight for weight, found in zip(weights, phrases, strict=True) if found)
        meant = float((likeness[value] - usual) @ weights)
        points[value] = (said + MEANING * meant) / sum(weights) + BEFOREHAND.get(value, 0.0)
        named = _apart(words for found in phrases for words in found)
        why[value] = named or (told[int(likeness[value].argmax())],)
    best = max(values, key=points.__getitem__)
    return best, why[best]


def _apart(phrases: Iterable[str]) -> tuple[str, ...]:
    """The first few of the phrases, those left out that are another one shorter or longer."""
    chosen: list[str] = []
    for phrase in phrases:
        plain = folded(phrase)
        if not any(plain.startswith(folded(one)) or folded(one).startswith(plain) for one in chosen):
            chosen.append(phrase)
    return tuple(chosen[:MOST_REASONS])


def _phrases(value: EntryKind | Area, sentence: str) -> list[str]:
    """The phrases that speak for it, as they stand in the sentence."""
    plain = folded(sentence)
    hits = list(_pattern(value).finditer(plain))
    if value is EntryKind.REQUEST:
        elsewhere = [found.span() for found in FOR_PARTNERS.finditer(plain)]
        hits = [hit for hit in hits if not any(begin <= hit.start() < end for begin, end in elsewhere)]
    if len(plain) != len(sentence):
        return [hit.group() for hit in hits]
    return [sentence[hit.start() : hit.end()] for hit in hits]


@cache
def _pattern(value: EntryKind | Area) -> re.Pattern[str]:
    parts = sorted(PHRASES[value], key=len, reverse=True)
    latin = [re.escape(one) for one in parts if not HAN_CHAR.search(one)]
    han = [re.escape(one) for one in parts if HAN_CHAR.search(one)]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(latin)})[^\W_]*|{'|'.join(han)}")


@cache
def _prototypes(value: EntryKind | Area) -> Any:
    from ucap.language.vectors import encode

    return encode(SENTENCES[value])


def _tags(text: str) -> dict[str, tuple[Any, tuple[str, ...]]]:
    """Goals, topics and themes: what the text speaks of more likely than not."""
    tags = tag_text(text)
    goals = [tag for tag in tags.sdgs if tag.score >= LIKELY][:MOST_GOALS]
    topics = [tag for tag in tags.urban_agenda if tag.score >= LIKELY][:MOST_TOPICS]
    reasons = [*(tag.because for tag in topics), *(tag.because for tag in goals)]
    words = [word for because in reasons for word in because[1:]]
    return {
        "sdgs": (tuple(sorted(tag.goal for tag in goals)), _reasons(tag.because for tag in goals)),
        "urban_agenda": (tuple(tag.topic for tag in topics), _reasons(tag.because for tag in topics)),
        "themes": (_themes(words), ()),
    }


def _themes(words: Sequence[str]) -> tuple[str, ...]:
    """The words as themes, each once whatever its ending."""
    chosen: dict[str, str] = {}
    for word in words:
        if folded(word) not in TOO_GENERAL and (len(word) > 3 or HAN_CHAR.search(word)):
            chosen.setdefault(folded(word)[:5] if not HAN_CHAR.search(word) else word, word)
    return tuple(chosen.values())[:MOST_THEMES]


def _reasons(told: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(because[0] for because in told if because))[:MOST_REASONS]


def _facts(
    text: str, told: Sequence[str], language: str, today: date, home: str
) -> dict[str, tuple[Any, tuple[str, ...]]]:
    """What the text names outright: the last day, the countries of partners, the readiness level."""
    found: dict[str, tuple[Any, tuple[str, ...]]] = {"deadline": _last_day(text, today)}
    if level := TRL.search(text[:LONGEST_LOOKED_AT]):
        found["trl"] = (int(level.group(1)), (level.group(),))
    seeking = [one for one in told if PARTNERS_SOUGHT.search(folded(one))]
    named = {code: one for one in seeking for code in _countries_in(one, language) if code != home}
    found["countries"] = (tuple(named), tuple(dict.fromkeys(named.values()))[:MOST_REASONS])
    return found


def _last_day(text: str, today: date) -> tuple[date | None, tuple[str, ...]]:
    """The day that the text calls the last one, with the words around it; None where it names none that is to come."""
    for line in text[:LONGEST_LOOKED_AT].splitlines():
        for span in find_dates(line):
            before, after = line[max(0, span.begin - BEFORE) : span.begin], line[span.end : span.end + AFTER]
            day = span.last or span.first
            if not (day.year and day.month and day.day) or span.doubt:
                continue
            if LAST_DAY.search(folded(f"{before} | {after}")) and date(day.year, day.month, day.day) >= today:
                return date(day.year, day.month, day.day), (
                    f"{before}{line[span.begin : span.end]}{after}".strip(),
                )
    return None, ()


def _countries_in(sentence: str, language: str) -> list[str]:
    """The codes of the countries that are named in the sentence, in its order."""
    pattern, codes = _names_of_countries(language)
    return list(dict.fromkeys(codes[hit.group()] for hit in pattern.finditer(folded(sentence))))


@cache
def _names_of_countries(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern of all names in that language and in English, and the code of each."""
    import pycountry

    codes: dict[str, str] = {}
    for item in pycountry.countries:
        names = (
            country_name(item.alpha_2, language),
            country_name(item.alpha_2),
            *MORE_NAMES.get(item.alpha_2, ()),
        )
        for name in names:
            if len(plain := folded(name)) > 2 or HAN_CHAR.search(name):
                codes.setdefault(plain, item.alpha_2)
    parts = sorted(codes, key=len, reverse=True)
    latin = "|".join(re.escape(one) for one in parts if not HAN_CHAR.search(one))
    han = "|".join(re.escape(one) for one in parts if HAN_CHAR.search(one)) or r"(?!)"
    return re.compile(rf"(?<![^\W_])(?:{latin})(?![^\W_])|{han}"), codes


def _cut(text: str, longest: int) -> str:
    """The text, cut at a space where it is too long."""
    if len(text) <= longest:
        return text
    whole_words = text[: longest - 1].rpartition(" ")[0] or text[: longest - 1]
    return f"{whole_words}…"
