"""A plan as Markdown: read as easily as it is rendered, and nothing in it becomes markup."""

import re

from ucap.plans.content import PlanContent
from ucap.plans.reading.blocks import Cell, Text
from ucap.plans.writing.form import Form, FormRow, fill_form

MARKUP = re.compile(r"([\\`*_{}\[\]<>|~])")
ENTITY = re.compile(r"&(?=#?\w+;)")
# At the beginning of a paragraph: heading, quotation, list, fence, line.
BEGINNING = re.compile(r"^([#>+=-]|\d{1,9}(?=[.)]))")


def write_markdown(content: PlanContent, *, language: str, url: str) -> str:
    """The document: a table of the sides, then a heading for each row of the form."""
    form = fill_form(content, language=language, url=url)
    parts = [escaped(form.name), f"# {escaped(form.title)}", _sides(form)]
    for row in form.rows:
        if len(row.cells) < form.columns or form.columns == 1:
            parts += [f"## {escaped(row.label)}", _paragraphs(row.cells[0])]
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """The text with every sign that could be markup made plain."""
    text = ENTITY.sub(r"\\&", MARKUP.sub(r"\\\1", text))
    return BEGINNING.sub(lambda found: rf"\{found[1]}" if not found[1].isdigit() else found[1], text)


def _sides(form: Form) -> str:
    rows = [row for row in (form.sides, *form.rows) if len(row.cells) == form.columns]
    if form.columns == 1:
        rows = rows[:6]
    lines = [_line(row) for row in rows]
    return "\n".join([lines[0], "| --- " * (form.columns + 1) + "|", *lines[1:]])


def _line(row: FormRow) -> str:
    cells = ("<br>".join(_words(text) for text in cell) for cell in row.cells)
    return f"| {' | '.join((f'**{escaped(row.label)}**', *cells))} |"


def _paragraphs(cell: Cell) -> str:
    return "\n".join(_item(text) for text in cell) if len(cell) > 1 else _words(cell[0])


def _item(text: Text) -> str:
    mark = "-" if text.number is None else f"{text.number}."
    return f"{mark} {_words(text)}"


def _words(text: Text) -> str:
    if text.links:
        return f"<{text.links[0].target}>"
    lead, rest = text.text[: len(text.lead)], text.text[len(text.lead) :].strip()
    return f"**{escaped(lead)}** {escaped(rest)}".strip() if lead else escaped(rest)
