"""A plan as a tagged PDF (PDF/UA-1), set by Typst; the plan's words go in as data."""

import json
import re
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ucap.plans.content import PlanContent
from ucap.plans.labels import FormField
from ucap.plans.reading.blocks import Cell, Text, bare
from ucap.plans.writing.form import Form, FormRow, fill_form
from ucap.plans.writing.qr import qr_code

FONT = "cvttf_NotoSansCJK_Regular"  # the package that brings Noto Sans CJK
REGIONS = {"zh": "CN"}  # of the signs' forms
NO_WIDTH = "\u200b"
WIDEST = {1: 40, 2: 18, 3: 12}  # letters that a line surely holds, by the columns of values
LABEL, WHOLE = 4, 12  # lines of a label at most; of a row that no page's end parts
OPENING = re.compile(r"[（《「『【〔〈“‘]")


def write_pdf(content: PlanContent, *, language: str, url: str) -> bytes:
    """The PDF; the same plan gives the same bytes."""
    import typst

    form = fill_form(content, language=language, url=url)
    sources = {
        "main.typ": files("ucap.plans.writing").joinpath("form.typ").read_bytes(),
        "form.json": json.dumps(_data(form, language, url)).encode(),
    }
    pdf: bytes
    try:
        pdf = typst.compile(sources, font_paths=_fonts(), format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:  # a sign that the font has not: PDF/UA allows no gaps
        pdf = typst.compile(sources, font_paths=_fonts(), format="pdf")
    return pdf


@cache
def _fonts() -> Any:
    """The fonts, opened once: they are large."""
    import typst

    spec = find_spec(FONT)
    folder = str(Path(spec.origin).parent) if spec and spec.origin else ""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])


def _data(form: Form, language: str, url: str) -> dict[str, Any]:
    primary = language.partition("-")[0]
    page = next(row for row in form.rows if row.field is FormField.PAGE)
    rows = [row for row in form.rows if row is not page]
    return {
        "lang": primary if re.fullmatch(r"[a-z]{2,3}", primary) else "en",
        "region": REGIONS.get(primary),
        "url": url,
        "name": form.name,
        "title": bare(form.title),
        "heading": breakable(form.title, 25),
        "footer": shortened(bare(form.title)),
        "columns": form.columns,
        "head": _row(form.head) if form.head else None,
        "rows": [_row(row) for row in rows],
        "qr": list(qr_code(url)),  # typst takes files of text alone
        "page": {"label": page.label, **_paragraph(page.cells[0][0], 54)},
    }


def shortened(title: str) -> str:
    """The title on one line."""
    return title if len(title) <= 90 else title[:89] + "…"


def _row(row: FormRow) -> dict[str, Any]:
    widest = WIDEST[len(row.cells)]
    cells = [
        {"keep": kept_together(cell, widest), "said": [_paragraph(text, widest) for text in cell]}
        for cell in row.cells
    ]
    longest = max(sum(lines_of(text, widest) for text in cell) for cell in row.cells)
    return {"label": row.label, "cells": cells, "whole": longest <= WHOLE}


def kept_together(cell: Cell, widest: int) -> int:
    """How many of the first paragraphs must stay on one page: as many as the row's label is high."""
    lines = 0
    for count, text in enumerate(cell):
        if lines >= LABEL:
            return count
        lines += lines_of(text, widest)
        if lines > WHOLE * 2:  # a paragraph this long may be longer than a page
            return count
    return len(cell)


def lines_of(text: Text, widest: int) -> int:
    """About how many lines the paragraph has."""
    wide = sum(2 if char >= "\u2e80" else 1 for char in text.text)
    return 1 + wide // (widest + widest // 2)


def _paragraph(text: Text, widest: int) -> dict[str, Any]:
    lead, rest = text.text[: len(text.lead)], text.text[len(text.lead) :]
    return {
        "lead": breakable(lead, widest),
        "rest": breakable(rest, widest),
        "number": text.number,
        "item": text.item,
        "link": text.links[0].target if text.links else "",
    }


def breakable(text: str, widest: int) -> str:
    """The text, words too long for a line given places where they may be parted, which nobody sees."""
    if OPENING.match(text):  # else typst would move it into the margin
        text = f"{NO_WIDTH}{text}"
    parts = rf"\S{{{widest}}}(?=\S)"
    return re.sub(parts, lambda found: found[0] + NO_WIDTH, text)
