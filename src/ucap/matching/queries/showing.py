"""Things that were found as a page shows them: the card of each, and the passage that answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ucap.exchange.queries.translations import Reading, Sentences, sentences_in_reader_language
from ucap.matching.marking import Piece, best_passage, marked
from ucap.matching.packing import Bytes, unpacked
from ucap.matching.passages import passages
from ucap.matching.queries.alike import OWNERS, meanings_of, thing_of
from ucap.matching.queries.finding import Finding
from ucap.matching.queries.kinds import Thing, kinds
from ucap.matching.queries.worded import by_kind
from ucap.matching.states import Subject
from ucap.people.rules import Viewer

ENOUGH = 0.5  # share of the words with which a passage is shown for them, and not for what it means


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of a search."""

    subject: Subject
    card: Any  # of its kind
    title: tuple[Piece, ...]
    title_language: str
    passage: tuple[Piece, ...]  # () where its title says it all
    language: str  # of the passage
    read: Reading | None  # the passage in the reader's language, where somebody had it translated


def hits_of(things: Sequence[Thing], finding: Finding, viewer: Viewer, at: datetime) -> list[Hit]:
    """The things in their order; those that are gone by now left out. Twenty-two queries at most, however many; two more with a translation service."""
    ids = by_kind(things)
    shown: dict[Thing, Any] = {}
    for subject, own in ids.items():
        shown |= {(subject, card.id): card for card in kinds()[subject].cards(own, viewer, at)}
    said = _said(things, finding)
    sentences = sentences_in_reader_language(ids.get(Subject.ENTRY, ()))
    return [
        _hit(thing, shown[thing], said.get(thing), finding, sentences) for thing in things if thing in shown
    ]


def titles_of(things: Sequence[Thing], viewer: Viewer, at: datetime) -> list[str]:
    """What the things are called, as far as they are there, kind by kind."""
    return [
        kinds()[subject].titled(card)[0]
        for subject, ids in by_kind(things).items()
        for card in kinds()[subject].cards(ids, viewer, at)
    ]


@dataclass(frozen=True, slots=True)
class Said:
    """What a thing says, passage by passage."""

    passages: Sequence[str]
    language: str
    rows: Bytes | None  # the vectors of the passages, packed


def _said(things: Sequence[Thing], finding: Finding) -> Mapping[Thing, Said]:
    """Of each thing its passages: kept ones where it has a meaning, else cut from its text."""
    said: dict[Thing, Said] = {}
    if finding.index:
        known = meanings_of(finding.index, things).filter(wording__isnull=False)
        for *owners, passages_, language, rows in known.values_list(
            *OWNERS, "wording__passages", "language", "wording__rows"
        ):
            said[thing_of(owners)] = Said(passages_, language, rows)
    for subject, ids in by_kind([thing for thing in things if thing not in said]).items():
        for one in kinds()[subject].read(ids):
            said[subject, one.id] = Said(passages(one.text), one.text.language or "", None)
    return said


def _passage(said: Said, title: str, finding: Finding) -> str:
    """The passage with most of the words; where the words are not there, that which means most like it. Never the title."""
    others = [place for place, text in enumerate(said.passages) if text != title]
    if not others:
        return ""
    place, share = best_passage([said.passages[one] for one in others], finding.weights)
    if share >= ENOUGH or said.rows is None or finding.vector is None:
        return said.passages[others[place]]
    likenesses = unpacked(said.rows)[others] @ finding.vector
    return said.passages[others[int(likenesses.argmax())]]


def _hit(thing: Thing, card: Any, said: Said | None, finding: Finding, sentences: Sentences | None) -> Hit:
    title, language = kinds()[thing[0]].titled(card)
    passage = _passage(said, title, finding) if said else ""
    read = sentences.of(passage, said.language) if sentences and said and thing[0] == Subject.ENTRY else None
    return Hit(
        subject=thing[0],
        card=card,
        title=marked(title, finding.weights),
        title_language=language,
        passage=marked(passage, finding.weights) if passage else (),
        language=said.language if said else "",
        read=read,
    )
