"""Web pages as blocks. Nothing in them is executed or fetched; what is not text is left out."""

import re

from lxml import etree
from lxml import html as lxml_html

from ucap.plans.reading.blocks import Block, Cell, Document, Heading, Notice, Row, Run, paragraph, squeeze
from ucap.plans.reading.formats.html.collector import Collector, texts_in
from ucap.plans.reading.formats.html.elements import Element
from ucap.plans.reading.sniff import DAMAGED, UnreadableDocument, decode

# What the parser says where it leaves something out: nested too deep, or no memory.
CUT_SHORT = {"ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY"}


def read_html(data: bytes) -> Document:
    """The blocks of a web page."""
    return read_markup(decode(data), form="html")


def read_markup(markup: str, *, form: str = "html", first_line: int = 1, page_title: bool = True) -> Document:
    """The blocks of HTML, or of a piece of it whose first line is `first_line` of the document."""
    collector = Collector(first_line=first_line, typed=form == "text")
    if (root := _parse(markup)) is not None:
        if page_title and (title := squeeze(root.findtext(".//head/title") or "")):
            collector.blocks.append(Heading(title, level=0, line=collector.line_of(root)))
        collector.walk(root)
        collector.end_paragraph()
    return Document(form, _without_echo(collector.blocks), tuple(collector.notices))


def read_cell(markup: str, *, line: int) -> tuple[Cell, tuple[Notice, ...]]:
    """The paragraphs of a table's cell that is written in HTML on one line of the document."""
    if "<" not in markup and "&" not in markup:
        text = paragraph([Run(markup)], line=line)
        return ((text,) if text else ()), ()
    collector = Collector(first_line=line, one_line=True)
    if (root := _parse(markup)) is not None:
        collector.walk(root)
        collector.end_paragraph()
    return tuple(texts_in(collector.blocks)), tuple(collector.notices)


def _parse(markup: str) -> Element:
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)  # lxml refuses a declared encoding in text
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml_html.document_fromstring(markup, parser=parser) if markup.strip() else None
    except etree.ParserError:  # nothing in it but comments
        return None
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(DAMAGED) from error
    if any(entry.type_name in CUT_SHORT for entry in parser.error_log):
        raise UnreadableDocument(DAMAGED)
    return root


def _without_echo(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks without the page's title where the page says the same again."""
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 0:
        said = {block.text.casefold() for block in blocks[1:] if not isinstance(block, Row)}
        if blocks[0].text.casefold() in said:
            return tuple(blocks[1:])
    return tuple(blocks)
