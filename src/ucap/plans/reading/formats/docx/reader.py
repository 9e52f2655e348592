"""Word documents as blocks, from the XML itself: no entity is expanded, nothing is fetched, no macro is looked at."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

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
from ucap.plans.reading.formats.docx import xml
from ucap.plans.reading.formats.docx.styles import Numbering, Style, read_numbering, read_styles
from ucap.plans.reading.sniff import DAMAGED, UnreadableDocument
from ucap.plans.reading.understanding.find_label import find_label

Element = Any
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    KeyError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,  # an encrypted part
    EOFError,
)
LARGEST_PART = 40_000_000  # bytes of one XML part


def read_docx(data: bytes) -> Document:
    """The blocks of a Word document: body, then notes; what stands in headers and footers is a notice."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except DAMAGE as error:
        raise UnreadableDocument(DAMAGED) from error


def _read(archive: zipfile.ZipFile) -> Document:
    names = archive.namelist()
    body = next(iter(_part(archive, "word/document.xml")), None)
    walker = _Walker(
        styles=read_styles(_part(archive, "word/styles.xml") if "word/styles.xml" in names else None),
        numbering=read_numbering(
            _part(archive, "word/numbering.xml") if "word/numbering.xml" in names else None
        ),
        targets=_targets(archive) if "word/_rels/document.xml.rels" in names else {},
    )
    if body is not None:
        walker.body(body)
    for part in ("word/footnotes.xml", "word/endnotes.xml"):
        if part in names:
            walker.notes(_part(archive, part))
    edges = sorted(
        name for name in names if name.startswith(("word/header", "word/footer")) and name.endswith(".xml")
    )
    said = dict.fromkeys(text for name in edges if (text := _plain(_part(archive, name))))
    return Document("docx", tuple(walker.blocks), tuple(Notice(text, HEADER) for text in said))


HEADER = Message(gettext_noop("Header or footer of the page; it is not part of the plan."))


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    """The root of a part, which may not be larger than it says (a zip bomb lies)."""
    with archive.open(name) as file:
        data = file.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise UnreadableDocument(
            gettext_noop(
                "The file unpacks to more than %(limit)d MB. Save the document again without pictures."
            ),
            limit=LARGEST_PART // 1_000_000,
        )
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
        raise UnreadableDocument(
            gettext_noop(
                "The Word file holds definitions that Word never writes. Save it again in Word and upload that file."
            )
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def _targets(archive: zipfile.ZipFile) -> dict[str, str]:
    relations = _part(archive, "word/_rels/document.xml.rels")
    return {relation.get("Id", ""): relation.get("Target", "") for relation in relations}


def _plain(root: Element) -> str:
    return squeeze(" ".join(element.text or "" for element in root.iter() if xml.local(element) == "t"))


@dataclass
class _Walker:
    styles: dict[str, Style]
    numbering: Numbering
    targets: dict[str, str]
    blocks: list[Block] = field(default_factory=list)
    tables: int = 0
    page: int = 1

    def body(self, element: Element) -> None:
        for child in element:
            name = xml.local(child)
            if name == "p":
                self.blocks += self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name in xml.CONTAINERS:
                self.body(child)

    def notes(self, root: Element) -> None:
        """Foot- and endnotes; Word's own separators have a type."""
        for note in root:
            if not xml.attribute(note, "type"):
                self.body(note)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = xml.child(element, "pPr")
        style = self.styles.get(xml.value(properties, "pStyle"), Style())
        page = self.page
        number, level, listed = self.numbering.next_number(properties, style)
        for runs in self._lines(element, bold=style.bold):
            text = paragraph(runs, page=page)
            if text is None:
                continue
            if style.heading and not listed:
                yield Heading(text.text, level=style.heading, page=page)
            elif not listed and _is_row(runs):
                yield self._tabbed(runs, page)
            else:
                yield (
                    replace(text, item=True, level=level, number=text.number if number is None else number)
                    if listed
                    else text
                )
        yield from self._boxes(element)

    def _tabbed(self, runs: list[Run], page: int) -> Row:
        """A paragraph whose parts stand in columns by tabs."""
        self.tables += 1
        cells: list[list[Run]] = [[]]
        for run in runs:
            first, *rest = run.text.split("\t")
            cells[-1].append(run._replace(text=first))
            cells += [[run._replace(text=piece)] for piece in rest]
        texts = (paragraph(cell, page=page) for cell in cells)
        return Row(tuple((text,) for text in texts if text) or ((),), table=self.tables)

    def _lines(self, element: Element, *, bold: bool) -> list[list[Run]]:
        """The runs of a paragraph, a list for each line that a break ends."""
        lines: list[list[Run]] = [[]]
        for run in self._runs(element, bold=bold, target=""):
            if run is None:
                lines.append([])
            else:
                lines[-1].append(run)
        return lines

    def _runs(self, element: Element, *, bold: bool, target: str) -> Iterator[Run | None]:
        """The runs, None where a line ends."""
        for child in element:
            name = xml.local(child)
            if name == "r":
                yield from self._run(child, bold=bold, target=target)
            elif name == "hyperlink":
                yield from self._runs(
                    child, bold=bold, target=self.targets.get(xml.attribute(child, "id"), "")
                )
            elif name in xml.CONTAINERS:
                yield from self._runs(child, bold=bold, target=target)

    def _run(self, run: Element, *, bold: bool, target: str) -> Iterator[Run | None]:
        properties = xml.child(run, "rPr")
        bold = xml.is_on(
            properties, "b", self.styles.get(xml.value(properties, "rStyle"), Style()).bold or bold
        )
        raised = xml.value(properties, "vertAlign") == "superscript"
        for child in run:
            name = xml.local(child)
            if name == "t":
                yield Run(_raise(child.text or "") if raised else child.text or "", bold, target)
            elif name in {"tab", "ptab"}:
                yield Run("\t", bold, target)
            elif name in {"noBreakHyphen", "softHyphen"}:
                yield Run("-" if name == "noBreakHyphen" else "", bold, target)
            elif name == "lastRenderedPageBreak" or (name == "br" and xml.attribute(child, "type") == "page"):
                self.page += 1
            elif name in {"br", "cr"}:
                yield None

    def _boxes(self, element: Element) -> Iterator[Block]:
        """Text boxes that are anchored in the paragraph."""
        for box in element.iter():
            if xml.local(box) == "txbxContent" and not any(
                xml.local(a) == "Fallback" for a in box.iterancestors()
            ):
                for child in box:
                    if xml.local(child) == "p":
                        yield from self._paragraph(child)

    def _table(self, table: Element) -> None:
        self.tables += 1
        number = self.tables
        for row in xml.inside(table, "tr"):
            cells: list[Cell] = []
            for element in xml.inside(row, "tc"):
                properties = xml.child(element, "tcPr")
                merge = xml.child(properties, "vMerge")
                continues = merge is not None and xml.attribute(merge, "val") in {"", "continue"}
                wide = xml.value(properties, "gridSpan")
                cells.append(() if continues else self._cell(element))
                cells += [()] * (min(int(wide), 40) - 1 if wide.isdigit() else 0)
            if cells:
                self.blocks.append(Row(tuple(cells), table=number))

    def _cell(self, element: Element) -> Cell:
        inner = replace(self, blocks=[])
        inner.body(element)
        self.page, self.tables = inner.page, inner.tables
        texts: list[Text] = []
        for block in inner.blocks:
            if isinstance(block, Text):
                texts.append(block)
            elif isinstance(block, Heading):
                texts.append(Text(block.text, lead=block.text, page=block.page))
            else:
                texts += [text for cell in block.cells for text in cell]
        return tuple(texts)


def _is_row(runs: list[Run]) -> bool:
    """Whether tabs part a label from its values."""
    label, tab, values = "".join(run.text for run in runs).strip().partition("\t")
    return bool(tab and values.strip()) and find_label(label.strip()) is not None


def _raise(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
