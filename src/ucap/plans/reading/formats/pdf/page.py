"""What stands on one page of a PDF: words, ruled lines, links. From PDFium."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c

from ucap.plans.reading.formats.pdf.words import Ruling, Word, read_words

THIN = 3.0  # points: a rectangle no thicker is a line
LONG = 6.0  # points: a line no shorter rules something
MOST_SEGMENTS = 400  # of a path that may be a ruling; a drawing has more


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
        # Typst writes the space at which a line ends: where there is none, two parts of one word meet.
        exact = document.get_metadata_value("Creator").startswith("Typst")
        page.words = list(read_words(pdf, left, top, _links(document, pdf, left, top), exact=exact))
        return page
    finally:
        pdf.close()


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
