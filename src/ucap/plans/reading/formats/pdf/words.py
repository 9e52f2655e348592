"""The words of a PDF page with their place and weight, from PDFium."""

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as c

from ucap.plans.reading.blocks import NO_SPACE
from ucap.plans.reading.formats.pdf.tags import paragraphs_of

BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
WHITE = {0xA0, 0x2002, 0x2003, 0x2009, 0x2028, 0x2029, 0x202F, 0x3000}  # and all below 0x21
NOTHING = {0, 0x200B, 0xFFFE, 0xFFFF}


class Word(NamedTuple):
    """A word and its box; y grows downwards, as one reads."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    target: str = ""  # of a link
    glued: bool = False  # no space between it and the word before
    spaced: bool | None = None  # whether a written space follows, where that tells how lines end; else None
    part: int | None = None  # the paragraph of its page, where the PDF's tags tell; else None
    artifact: bool = False  # tagged as no part of the text: a running header, a page number


class Ruling(NamedTuple):
    """A horizontal or vertical line."""

    x0: float
    x1: float
    top: float
    bottom: float


class _Look(NamedTuple):
    bold: bool
    artifact: bool
    part: int | None  # the paragraph of the page, where the tags tell
    face: int  # the font and size, as a number


class _Char(NamedTuple):
    code: int
    x0: float
    x1: float
    top: float
    bottom: float
    line: float  # on which it stands
    position: int  # among PDFium's signs of the page
    look: _Look
    clustered: bool = False  # drawn in one with the next sign: then PDFium only guesses how wide it is


SPACE = _Char(
    0x20, 0, 0, 0, 0, 0, -1, _Look(bold=False, artifact=False, part=None, face=0)
)  # one that somebody wrote
HINT = SPACE._replace(position=-2)  # one that PDFium put in


def read_words(
    pdf: Any, left: float, top: float, links: list[tuple[Ruling, str]], *, exact: bool
) -> Iterator[Word]:
    """The words in PDFium's order; all signs of a word look the same.

    `exact`: each space of the text is written and each paragraph tagged, so that nothing is left to the width of gaps.
    """
    text = pdf.get_textpage()
    parts = paragraphs_of(pdf) if exact else None
    try:
        gathered: list[_Char] = []
        space, hint = True, False  # whether white space stands before the sign; whether PDFium thinks so
        for char in (*_evened(_chars(text, left, top, parts)), None):
            if char is HINT:
                hint = True
                continue
            white = char is None or char is SPACE
            apart = char is None or white or (bool(gathered) and _apart(gathered[-1], char, hint=hint))
            if gathered and (char is None or apart or _parted(gathered[-1], char)):
                word = _word(text, gathered, links, glued=not space)
                yield word._replace(spaced=char is SPACE) if exact else word
                space = apart
                gathered = []
            space, hint = space or white, False
            if char is not None and not white:
                gathered.append(char)
    finally:
        text.close()


def _chars(text: Any, left: float, top: float, parts: dict[int, int] | None) -> list[_Char | None]:
    """The signs in PDFium's order; SPACE for white space, HINT for such as PDFium put in, None at a line's end."""
    box, x, y = c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    looks: dict[int | None, _Look] = {}
    chars: list[_Char | None] = []
    origin = 0.0, 0.0
    for index in range(c.FPDFText_CountChars(text)):
        code = c.FPDFText_GetUnicode(text, index)
        if (0 < code <= 0x20 and code != 0x02) or code in WHITE:
            generated = c.FPDFText_IsGenerated(text, index) == 1
            chars.append(SPACE if not generated else HINT if code == 0x20 else None)
            continue
        c.FPDFText_GetLooseCharBox(text, index, box)
        c.FPDFText_GetCharOrigin(text, index, x, y)
        x0, x1, line = min(box.left, x.value) - left, box.right - left, top - y.value
        last = chars[-1] if chars else None
        drawn_before = bool(last and last.position >= 0 and origin == (x.value, y.value))
        origin = x.value, y.value
        if last and drawn_before:
            chars[-1] = last._replace(clustered=True)
        if code not in NOTHING:
            look = _look(text, index, looks, parts)
            top_, bottom = top - box.top, top - box.bottom
            chars.append(_Char(code, x0, x1, top_, bottom, line, index, look, clustered=drawn_before))
        elif last and drawn_before:
            chars[-1] = last._replace(x1=max(last.x1, x1), clustered=True)
    return chars


def _evened(chars: list[_Char | None]) -> Iterator[_Char | None]:
    """The signs, those of one font and size as high as the highest of them: of some fonts PDFium gives only the ink."""
    above: dict[int, float] = defaultdict(float)
    below: dict[int, float] = defaultdict(float)
    for char in chars:
        if char:
            face = char.look.face
            above[face] = max(above[face], char.line - char.top)
            below[face] = max(below[face], char.bottom - char.line)
    for char in chars:
        if char is None or char.position < 0:
            yield char
        else:
            face = char.look.face
            even = char._replace(top=char.line - above[face], bottom=char.line + below[face])
            if even.clustered and re.match(rf"{NO_SPACE}|[—…‘’“”]", chr(even.code)):  # as wide as it is high
                even = even._replace(x1=even.x0 + even.bottom - even.top)
            yield even


def _parted(last: _Char, char: _Char) -> bool:
    """Whether a new word begins, though no space stands before it."""
    return char.x0 < last.x0 - (last.bottom - last.top) or char.look[:3] != last.look[:3]


def _apart(last: _Char, char: _Char, *, hint: bool) -> bool:
    """Whether a gap parts the two; a smaller one is enough where PDFium takes it for a space too."""
    height = max(last.bottom - last.top, 1)
    if abs(char.line - last.line) > height * 0.5:
        return True
    if char.look.part != last.look.part:
        return True
    return char.x0 - last.x1 > height * (0.07 if hint else 0.2)


def _word(text: Any, chars: list[_Char], links: list[tuple[Ruling, str]], *, glued: bool) -> Word:
    first, last = chars[0], chars[-1]
    # PDFium marks a hyphen that it takes for a word division with U+0002.
    letters = "".join("-" if char.code == 0x02 else chr(char.code) for char in chars)
    x, y = (first.x0 + last.x1) / 2, (first.top + first.bottom) / 2
    target = next(
        (target for box, target in links if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom), ""
    )
    return Word(
        text=letters.encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        x0=first.x0,
        x1=max(char.x1 for char in chars),
        top=min(char.top for char in chars),
        bottom=max(char.bottom for char in chars),
        size=c.FPDFText_GetFontSize(text, first.position),
        bold=first.look.bold,
        part=first.look.part,
        artifact=first.look.artifact,
        target=target,
        glued=glued,
    )


def _look(text: Any, index: int, known: dict[int | None, _Look], parts: dict[int, int] | None) -> _Look:
    """How the sign looks: as all signs of its text object do."""
    letters = c.FPDFText_GetTextObject(text, index)
    address = ctypes.cast(letters, ctypes.c_void_p).value
    if address not in known:
        bold = _is_bold(text, index, letters)
        part = parts.get(c.FPDFPageObj_GetMarkedContentID(letters)) if parts and letters else None
        known[address] = _Look(bold, _is_artifact(letters), part, _face(letters))
    return known[address]


def _face(letters: Any) -> int:
    if not letters:
        return 0
    size, matrix = ctypes.c_float(), c.FS_MATRIX()
    c.FPDFTextObj_GetFontSize(letters, size)
    c.FPDFPageObj_GetMatrix(letters, matrix)
    font = ctypes.cast(c.FPDFTextObj_GetFont(letters), ctypes.c_void_p).value
    return hash((font, round(size.value, 2), round(matrix.d, 2)))


def _is_bold(text: Any, index: int, letters: Any) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    c.FPDFText_GetFontInfo(text, index, name, 128, flags)
    lowered = name.value.decode("utf-8", "replace").lower()
    return (
        any(word in lowered for word in BOLD_NAMES)
        or c.FPDFText_GetFontWeight(text, index) >= 600
        or bool(flags.value & 0x40000)  # ForceBold
        # Filled and outlined: how a weight is drawn that the font does not have.
        or (bool(letters) and c.FPDFTextObj_GetTextRenderMode(letters) == c.FPDF_TEXTRENDERMODE_FILL_STROKE)
    )


def _is_artifact(letters: Any) -> bool:
    if not letters:
        return False
    name, length = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
    for index in range(c.FPDFPageObj_CountMarks(letters)):
        mark = c.FPDFPageObj_GetMark(letters, index)
        if c.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length):
            said = bytes(name)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")
            if said == "Artifact":
                return True
    return False
