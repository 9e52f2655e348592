"""A filled-in form, written down once as text, laid out as offices lay it out: web page, Markdown, Word, PDF, plain text."""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any

MARKUP = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\[(?P<text>[^]]+)\]\((?P<target>[^)]+)\)|(?P<plain>(?:(?!\*\*|\[[^]]+\]\().)+)"
)
ITEM = re.compile(r"(?:\((?P<number>\d+)\)|-) (?P<text>.+)")
Cell = list[str]  # its paragraphs: "**bold** plain", "(1) item", "- item", "[text](target)"


@dataclass
class Form:
    heading: str = ""
    rows: list[tuple[str, list[Cell]]] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    @property
    def columns(self) -> int:
        return max(len(cells) for _, cells in self.rows)


def read_form(path: Path) -> Form:
    """The form of a file: "# heading", "> label", "| cell" (goes on on indented lines), other lines below the table."""
    form = Form()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            form.heading = line[2:]
        elif line.startswith("> "):
            form.rows.append((line[2:], []))
        elif line.startswith("|"):
            form.rows[-1][1].append([text] if (text := line[1:].strip()) else [])
        elif line.startswith("  "):
            form.rows[-1][1][-1].append(line.strip())
        elif line:
            form.below.append(line)
    return form


def as_html(form: Form) -> bytes:
    """A web page with a table; a value for all sides spans their columns."""
    rows = []
    for label, cells in form.rows:
        span = f' colspan="{form.columns}"' if len(cells) == 1 and form.columns > 1 else ""
        values = "".join(f"<td{span}>{_html_blocks(cell)}</td>" for cell in cells)
        rows.append(f"<tr><td><b>{escape(label)}</b></td>{values}</tr>")
    heading = f"<h1>{escape(form.heading)}</h1>" if form.heading else ""
    page = f"<html><head><meta charset='utf-8'><title>{escape(form.heading)}</title></head><body>{heading}<table>{''.join(rows)}</table>"
    return f"<!doctype html>{page}{_html_blocks(form.below)}</body></html>".encode()


def _html_blocks(paragraphs: Iterable[str]) -> str:
    blocks = []
    for listed, group in groupby(paragraphs, key=_kind):
        if listed:
            items = "".join(
                f"<li>{_html(found['text'])}</li>" for text in group if (found := ITEM.match(text))
            )
            blocks.append(f"<{listed}>{items}</{listed}>")
        else:
            blocks += [f"<p>{_html(text)}</p>" for text in group]
    return "".join(blocks)


def _kind(text: str) -> str:
    found = ITEM.match(text)
    return ("ol" if found["number"] else "ul") if found else ""


def _html(text: str) -> str:
    return "".join(
        f"<b>{escape(piece['bold'])}</b>" if piece["bold"]
        else f'<a href="{escape(piece["target"])}">{escape(piece["text"])}</a>' if piece["text"]
        else escape(piece["plain"])
        for piece in MARKUP.finditer(text)
    )  # fmt: skip


def as_markdown(form: Form) -> bytes:
    """Short values as a table, long ones each under a heading of their own."""
    lines = [f"# {form.heading}", ""] if form.heading else []
    short = [row for row in form.rows if all(len(cell) <= 1 for cell in row[1]) and len(row[1]) > 1]
    if short:
        lines += ["|" + " |" * (form.columns + 1), "|" + "---|" * (form.columns + 1)]
        for label, cells in short:
            said = [cell[0].replace("|", "\\|") if cell else "" for cell in cells]
            lines.append(f"| **{label}** | {' | '.join(said + [''] * (form.columns - len(said)))} |")
    for label, cells in form.rows:
        if (label, cells) not in short:
            lines += ["", f"## {label}"]
            for text in (text for cell in cells for text in cell):
                lines += [_typed(text)] if _kind(text) else ["", text]
    return "\n".join([*lines, "", *(part for text in form.below for part in (text, ""))]).encode()


def as_text(form: Form) -> bytes:
    """Labelled lines; what has several paragraphs stands below its label. Sides follow one another."""
    lines = [form.heading, ""]
    sides = [row for row in form.rows if len(row[1]) > 1]
    for side in range(form.columns if sides else 0):
        lines += [
            f"{label.rstrip(':：')}: {' '.join(map(_bare, cells[side]))}"
            for label, cells in sides
            if side < len(cells)
        ]
        lines.append("")
    for label, cells in form.rows:
        if (label, cells) not in sides:
            lines += [f"{label.rstrip(':：')}:", *map(_bare, cells[0]), ""]
    return "\n".join([*lines, *map(_bare, form.below)]).encode()


def _bare(text: str) -> str:
    return "".join(
        piece["bold"] or piece["text"] or piece["plain"] for piece in MARKUP.finditer(_typed(text))
    )


def _typed(text: str) -> str:
    """The paragraph with its number as one types it."""
    return re.sub(r"^\((\d+)\) ", r"\1. ", text)


def as_docx(form: Form) -> bytes:
    """A Word document with a table, merged cells and Word's own lists."""
    import docx

    document = docx.Document()
    if form.heading:
        document.add_heading(form.heading, level=2)
    table = document.add_table(rows=0, cols=form.columns + 1, style="Table Grid")
    for label, cells in form.rows:
        row = table.add_row().cells
        row[0].paragraphs[0].add_run(label).bold = True
        if len(cells) == 1 and form.columns > 1:
            row[1].merge(row[form.columns])
        for cell, texts in zip(row[1:], cells, strict=False):
            _fill(document, cell, texts)
    _fill(document, document, form.below)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _fill(document: Any, holder: Any, texts: Iterable[str]) -> None:
    """Paragraphs into a cell or the document; each numbered list is one of its own, as in Word."""
    used = holder is document  # a cell begins with an empty paragraph
    for kind, group in groupby(texts, key=_kind):
        number = _list_number(document) if kind == "ol" else 0
        for text in group:
            paragraph = holder.add_paragraph() if used else holder.paragraphs[0]
            used = True
            found = ITEM.match(text)
            if kind:
                paragraph.style = document.styles["List Number" if kind == "ol" else "List Bullet"]
            if number:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_numId().val = number
                properties.get_or_add_ilvl().val = 0
            for piece in MARKUP.finditer(found["text"] if found else text):
                _add_run(document, paragraph, piece)


def _list_number(document: Any) -> int:
    """A new list that begins with 1, in the manner of the style "List Number"."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element.pPr.numPr.numId.val
    like = next(num for num in numbering.num_lst if num.numId == style)
    number = numbering.add_num(like.abstractNumId.val)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def _add_run(document: Any, paragraph: Any, piece: re.Match[str]) -> None:
    run = paragraph.add_run(piece["bold"] or piece["text"] or piece["plain"])
    run.bold = bool(piece["bold"])
    if piece["target"]:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        link = OxmlElement("w:hyperlink")
        link.set(
            qn("r:id"),
            document.part.relate_to(piece["target"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
        )
        link.append(run._r)
        paragraph._p.append(link)


def as_pdf(form: Form, *, height: int = 297, size: float = 10) -> bytes:
    """A PDF with a ruled table on pages so many millimetres high, which decides where they break."""
    import typst

    rows = []
    for label, cells in form.rows:
        span = form.columns if len(cells) == 1 else 1
        rows.append(
            f"[#strong({_quoted(label)})], "
            + ", ".join(f"table.cell(colspan: {span})[{_typst(cell)}]" for cell in cells)
        )
        rows[-1] += ", []" * (form.columns - span * len(cells))
    columns = ", ".join(["4cm", *["1fr"] * form.columns])
    heading = f"#heading({_quoted(form.heading)})" if form.heading else ""
    source = f"""
#set page(width: 210mm, height: {height}mm, margin: 20mm)
#set text(size: {size}pt, font: ("Libertinus Serif", "Noto Sans CJK TC"))
{heading}
#table(columns: ({columns}), {", ".join(rows)})
{_typst(form.below)}
"""
    made = typst.compile(source.encode(), format="pdf", font_paths=_fonts(), ignore_system_fonts=True)
    return made.replace(
        b"Typst", b"Paper"
    )  # the reader knows where Typst ends its lines; other programs do not tell


def _fonts() -> list[str]:
    found = find_spec("cvttf_NotoSansCJK_Regular")
    assert found
    assert found.origin
    return [str(Path(found.origin).parent)]


def _typst(paragraphs: Iterable[str]) -> str:
    blocks = []
    for kind, group in groupby(paragraphs, key=_kind):
        texts = list(group)
        if not kind:
            blocks += [_typst_runs(text) for text in texts]
            continue
        found = [match for text in texts if (match := ITEM.match(text))]
        start = f"start: {found[0]['number']}, " if kind == "ol" else ""
        items = ", ".join(f"[{_typst_runs(match['text'])}]" for match in found)
        blocks.append(f"#{'enum' if kind == 'ol' else 'list'}({start}{items})")
    return "\n\n".join(blocks)


def _typst_runs(text: str) -> str:
    return "".join(
        f"#strong({_quoted(piece['bold'])})" if piece["bold"]
        else f"#link({_quoted(piece['target'])})[#{_quoted(piece['text'])}]" if piece["text"]
        else f"#{_quoted(piece['plain'])}"
        for piece in MARKUP.finditer(text)
    )  # fmt: skip


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
