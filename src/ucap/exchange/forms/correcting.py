"""What an entry says in another language, beside what it says in its own."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from ucap.exchange.actions.correcting import LINKS_AT_MOST, LONGEST_CORRECTION, Corrections
from ucap.exchange.queries.correcting import Correcting, Piece
from ucap.exchange.states import TextPart
from ucap.kernel.fields import CleanLine, CleanText

LABELS = {
    TextPart.TITLE: _("Title"),
    TextPart.SUMMARY: _("Summary"),
    TextPart.SENTENCE: _("A sentence by which it matches"),
}


class TranslationForm(forms.Form):
    """A field a text; an empty one leaves it to the machine."""

    def __init__(self, data: Any = None, *, page: Correcting) -> None:
        self.page = page
        super().__init__(data, initial={piece.name: piece.begins_with for piece in page.pieces})
        for piece in page.pieces:
            self.fields[piece.name] = _field(piece, page.target)

    def rows(self) -> Iterator[tuple[Piece, BoundField]]:
        """Each text with its field."""
        for piece in self.page.pieces:
            yield piece, self[piece.name]

    def corrections(self) -> Corrections:
        """What was sent, of the texts that the form had: one that the entry says only since is left as it is."""
        sent = [piece for piece in self.page.pieces if piece.name in self.data]
        return {(piece.part, piece.original): self.cleaned_data[piece.name] for piece in sent}


def _field(piece: Piece, language: str) -> forms.Field:
    longest, links = LONGEST_CORRECTION[piece.part], LINKS_AT_MOST[piece.part]
    if piece.part == TextPart.TITLE:
        field: forms.Field = CleanLine(label=LABELS[piece.part], required=False, longest=longest)
    else:
        field = CleanText(label=LABELS[piece.part], required=False, longest=longest, most_links=links, rows=4)
    field.widget.attrs["lang"] = language
    return field
