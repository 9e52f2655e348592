"""A plan as a Word document: a real table with a head, real lists, styles to go on working with."""

import io
import zipfile
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from ucap.plans.content import PlanContent
from ucap.plans.labels import FormField
from ucap.plans.reading.blocks import Cell, Text, bare
from ucap.plans.writing.docx.lists import Lists
from ucap.plans.writing.docx.styles import set_styles
from ucap.plans.writing.form import Form, FormRow, fill_form
from ucap.plans.writing.qr import qr_code

WIDTH, LABELS = 170, 42  # millimetres of the table, and of its first column
HAIRLINE = {"val": "single", "sz": "4", "space": "0", "color": "B9C6BE"}
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the time that every part of the file bears


def write_docx(content: PlanContent, *, language: str, url: str) -> bytes:
    """The document; the same plan gives the same bytes."""
    form = fill_form(content, language=language, url=url)
    document = docx.Document()
    set_styles(document, language)
    _set_properties(document, form, language)
    document.add_paragraph(form.name, style="Subtitle")
    document.add_paragraph(form.title, style="Heading 1")
    _add_table(document, form, qr_code(url))
    _add_footer(document, bare(form.title))
    return _packed(document)


def _set_properties(document: Document, form: Form, language: str) -> None:
    properties = document.core_properties
    properties.title, properties.language, properties.subject = (
        bare(form.title)[:255],
        language,
        form.name[:255],
    )
    properties.author = properties.comments = properties.last_modified_by = ""
    element: Any = properties._element  # noqa: SLF001 - the library has no way to take the dates out
    for date in element.xpath("dcterms:created|dcterms:modified"):
        element.remove(date)


def _add_table(document: Document, form: Form, picture: bytes) -> None:
    table = document.add_table(rows=0, cols=form.columns + 1)
    table.autofit = False
    _rule(table)
    filler = _Filler(document, Lists(document), picture)
    for row in (form.head, *form.rows) if form.head else form.rows:
        cells = table.add_row().cells
        if len(row.cells) < form.columns:
            cells[1].merge(cells[-1])
        filler.fill(cells, row)
    if form.head:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    widths = [LABELS] + [(WIDTH - LABELS) // form.columns] * form.columns
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for line in table.rows:
        for cell, width in zip(line.cells, widths, strict=True):
            if cell.grid_span == 1:
                cell.width = Mm(width)


class _Filler:
    """Puts the form's rows into the cells of the table."""

    def __init__(self, document: Document, lists: Lists, picture: bytes) -> None:
        self.document = document
        self.lists = lists
        self.picture = picture
        self.styles: dict[str, str] = {}

    def fill(self, cells: Any, row: FormRow) -> None:
        label = cells[0].paragraphs[0]
        self._set_style(label, "Form Label")
        label.add_run(row.label)
        for cell, said in zip(cells[1:], row.cells, strict=False):
            self._fill(cell, said, style="Form Label" if row.field is FormField.SIDE else "Normal")
        if row.field is FormField.PAGE:
            shape: Any = (
                cells[1].add_paragraph().add_run().add_picture(io.BytesIO(self.picture), width=Mm(22))
            )
            shape._inline.docPr.set("descr", row.cells[0][0].text)  # noqa: SLF001

    def _fill(self, cell: Any, said: Cell, *, style: str) -> None:
        self.lists.new_list()
        for index, text in enumerate(said):
            paragraph = cell.add_paragraph() if index else cell.paragraphs[0]
            listed = "List Bullet" if text.number is None else "List Number"
            self._set_style(paragraph, listed if text.item else style)
            if text.number is not None:
                self.lists.count(paragraph, text.number)
            self._say(paragraph, text)

    def _set_style(self, paragraph: Any, name: str) -> None:
        """What `paragraph.style = name` does, which looks through all styles of the document each time."""
        if name not in self.styles:
            self.styles[name] = self.document.styles[name].style_id
        paragraph._p.style = self.styles[name]  # noqa: SLF001

    def _say(self, paragraph: Any, text: Text) -> None:
        lead, rest = text.text[: len(text.lead)], text.text[len(text.lead) :]
        if lead:
            paragraph.add_run(lead).bold = True
        run = paragraph.add_run(rest)
        for link in text.links:
            wrapper = OxmlElement("w:hyperlink")
            wrapper.set(qn("r:id"), paragraph.part.relate_to(link.target, HYPERLINK, is_external=True))
            wrapper.append(run._r)  # noqa: SLF001
            paragraph._p.append(wrapper)  # noqa: SLF001


def _rule(table: Any) -> None:
    """Hairlines between rows and columns, none around; first row and first column are heads."""
    properties = table._tbl.tblPr  # noqa: SLF001
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in HAIRLINE.items():
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        space = OxmlElement(f"w:{side}")
        space.set(qn("w:w"), "70")
        space.set(qn("w:type"), "dxa")
        margins.append(space)
    look = OxmlElement("w:tblLook")
    for name, value in {
        "val": "04A0",
        "firstRow": "1",
        "firstColumn": "1",
        "noHBand": "0",
        "noVBand": "1",
    }.items():
        look.set(qn(f"w:{name}"), value)
    properties.extend((borders, *properties.xpath("w:tblLayout"), margins, look))


def _add_footer(document: Document, title: str) -> None:
    paragraph: Any = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{title[:90]}\t\t")
    for index, code in enumerate(("PAGE", "NUMPAGES")):
        if index:
            paragraph.add_run(" / ")
        simple = OxmlElement("w:fldSimple")
        simple.set(qn("w:instr"), code)
        simple.append(OxmlElement("w:r"))
        paragraph._p.append(simple)  # noqa: SLF001


def _packed(document: Document) -> bytes:
    """The file, without the time at which it was made."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
