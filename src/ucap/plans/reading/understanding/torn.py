"""Sentences that a page's end tore into two rows, put together again."""

import re
from dataclasses import replace

from ucap.kernel.messages import Message, gettext_noop
from ucap.plans.reading.blocks import Cell, Notice, Text, join
from ucap.plans.reading.understanding.sections import Section

# A sentence does not begin with these, in any of the six languages.
JOINING = re.compile(
    r"(?:(?:and|or|as well as|but|und|oder|sowie|aber|y|e|o|ed|así como|nonché|oppure|et|ou|ainsi que)\b|以及|和|与|及|或|并)",
    re.IGNORECASE,
)
ENDED = re.compile(r"[.!?。！？;；:：]['\"”’)）]*$")
TORN = gettext_noop(
    "This piece stood at the beginning of the next row, torn off by the end of a page. It was put to the end of this text."
)
UNSURE = gettext_noop(
    "This begins in the middle of a sentence. Check whether its beginning stands in the row above."
)


def mend_torn(sections: list[Section]) -> list[Section]:
    """The sections, each piece of a sentence put to the end of the one it goes on from; what is unsure is flagged."""
    mended: list[Section] = []
    for section in sections:
        place = _first(section)
        if place is None or not _is_piece(section.columns[place][0]):
            mended.append(section)
            continue
        piece, *rest = section.columns[place]
        above = mended[-1] if mended else None
        if above and above.texts and _parted(above, section) and not ENDED.search(above.texts[-1].text):
            mended[-1] = _with_end(above, piece)
            mended.append(_with_column(section, place, tuple(rest)))
        else:
            doubtful = replace(piece, notices=(*piece.notices, Notice(piece.text, Message(UNSURE))))
            mended.append(_with_column(section, place, (doubtful, *rest)))
    return mended


def _first(section: Section) -> int | None:
    return next((index for index, column in enumerate(section.columns) if column), None)


def _is_piece(text: Text) -> bool:
    """Whether the text is the end of a sentence: it goes on with "and", in small letters."""
    begins = JOINING.match(text.text)
    return bool(begins) and not text.item and not text.lead and not text.text[0].isupper()


def _parted(above: Section, section: Section) -> bool:
    """Whether a page may have ended between the two: another table, or another page."""
    one, two = above.texts[-1], section.texts[0]
    return above.table != section.table or one.page != two.page


def _with_end(section: Section, piece: Text) -> Section:
    place = max(index for index, column in enumerate(section.columns) if column)
    *before, last = section.columns[place]
    whole = replace(
        last,
        text=join(last.text, piece.text),
        notices=(*last.notices, *piece.notices, Notice(piece.text, Message(TORN))),
    )
    return _with_column(section, place, (*before, whole))


def _with_column(section: Section, place: int, column: Cell) -> Section:
    columns = (*section.columns[:place], column, *section.columns[place + 1 :])
    return replace(section, columns=columns)
