"""A plan as Markdown: read as easily as it is rendered, and nothing in it becomes markup."""

import re

from ucap.plans.content import PlanContent
from ucap.plans.reading.blocks import Cell, Text
from ucap.plans.writing.form import Form, FormRow, fill_form

MARKUP = re.compile(r"([\\`*_{}\[\]<>|~])")
ENTITY = re.compile(r"&(?=#?\w+;)")
# At the beginning of a paragraph: heading, quotation, list, line.
BEGINNING = re.compile(r"^(?=[#>+=-])|(?<=^\d)(?=[.)])|(?<=^\d\d)(?=[.)])|(?<=^\d\d\d)(?=[.)])")


def write_markdown(content: PlanContent, *, language: str, url: str) -> str:
    """The document: a table of the sides, then a heading for each row of the form."""
    form = fill_form(content, language=language, url=url)
    parts = [escaped(form.name), f"# {escaped(form.title)}", _sides(form)]
    for row in form.rows:
        if row.is_whole:
            parts += [f"## {escaped(row.label)}", _paragraphs(row.cells[0])]
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """The text with every sign that could be markup made plain."""
    text = ENTITY.sub(r"\\&", MARKUP.sub(r"\\\1", text))
    return BEGINNING.sub(r"\\", text)


def _sides(form: Form) -> str:
    head = _line(form.head) if form.head else "| | |"
    lines = [_line(row) for row in form.rows if not row.is_whole]
    return "\n".join([head, "| --- " * (form.columns + 1) + "|", *lines])


def _line(row: FormRow) -> str:
    cells = ("<br>".join(_words(text) for text in cell) for cell in row.cells)
    return f"| {' | '.join((f'**{escaped(row.label)}**', *cells))} |"


def _paragraphs(cell: Cell) -> str:
    """The paragraphs; as a list where that keeps their numbers: Markdown counts for itself."""
    if len(cell) == 1 and not cell[0].item:
        return _words(cell[0])
    numbers = [text.number for text in cell]
    if numbers == [None] * len(cell):
        return "\n".join(f"- {_words(text)}" for text in cell)
    first = numbers[0] or 0
    if numbers == [*range(first, first + len(cell))]:
        return "\n".join(f"{text.number}. {_words(text)}" for text in cell)
    marks = ("-" if number is None else f"{number}\\." for number in numbers)
    return "\n\n".join(f"{mark} {_words(text)}" for mark, text in zip(marks, cell, strict=True))


def _words(text: Text) -> str:
    if text.links:
        return f"<{text.links[0].target}>"
    lead, rest = text.text[: len(text.lead)], text.text[len(text.lead) :].strip()
    return f"**{escaped(lead)}** {escaped(rest)}".strip() if lead else escaped(rest)
