"""Web pages as blocks. Nothing in them is executed or fetched; what is not text is left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from ucap.kernel.messages import Message, gettext_noop
from ucap.plans.reading.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    Notice,
    Row,
    Run,
    Text,
    paragraph,
    squeeze,
)
from ucap.plans.reading.sniff import decode

Element = Any  # lxml's own type says less than its documentation

SCRIPTS = {"script", "iframe", "object", "embed", "applet"}
UNSEEN = {
    "style",
    "template",
    "noscript",
    "svg",
    "math",
    "head",
    "link",
    "meta",
    "select",
    "button",
    "audio",
    "video",
}
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BOLD = {"b", "strong", "th", "dt"}
INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
WIDEST = 40  # columns that a colspan may claim


def read_html(data: bytes) -> Document:
    """The blocks of a web page."""
    return read_markup(decode(data), form="html")


def read_markup(markup: str, *, form: str = "html", first_line: int = 1, page_title: bool = True) -> Document:
    """The blocks of HTML, or of a piece of it whose first line is `first_line` of the document."""
    collector = _Collector(first_line=first_line)
    if (root := _parse(markup)) is not None:
        if page_title and (title := squeeze(root.findtext(".//head/title") or "")):
            collector.blocks.append(Heading(title, level=0, line=collector.line_of(root)))
        collector.walk(root)
        collector.end_paragraph()
    return Document(form, _without_echo(collector.blocks), tuple(collector.notices))


def read_cell(markup: str, *, line: int) -> tuple[Cell, tuple[Notice, ...]]:
    """The paragraphs of a table's cell that is written in HTML on one line of the document."""
    if "<" not in markup and "&" not in markup:
        text = paragraph([Run(markup)], line=line)
        return ((text,) if text else ()), ()
    collector = _Collector(first_line=line, one_line=True)
    if (root := _parse(markup)) is not None:
        collector.walk(root)
        collector.end_paragraph()
    return tuple(_texts(collector.blocks)), tuple(collector.notices)


def _parse(markup: str) -> Element:
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)  # lxml refuses a declared encoding in text
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(markup, parser=parser) if markup.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _without_echo(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks without the page's title where the page says the same again."""
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 0:
        said = {block.text.casefold() for block in blocks[1:] if not isinstance(block, Row)}
        if blocks[0].text.casefold() in said:
            return tuple(blocks[1:])
    return tuple(blocks)


def _texts(blocks: list[Block]) -> Iterator[Text]:
    """Everything in the blocks as paragraphs: what a table's cell can hold."""
    for block in blocks:
        if isinstance(block, Row):
            yield from (text for cell in block.cells for text in cell)
        elif isinstance(block, Heading):
            yield Text(block.text, lead=block.text, page=block.page, line=block.line)
        else:
            yield block


@dataclass
class _Collector:
    """Walks the tree once, gathering runs into paragraphs and rows."""

    first_line: int = 1
    one_line: bool = False
    blocks: list[Block] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    line: int = 1
    bold: bool = False
    target: str = ""
    raised: bool = False
    lists: list[int | None] = field(
        default_factory=list
    )  # the next number of each list we are in; None: bullets
    level: int = 0  # lists around us whose item had said something before the next list began
    item: tuple[int | None, int] | None = None  # number and level of the item whose text comes next
    tables: int = 0

    def line_of(self, element: Element) -> int:
        if self.one_line:
            return self.first_line
        told = next((e.get("data-line") for e in element.iterancestors() if e.get("data-line")), None)
        own = element.get("data-line") or told
        return self.first_line - 1 + int(own if own and own.isdigit() else element.sourceline or 1)

    def walk(self, element: Element) -> None:
        self._say(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._enter(child)
            self._say(child.tail)

    def end_paragraph(self) -> None:
        text = paragraph(self.runs, line=self.line)
        self.runs.clear()
        if text and self.item:
            number, level = self.item
            text = replace(
                text, item=True, level=level, number=number if text.number is None else text.number
            )
            self.item = None
        if text:
            self.blocks.append(text)

    def _say(self, text: str | None) -> None:
        if text:
            self.runs.append(Run(text.translate(RAISED) if self.raised else text, self.bold, self.target))

    def _enter(self, element: Element) -> None:
        tag = element.tag.lower().rpartition(":")[2]
        if tag in SCRIPTS:
            self._leave_out(element)
        elif tag in UNSEEN or "hidden" in element.attrib or HIDDEN.search(element.get("style", "")):
            return
        elif tag == "br":
            self.end_paragraph()
        elif tag in INLINE:
            self._inline(element, tag)
        else:
            self._block(element, tag)

    def _inline(self, element: Element, tag: str) -> None:
        before = self.bold, self.target, self.raised
        self.bold = self.bold or tag in BOLD or bool(BOLD_STYLE.search(element.get("style", "")))
        self.target = element.get("href", "") if tag == "a" else self.target
        self.raised = self.raised or tag == "sup"
        if not any(run.text.strip() for run in self.runs):
            self.line = self.line_of(element)
        self.walk(element)
        self.bold, self.target, self.raised = before

    def _block(self, element: Element, tag: str) -> None:
        self.end_paragraph()
        self.line = self.line_of(element)
        if tag in HEADINGS:
            self._heading(element, HEADINGS[tag])
        elif tag == "table" and _is_grid(element):
            self._table(element)
        elif tag == "dl":
            self._definitions(element)
        elif tag in {"ol", "ul", "menu"}:
            self._list(element, tag)
        elif tag == "li":
            self._item(element)
        else:
            before, self.bold = self.bold, self.bold or tag in BOLD
            self.walk(element)
            self.end_paragraph()
            self.bold = before

    def _heading(self, element: Element, level: int) -> None:
        inner = _Collector(first_line=self.line, one_line=True)
        inner.walk(element)
        inner.end_paragraph()
        self.notices += inner.notices
        if text := " ".join(text.text for text in _texts(inner.blocks)):
            self.blocks.append(Heading(text, level=level, line=self.line))

    def _list(self, element: Element, tag: str) -> None:
        numbered = tag == "ol" and "none" not in element.get("style", "").lower()
        start = element.get("start", "1")
        inside = bool(self.lists) and self.item is None
        self.lists.append(int(start) if numbered and start.isdigit() else 1 if numbered else None)
        self.level += inside
        self.walk(element)
        self.end_paragraph()
        self.level -= inside
        self.lists.pop()

    def _item(self, element: Element) -> None:
        number = self.lists[-1] if self.lists else None
        value = element.get("value", "")
        number = int(value) if number is not None and value.isdigit() else number
        if self.lists and number is not None:
            self.lists[-1] = number + 1
        self.item = number, self.level
        self.walk(element)
        self.end_paragraph()
        self.item = None

    def _definitions(self, element: Element) -> None:
        self.tables += 1
        label: Cell = ()
        for child in element.iter("dt", "dd"):
            cell = self._cell(child)
            if child.tag == "dt":
                label = cell
            else:
                self.blocks.append(Row((label, cell), table=self.tables))
                label = ()

    def _table(self, element: Element) -> None:
        self.tables += 1
        table = self.tables
        for caption in element.iterchildren("caption"):
            self.walk(caption)
            self.end_paragraph()
        spans: dict[int, int] = {}  # column -> rows that a cell above still covers
        for row in _rows(element):
            if cells := self._row(row, spans):
                self.blocks.append(Row(cells, table=table))

    def _row(self, row: Element, spans: dict[int, int]) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        for element in row.iterchildren("td", "th"):
            while spans.get(len(cells), 0) > 0:
                spans[len(cells)] -= 1
                cells.append(())
            wide, high = _span(element, "colspan"), _span(element, "rowspan")
            for column in range(len(cells), len(cells) + wide):
                spans[column] = high - 1
            cells += [self._cell(element), *[()] * (wide - 1)]
        return tuple(cells)

    def _cell(self, element: Element) -> Cell:
        line = self.line_of(element)
        inner = _Collector(
            first_line=self.first_line, one_line=self.one_line, line=line, bold=element.tag in BOLD
        )
        inner.walk(element)
        inner.end_paragraph()
        self.notices += inner.notices
        return tuple(_texts(inner.blocks))

    def _leave_out(self, element: Element) -> None:
        source = squeeze(element.text or element.get("src") or element.tag)[:200]
        what = Message(gettext_noop("The page holds a script or another page. It was left out and not run."))
        if all(notice.message != what for notice in self.notices):
            self.notices.append(Notice(source, what))


def _is_grid(table: Element) -> bool:
    """Whether the table is one, not a frame that a page was laid out in."""
    widest = max((len(row) for row in _rows(table)), default=0)
    return widest > 1 and not any(True for _ in table.iterdescendants("table"))


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from child.iterchildren("tr")


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1")
    return min(max(int(value), 1), WIDEST) if value.isdigit() and len(value) < 6 else 1
