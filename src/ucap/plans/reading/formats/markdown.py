"""Markdown as blocks: written out as HTML by markdown-it, each block with its line, and read as that."""

from ucap.plans.reading.blocks import Document
from ucap.plans.reading.formats.html.reader import read_markup


def read_markdown(text: str, *, first_line: int = 1) -> Document:
    """The blocks of Markdown, or of plain text, which is nearly that; its first line is `first_line` of the document."""
    from markdown_it import MarkdownIt

    # Indented code and link definitions are left off: a converter's indents mean nothing, and no word may be lost.
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.disable(["code", "reference"])
    tokens = parser.parse(text)
    for token in tokens:
        if token.map and token.nesting >= 0 and token.type != "inline":
            token.attrSet("data-line", str(token.map[0] + first_line))
    markup = parser.renderer.render(tokens, parser.options, {})
    return read_markup(markup, form="text", page_title=False)
