"""A plan as a web page that needs nothing else: every word escaped, no script."""

from html import escape

from ucap.plans.content import PlanContent
from ucap.plans.reading.blocks import Cell, Text
from ucap.plans.writing.form import Form, FormRow, fill_form

STYLE = """
body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:1rem/1.55 system-ui,sans-serif;color:#1d2b33;background:#faf9f5}
:lang(zh){line-height:1.75}
h1{font-family:ui-serif,Georgia,"Songti SC","Noto Serif CJK SC",serif;font-weight:400;line-height:1.25}
header p,th{color:#1f6b5a}
table{border-collapse:collapse;width:100%;overflow-wrap:anywhere}
th,td{border:1px solid #cfd6d0;padding:.5rem .75rem;text-align:start;vertical-align:top}
th[scope=row]{width:28%}
td p,td ul,td ol{margin:0 0 .5rem}
td :last-child{margin-bottom:0}
""".strip()


def write_html(content: PlanContent, *, language: str, url: str) -> str:
    """The page."""
    form = fill_form(content, language=language, url=url)
    head = f'<title>{escape(form.title)}</title><meta name="viewport" content="width=device-width"><style>{STYLE}</style>'
    rows = "\n".join(_row(row, form) for row in form.rows)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head><meta charset="utf-8">{head}</head>\n<body>\n'
        f"<header><p>{escape(form.name)}</p><h1>{escape(form.title)}</h1></header>\n<table>\n"
        f"{_head(form)}<tbody>\n{rows}\n</tbody>\n"
        "</table>\n</body>\n</html>\n"
    )


def _head(form: Form) -> str:
    if form.head is None:
        return ""
    sides = "".join(f'<th scope="col">{_cell(cell)}</th>' for cell in form.head.cells)
    return f'<thead><tr><th scope="col">{escape(form.head.label)}</th>{sides}</tr></thead>\n'


def _row(row: FormRow, form: Form) -> str:
    wide = f' colspan="{form.columns}"' if len(row.cells) < form.columns else ""
    cells = "".join(f"<td{wide}>{_cell(cell)}</td>" for cell in row.cells)
    return f'<tr><th scope="row">{escape(row.label)}</th>{cells}</tr>'


def _cell(cell: Cell) -> str:
    """The paragraphs, those of a list in one."""
    written: list[str] = []
    ending = ""
    for text in cell:
        begin, end = _list_of(text)
        if end != ending:
            written.append(ending + begin)
            ending = end
        number = f' value="{text.number}"' if text.number is not None else ""
        tag = "li" if text.item else "p"
        written.append(f"<{tag}{number}>{_words(text)}</{tag}>")
    return "".join(written) + ending if len(cell) != 1 or cell[0].item else _words(cell[0])


def _list_of(text: Text) -> tuple[str, str]:
    if not text.item:
        return "", ""
    return ("<ul>", "</ul>") if text.number is None else ("<ol>", "</ol>")


def _words(text: Text) -> str:
    if text.links:
        link = text.links[0]
        return f'<a href="{escape(link.target)}">{escape(text.text)}</a>'
    lead, rest = text.text[: len(text.lead)], text.text[len(text.lead) :]
    return f"<b>{escape(lead)}</b>{escape(rest)}" if lead else escape(rest)
