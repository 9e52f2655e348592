"""An entry's translations as its own people see them, to be corrected."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404

from ucap.exchange.content import EntryContent
from ucap.exchange.digests import digest_of
from ucap.exchange.models import Entry, EntryTranslation
from ucap.exchange.queries.entries import entry_to_edit
from ucap.exchange.queries.translations import service, targets
from ucap.exchange.states import CAN_BE_CORRECTED, TextPart
from ucap.language.tags import same_language
from ucap.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of the entry beside what it says in the other language."""

    part: TextPart
    original: str
    digest: str
    machine: str  # "" where the service has made none
    corrected: str
    former: str  # how they put what stood here before, to begin with

    @property
    def name(self) -> str:
        """Of its field in the form."""
        return f"{self.part}-{self.digest[:16]}"

    @property
    def begins_with(self) -> str:
        return self.corrected or self.former or self.machine


@dataclass(frozen=True, slots=True)
class Correcting:
    """An entry's texts in one language."""

    entry: Entry
    source: str  # BCP 47, as `target`
    target: str
    languages: tuple[str, ...]  # into which it can be read
    pieces: tuple[Piece, ...]

    @property
    def is_corrected(self) -> bool:
        return any(piece.corrected for piece in self.pieces)


def correcting(entry_id: str, language: str, viewer: Viewer) -> Correcting:
    """The entry's translations into that language, for whoever may change it; raises Http404, also where nothing is translated."""
    entry = entry_to_edit(entry_id, viewer)
    if entry.current is None or entry.state not in CAN_BE_CORRECTED or service() is None:
        raise Http404
    content = entry.current.content
    languages = tuple(one for one in targets() if not same_language(one, content.language))
    if language not in languages:
        raise Http404
    rows = list(EntryTranslation.objects.filter(entry=entry, target=language).order_by("-at"))
    return Correcting(entry, content.language, language, languages, tuple(_pieces(content, rows)))


def _pieces(content: EntryContent, rows: list[EntryTranslation]) -> Iterator[Piece]:
    there = {(row.part, row.digest): row for row in rows}
    for part, text in ((TextPart.TITLE, content.title), (TextPart.SUMMARY, content.summary)):
        digest = digest_of(text, content.language)
        row = there.get((part, digest))
        former = next((one.corrected for one in rows if one.part == part and one.corrected), "")
        yield Piece(
            part,
            text,
            digest,
            machine=row.machine if row else "",
            corrected=row.corrected if row else "",
            former=former,
        )
    for row in rows:
        if row.part == TextPart.SENTENCE and row.text and row.source == content.language:
            yield Piece(TextPart.SENTENCE, row.original, row.digest, row.machine, row.corrected, former="")
