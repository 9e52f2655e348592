"""Markdown as blocks: written out as HTML by markdown-it, each block with its line, and read as that."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ucap.plans.reading.blocks import Document
from ucap.plans.reading.formats.html.reader import read_markup
from ucap.plans.reading.formats.wrapping import ends

if TYPE_CHECKING:
    from markdown_it.token import Token


# CommonMark does not see the end of bold text in "**主题：**内容", where no space stands beside the sign.
HAN_BOLD = re.compile(r"\*\*(?=\S)([^*\n]*[，。！？；：、）】》」』”])\*\*(?=[\u2e80-\u9fff])")
# The parser drops what is nested deeper than twenty: lines that begin so are read without their marks.
STAIRS = re.compile(r"^(?:[ \t>*+-]|\d{1,9}[.)](?=[ \t])){16,}(?=[^ \t>*+\n-])", re.MULTILINE)


def read_markdown(text: str, *, first_line: int = 1, width: int = 0) -> Document:
    """The blocks of Markdown, or of plain text, which is nearly that; its first line is `first_line` of the document.

    `width` is the column at which its lines were wrapped; 0: each line is a paragraph.
    """
    from markdown_it import MarkdownIt

    # Indented code and link definitions are left off: a converter's indents mean nothing, and no word may be lost.
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.disable(["code", "reference"])
    tokens = parser.parse(HAN_BOLD.sub(r"<b>\1</b>", STAIRS.sub("", text)))
    lines = text.split("\n")
    for token in tokens:
        if token.map and token.nesting >= 0 and token.type != "inline":
            token.attrSet("data-line", str(token.map[0] + first_line))
        elif token.type == "inline" and token.map:
            _break_lines(token.children or (), lines, token.map[0], first_line, width)
    _number_as_typed(tokens)
    markup = parser.renderer.render(tokens, parser.options, {})
    return read_markup(markup, form="text", page_title=False)


def _number_as_typed(tokens: "Sequence[Token]") -> None:
    """Gives the items of lists the numbers that were typed, where these count; Markdown itself only counts on."""
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type.endswith("_list_open"):
            lists.append([])
        elif token.type == "list_item_open":
            lists[-1].append(token)
        elif token.type.endswith("_list_close"):
            items = lists.pop()
            numbers = [item.info for item in items]
            if len(set(numbers)) == len(numbers):
                for item in items:
                    item.attrSet("value", item.info)


def _break_lines(
    children: "Iterable[Token]", lines: list[str], number: int, first_line: int, width: int
) -> None:
    """Makes a line's end the end of its paragraph, where it is one."""
    for child in children:
        if child.type not in {"softbreak", "hardbreak"}:
            continue
        if child.type == "hardbreak" or ends(lines[number], lines[number + 1], width):
            child.type, child.content = "html_inline", f'<br data-line="{number + 1 + first_line}">'
        number += 1
