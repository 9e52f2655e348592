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
from ucap.plans.reading.blocks import BULLET, NO_SPACE, NUMBERED, Cell, Text, bare
from ucap.plans.writing.form import Form, FormRow, fill_form
from ucap.plans.writing.qr import qr_code

FONT = "cvttf_NotoSansCJK_Regular"  # the package that brings Noto Sans CJK
REGIONS = {"zh": "CN"}  # of the signs' forms
NO_BREAK = "\u00a0"
LONGEST_WHOLE = 45  # signs; what is longer must be parted somewhere
MARK_AHEAD = re.compile(rf" (?={NUMBERED.pattern}|{BULLET.pattern})")
# Beside a bracket or a quotation mark a line would not end, though there is a space: a space of no width lets it.
SIGN_ASIDE = re.compile(r"(?<=[^\w\s.,;:]) (?=\S)|(?<=\S) (?=[^\w\s])")
OPENING = re.compile(r"[（《「『【〔〈“‘]")
PIECE = re.compile(rf"(?:(?!{NO_SPACE})[^ ])+|(?:{NO_SPACE}| )+")


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
        "heading": pieces(form.title),
        "footer": shortened(bare(form.title)),
        "columns": form.columns,
        "head": _row(form.head) if form.head else None,
        "rows": [_row(row) for row in rows],
        "qr": list(qr_code(url)),  # typst takes files of text alone
        "page": {"label": page.label, **_paragraph(page.cells[0][0])},
    }


def shortened(title: str) -> str:
    """The title on one line."""
    return title if len(title) <= 90 else title[:89] + "…"


def _row(row: FormRow) -> dict[str, Any]:
    return {"label": row.label, "cells": [_cell(cell) for cell in row.cells]}


def _cell(cell: Cell) -> list[dict[str, Any]]:
    return [_paragraph(text) for text in cell]


def _paragraph(text: Text) -> dict[str, Any]:
    lead, rest = text.text[: len(text.lead)], text.text[len(text.lead) :]
    link = text.links[0].target if text.links else ""
    return {
        "lead": pieces(lead),
        "rest": pieces(rest),
        "number": text.number,
        "item": text.item,
        "link": link,
    }


def pieces(text: str) -> list[dict[str, Any]]:
    """The text in pieces, those that must stay on one line marked as whole.

    So a line ends at a space or between two Chinese signs, and never where a reader could not tell how to join it again:
    inside "co-operation", or before what would look like the mark of a list.
    """
    text = SIGN_ASIDE.sub("\u200b ", MARK_AHEAD.sub(NO_BREAK, text))
    if OPENING.match(text):  # at a line's beginning it would be moved into the margin
        text = f"\u200b{text}"
    return [{"text": found[0], "whole": _is_whole(found[0])} for found in PIECE.finditer(text)]


def _is_whole(piece: str) -> bool:
    return len(piece) <= LONGEST_WHOLE and re.search(r"\w[^\w\s]+\w", piece) is not None
