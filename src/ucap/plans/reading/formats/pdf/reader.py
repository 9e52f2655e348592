"""PDF documents as blocks: the text layer with its ruled tables, put together again where a page tore it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as c

from ucap.kernel.messages import Message, gettext_noop
from ucap.plans.reading.blocks import Block, Document, Heading, Notice, Row, as_written
from ucap.plans.reading.formats.pdf.columns import as_form, columns_of, newspaper
from ucap.plans.reading.formats.pdf.furniture import without_furniture
from ucap.plans.reading.formats.pdf.grid import Grid, fill, find_grids
from ucap.plans.reading.formats.pdf.lines import (
    Line,
    as_paragraph,
    divides_words,
    grouped,
    lines_of,
    paragraphs,
    usual_leading,
)
from ucap.plans.reading.formats.pdf.page import Page, read_page
from ucap.plans.reading.sniff import DAMAGED, UnreadableDocument
from ucap.plans.reading.understanding.find_label import find_exact_label, find_label

MOST_PAGES = 100
MOST_WORDS = 60_000
HEADING_SIZE = 1.15  # times the text's
TITLE_SIZE = 1.4
LONGEST_HEADING = 200


def read_pdf(data: bytes) -> Document:
    """The blocks of a PDF. Raises UnreadableDocument where it is locked, damaged, too long or only pictures."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableDocument(_why(error)) from error
    try:
        return _assemble(_pages(document))
    except pdfium.PdfiumError as error:
        raise UnreadableDocument(DAMAGED) from error
    finally:
        document.close()


def _why(error: pdfium.PdfiumError) -> str:
    if getattr(error, "err_code", None) == c.FPDF_ERR_PASSWORD or "password" in str(error).lower():
        return gettext_noop("The PDF is locked with a password. Save a copy without it and upload that file.")
    return DAMAGED


def _pages(document: pdfium.PdfDocument) -> list[Page]:
    if len(document) > MOST_PAGES:
        raise UnreadableDocument(
            gettext_noop(
                "The PDF has %(pages)d pages; at most %(limit)d can be read. Save the pages with the plan as a PDF of their own."
            ),
            pages=len(document),
            limit=MOST_PAGES,
        )
    pages: list[Page] = []
    for index in range(len(document)):
        pages.append(read_page(document, index))
        if sum(len(page.words) for page in pages) > MOST_WORDS:
            raise UnreadableDocument(
                gettext_noop("The PDF is too long. Save the pages with the plan as a PDF of their own.")
            )
    if not any(page.words for page in pages):
        raise UnreadableDocument(
            gettext_noop(
                "The PDF holds pictures of pages and no text. Make its text readable with OCR (most scanners can), "
                "or upload the document it was printed from."
            )
        )
    return pages


@dataclass(slots=True)
class _Table:
    """A table while its pages are put together: each cell a list of lines."""

    columns: list[float]
    rows: list[list[list[Line]]]
    top: float
    page: int


@dataclass(slots=True)
class _Flow:
    """Lines outside tables, in one place of a page."""

    lines: list[Line] = field(default_factory=list)


def _assemble(pages: list[Page]) -> Document:
    grids = [find_grids(page) for page in pages]
    outside = [fill(found, page.words) for found, page in zip(grids, pages, strict=True)]
    flows, notices = without_furniture(
        [(page.height, lines_of(words, page.number)) for page, words in zip(pages, outside, strict=True)]
    )
    parts: list[_Table | _Flow] = []
    for page, found, lines in zip(pages, grids, flows, strict=True):
        for part in _parts(page, found, lines):
            _append(parts, part)
    blocks = tuple(_blocks(parts, _text_size(pages)))
    empty = [page for page in pages if not page.words and page.pictures]
    unread = (Notice(str(page.number), UNREAD_PAGE) for page in empty)
    return Document("pdf", blocks, (*notices, *unread))


UNREAD_PAGE = Message(
    gettext_noop("This page is a picture without text and was not read. Make its text readable with OCR.")
)


def _parts(page: Page, grids: list[Grid], lines: list[Line]) -> Iterator[_Table | _Flow]:
    """The tables of a page and the text between them, from above."""
    waiting = list(lines)
    for grid in grids:
        above = [line for line in waiting if line.top < grid.top]
        waiting = [line for line in waiting if line.top >= grid.top]
        if above:
            yield _Flow(above)
        yield _table(grid, page.number)
    if waiting:
        yield _Flow(waiting)


def _table(grid: Grid, page: int) -> _Table:
    rows: list[list[list[Line]]] = []
    for row in grid.rows:
        cells: list[list[Line]] = []
        for cell in row:
            if cell is None:
                cells.append([])
                continue
            inset = min((word.x0 for word in cell.words), default=cell.x0) - cell.x0
            cells.append(lines_of(cell.words, page, edge=cell.x1 - max(inset, 1.0)))
        rows.append(cells)
    return _Table(grid.columns, rows, grid.top, page)


def _append(parts: list[_Table | _Flow], part: _Table | _Flow) -> None:
    """Puts the part behind the others; a table that goes on from the page before is put to it."""
    last = parts[-1] if parts else None
    if isinstance(part, _Table) and isinstance(last, _Table) and _goes_on(last, part):
        _sew(last, part)
    elif isinstance(part, _Flow) and isinstance(last, _Flow):
        last.lines += part.lines
    else:
        parts.append(part)


def _goes_on(last: _Table, part: _Table) -> bool:
    same = len(last.columns) == len(part.columns)
    return (
        part.page > last.page
        and same
        and all(abs(a - b) < 6 for a, b in zip(last.columns, part.columns, strict=True))
    )


def _sew(last: _Table, part: _Table) -> None:
    """Joins the row that the page tore; a heading row that is printed again is left out."""
    rows = part.rows
    if rows and len(rows) > 1 and [_said(cell) for cell in rows[0]] == [_said(cell) for cell in last.rows[0]]:
        rows = rows[1:]
    if rows and _is_torn(last.rows[-1], rows[0]):
        last.rows[-1] = [cell + more for cell, more in zip(last.rows[-1], rows[0], strict=True)]
        rows = rows[1:]
    last.rows += rows
    last.page = part.page


def _is_torn(row: list[list[Line]], more: list[list[Line]]) -> bool:
    """Whether the next page's first row only ends the row before: it has no label, or the rest of one."""
    label, rest = _said(row[0]), _said(more[0])
    if not rest:
        return any(more)
    if find_label(label) is None and find_exact_label(f"{label} {rest}"):
        return True
    whole = find_label(f"{label} {rest}")
    return find_label(rest) is None and whole is not None and whole == (find_label(label) or whole)


def _said(lines: list[Line]) -> str:
    text = as_paragraph(lines) if lines else None
    return as_written(text) if text else ""


def _text_size(pages: list[Page]) -> float:
    """The size most of the text is set in."""
    sizes: dict[float, int] = {}
    for word in (word for page in pages for word in page.words):
        sizes[round(word.size, 1)] = sizes.get(round(word.size, 1), 0) + len(word.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _blocks(parts: list[_Table | _Flow], size: float) -> Iterator[Block]:
    columns = [
        lines
        for part in parts
        for lines in (
            [part.lines] if isinstance(part, _Flow) else (cell for row in part.rows for cell in row)
        )
    ]
    leading, divides = usual_leading(columns), divides_words(columns)
    for line in (line for lines in columns for line in lines):
        line.divides = divides
    for number, part in enumerate(parts):
        if isinstance(part, _Table):
            for row in part.rows:
                yield Row(tuple(tuple(paragraphs(cell, leading)) for cell in row), table=number)
        else:
            yield from _flow(part.lines, size, number, leading)


def _flow(lines: list[Line], size: float, number: int, leading: float) -> Iterator[Block]:
    """Text outside ruled tables; where it stands in columns, as these are meant to be read."""
    gutters = columns_of(lines)
    if gutters and (form := as_form(lines, gutters, number, leading)):
        yield from form
        return
    for group in grouped(newspaper(lines, gutters) if gutters else lines, leading):
        text = as_paragraph(group)
        if (
            text
            and group[0].size > size * HEADING_SIZE
            and len(text.text) < LONGEST_HEADING
            and not text.item
        ):
            yield Heading(text.text, level=1 if group[0].size > size * TITLE_SIZE else 2, page=text.page)
        elif text:
            yield text
