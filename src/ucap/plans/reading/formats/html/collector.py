"""The tree of a web page, walked once, as paragraphs, headings and rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ucap.kernel.messages import Message, gettext_noop
from ucap.plans.reading.blocks import Block, Cell, Heading, Notice, Row, Run, Text, paragraph, squeeze
from ucap.plans.reading.formats.html.elements import (
    BOLD,
    HEADINGS,
    INLINE,
    SCRIPTS,
    Element,
    is_bold,
    is_furniture,
    is_grid,
    is_unseen,
    rows_of,
    span_of,
)

SCRIPT = Message(gettext_noop("The page holds a script or another page. It was left out and not run."))
FURNITURE = Message(gettext_noop("Menu or foot of the page; it is not part of the plan."))
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def texts_in(blocks: list[Block]) -> Iterator[Text]:
    """Everything in the blocks as paragraphs: what a table's cell can hold."""
    for block in blocks:
        if isinstance(block, Row):
            yield from (text for cell in block.cells for text in cell)
        elif isinstance(block, Heading):
            yield Text(block.text, lead=block.text, page=block.page, line=block.line)
        else:
            yield block


@dataclass
class Collector:
    """Walks the tree once, gathering runs into paragraphs and rows."""

    first_line: int = 1
    one_line: bool = False
    typed: bool = False  # the numbers of lists were typed, as in Markdown, and may be something else
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
            mark = f"{number}." if self.typed and number is not None and not text.mark else text.mark
            number = number if text.number is None else text.number
            text = replace(text, item=True, level=level, number=number, mark=mark)
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
        elif is_unseen(element, tag):
            return
        elif is_furniture(element, tag):
            self._notice(" ".join(element.itertext()), FURNITURE)
        elif tag == "br":
            self.end_paragraph()
            self.line = self.line_of(element) if "data-line" in element.attrib else self.line
        elif tag in INLINE:
            self._inline(element, tag)
        else:
            self._block(element, tag)

    def _inline(self, element: Element, tag: str) -> None:
        before = self.bold, self.target, self.raised
        self.bold = self.bold or is_bold(element, tag)
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
        elif tag == "table" and is_grid(element):
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
        inner = Collector(first_line=self.line, one_line=True)
        inner.walk(element)
        inner.end_paragraph()
        self.notices += inner.notices
        if text := " ".join(text.text for text in texts_in(inner.blocks)):
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
        for row in rows_of(element):
            if cells := self._row(row, spans):
                self.blocks.append(Row(cells, table=table))

    def _row(self, row: Element, spans: dict[int, int]) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        for element in row.iterchildren("td", "th"):
            while spans.get(len(cells), 0) > 0:
                spans[len(cells)] -= 1
                cells.append(())
            wide, high = span_of(element, "colspan"), span_of(element, "rowspan")
            for column in range(len(cells), len(cells) + wide):
                spans[column] = high - 1
            cells += [self._cell(element), *[()] * (wide - 1)]
        return tuple(cells)

    def _cell(self, element: Element) -> Cell:
        line = self.line_of(element)
        inner = Collector(
            first_line=self.first_line,
            one_line=self.one_line,
            typed=self.typed,
            line=line,
            bold=element.tag in BOLD,
        )
        inner.walk(element)
        inner.end_paragraph()
        self.notices += inner.notices
        return tuple(texts_in(inner.blocks))

    def _leave_out(self, element: Element) -> None:
        if all(notice.message != SCRIPT for notice in self.notices):
            self._notice((element.text or element.get("src") or element.tag)[:200], SCRIPT)

    def _notice(self, source: str, message: Message) -> None:
        if source := squeeze(source):
            self.notices.append(Notice(source, message))
