"""What stands on one page of a PDF: words with their place and weight, ruled lines, links. From PDFium."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as c

THIN = 3.0  # points: a rectangle no thicker is a line
LONG = 6.0  # points: a line no shorter rules something
MOST_SEGMENTS = 400  # of a path that may be a ruling; a drawing has more
BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")


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
    spaced: bool = False  # a space that somebody wrote follows


class Ruling(NamedTuple):
    """A horizontal or vertical line."""

    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(slots=True)
class Page:
    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    across: list[Ruling] = field(default_factory=list)
    down: list[Ruling] = field(default_factory=list)
    pictures: int = 0


def read_page(document: pdfium.PdfDocument, index: int) -> Page:
    """One page of the document; `index` counts from 0."""
    pdf = document[index]
    try:
        left, bottom, right, top = pdf.get_bbox()
        page = Page(index + 1, right - left, top - bottom)
        _read_paths(pdf, page, left, top)
        page.words = list(_words(pdf, left, top, _links(document, pdf, left, top)))
        return page
    finally:
        pdf.close()


class _Char(NamedTuple):
    code: int
    x0: float
    x1: float
    top: float
    bottom: float
    position: int  # among PDFium's signs of the page


SPACE = _Char(0x20, 0, 0, 0, 0, -1)  # one that somebody wrote


def _words(pdf: Any, left: float, top: float, links: list[tuple[Ruling, str]]) -> Iterator[Word]:
    text = pdf.get_textpage()
    try:
        gathered: list[_Char] = []
        space = True
        for char in _chars(text, left, top):
            white = char is None or char is SPACE
            if gathered and (char is None or white or _parted(gathered[-1], char)):
                yield _word(text, gathered, links, glued=not space)._replace(spaced=char is SPACE)
                space = char is None or white or _apart(gathered[-1], char)
                gathered = []
            space = space or white
            if char is not None and not white:
                gathered.append(char)
        if gathered:
            yield _word(text, gathered, links, glued=not space)
    finally:
        text.close()


def _chars(text: Any, left: float, top: float) -> Iterator[_Char | None]:
    """The signs in PDFium's order; SPACE for white space, None for such as PDFium put in."""
    box = c.FS_RECTF()
    for index in range(c.FPDFText_CountChars(text)):
        code = c.FPDFText_GetUnicode(text, index)
        if code in {0, 0xFFFE, 0xFFFF}:
            continue
        if (code <= 0x20 and code != 0x02) or code in {0xA0, 0x3000, 0x2028, 0x2029}:
            yield None if c.FPDFText_IsGenerated(text, index) == 1 else SPACE
            continue
        c.FPDFText_GetLooseCharBox(text, index, box)
        yield _Char(code, box.left - left, box.right - left, top - box.top, top - box.bottom, index)


def _parted(last: _Char, char: _Char) -> bool:
    """Whether a new word begins: on another line, or after a gap."""
    height = last.bottom - last.top
    return abs(char.bottom - last.bottom) > height * 0.5 or _apart(last, char) or char.x0 < last.x0 - height


def _apart(last: _Char, char: _Char) -> bool:
    height = max(last.bottom - last.top, 1)
    return char.x0 - last.x1 > height * 0.2 or abs(char.bottom - last.bottom) > height * 0.5


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
        bold=_is_bold(text, first.position),
        target=target,
        glued=glued,
    )


def _is_bold(text: Any, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    c.FPDFText_GetFontInfo(text, index, name, 128, flags)
    lowered = name.value.decode("utf-8", "replace").lower()
    return (
        any(word in lowered for word in BOLD_NAMES)
        or c.FPDFText_GetFontWeight(text, index) >= 600
        or bool(flags.value & 0x40000)  # ForceBold
        or _is_outlined(text, index)
    )


def _is_outlined(text: Any, index: int) -> bool:
    """Whether the letters are filled and outlined: how a weight is drawn that the font does not have."""
    letters = c.FPDFText_GetTextObject(text, index)
    return bool(letters) and c.FPDFTextObj_GetTextRenderMode(letters) == c.FPDF_TEXTRENDERMODE_FILL_STROKE


def _links(document: pdfium.PdfDocument, pdf: Any, left: float, top: float) -> list[tuple[Ruling, str]]:
    links: list[tuple[Ruling, str]] = []
    position, link, box = ctypes.c_int(0), c.FPDF_LINK(), c.FS_RECTF()
    while len(links) < 500 and c.FPDFLink_Enumerate(pdf, position, link):
        action = c.FPDFLink_GetAction(link)
        if action and c.FPDFLink_GetAnnotRect(link, box):
            size = c.FPDFAction_GetURIPath(document, action, None, 0)
            target = ctypes.create_string_buffer(max(size, 1))
            c.FPDFAction_GetURIPath(document, action, target, size)
            area = Ruling(box.left - left, box.right - left, top - box.top, top - box.bottom)
            links.append((area, target.value.decode("utf-8", "replace")))
    return links


def _read_paths(pdf: Any, page: Page, left: float, top: float) -> None:
    for shape in pdf.get_objects(max_depth=3):
        if shape.type == c.FPDF_PAGEOBJ_IMAGE:
            page.pictures += 1
        elif shape.type == c.FPDF_PAGEOBJ_PATH:
            for x0, y0, x1, y1 in _lines(shape):
                _add_ruling(page, x0 - left, x1 - left, top - y1, top - y0)


def _add_ruling(page: Page, x0: float, x1: float, upper: float, lower: float) -> None:
    wide, high = x1 - x0, lower - upper
    if high <= THIN and wide >= LONG:
        page.across.append(Ruling(x0, x1, (upper + lower) / 2, (upper + lower) / 2))
    elif wide <= THIN and high >= LONG:
        page.down.append(Ruling((x0 + x1) / 2, (x0 + x1) / 2, upper, lower))


def _lines(shape: Any) -> Iterator[tuple[float, float, float, float]]:
    """The straight lines of a path: a thin rectangle is one, an outline has one for each of its edges."""
    x0, y0, x1, y1 = shape.get_bounds()
    if min(x1 - x0, y1 - y0) <= THIN:
        yield x0, y0, x1, y1
        return
    count = c.FPDFPath_CountSegments(shape)
    if not 2 <= count <= MOST_SEGMENTS:
        return
    matrix = shape.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    begun: tuple[float, float] | None = None
    for index in range(count):
        segment = c.FPDFPath_GetPathSegment(shape, index)
        c.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_MOVETO:
            begun = point
        elif kind == c.FPDF_SEGMENT_LINETO and last:
            yield _edge(last, point)
        last = point
        if c.FPDFPathSegment_GetClose(segment) and begun:
            yield _edge(last, begun)


def _edge(one: tuple[float, float], two: tuple[float, float]) -> tuple[float, float, float, float]:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1])
