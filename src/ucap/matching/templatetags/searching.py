"""What a page of a search says, in the reader's language."""

from collections.abc import Iterable

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from ucap.matching.filter_wording import value_in_words
from ucap.matching.marking import Piece

register = template.Library()
register.filter("filter_value", lambda value, name: value_in_words(name, value))


@register.filter
def with_marks(pieces: Iterable[Piece]) -> SafeString:
    """{{ hit.passage|with_marks }}: the text, with what was searched marked; whatever it says, it is text."""
    return mark_safe(  # noqa: S308 - each piece is escaped
        "".join(
            format_html("<mark>{}</mark>", piece.text) if piece.marked else conditional_escape(piece.text)
            for piece in pieces
        )
    )
