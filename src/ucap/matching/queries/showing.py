"""Things that were found as a page shows them: the card of each, and the passage that answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ucap.exchange.queries.cards import EntryCard
from ucap.exchange.queries.cards import cards as entry_cards
from ucap.exchange.queries.translations import Reading, Sentences, sentences_in_reader_language
from ucap.matching.marking import Piece, best_passage, marked
from ucap.matching.packing import Bytes, unpacked
from ucap.matching.passages import passages
from ucap.matching.queries.alike import OWNERS, meanings_of, thing_of
from ucap.matching.queries.finding import Finding
from ucap.matching.queries.seen import Thing
from ucap.matching.queries.sources import SOURCES
from ucap.matching.queries.worded import by_kind
from ucap.matching.states import Subject
from ucap.organisations.queries.cards import OrganisationCard
from ucap.organisations.queries.cards import cards as organisation_cards
from ucap.plans.queries.cards import PlanCard
from ucap.plans.queries.cards import cards as plan_cards

Card = EntryCard | PlanCard | OrganisationCard
ENOUGH = 0.5  # share of the words with which a passage is shown for them, and not for what it means


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of a search."""

    subject: Subject
    card: Card
    title: tuple[Piece, ...]
    title_language: str
    passage: tuple[Piece, ...]  # () where its title says it all
    language: str  # of the passage
    read: Reading | None  # the passage in the reader's language, where somebody had it translated


def hits_of(things: Sequence[Thing], finding: Finding, today: date) -> list[Hit]:
    """The things in their order; those that are gone by now left out. Sixteen queries at most, however many; two more with a translation service."""
    ids = by_kind(things)
    shown: dict[Thing, Card] = {}
    for subject, own in ids.items():
        shown |= {(subject, card.id): card for card in _cards(subject, own, today)}
    said = _said(things, finding)
    sentences = sentences_in_reader_language(ids.get(Subject.ENTRY, ()))
    return [
        _hit(thing, shown[thing], said.get(thing), finding, sentences) for thing in things if thing in shown
    ]


def _cards(subject: Subject, ids: Sequence[str], today: date) -> Sequence[Card]:
    if subject == Subject.ENTRY:
        return entry_cards(ids)
    return plan_cards(ids, today) if subject == Subject.PLAN else organisation_cards(ids)


def titles_of(things: Sequence[Thing], today: date) -> list[str]:
    """What the things are called, as far as they are there, kind by kind."""
    return [
        title_of(card)[0] for subject, ids in by_kind(things).items() for card in _cards(subject, ids, today)
    ]


def title_of(card: Card) -> tuple[str, str]:
    """What it is called, and the language of that."""
    if isinstance(card, OrganisationCard):
        return card.name.text, card.name.language
    return card.title, card.language


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
        for one in SOURCES[subject].read(ids):
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


def _hit(thing: Thing, card: Card, said: Said | None, finding: Finding, sentences: Sentences | None) -> Hit:
    title, language = title_of(card)
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
