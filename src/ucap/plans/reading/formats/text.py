"""Plain text as blocks: rows where tabs divide it (their cells may hold HTML), Markdown or prose everywhere else."""

from itertools import groupby

from ucap.plans.reading.blocks import Block, Document, Notice, Row
from ucap.plans.reading.formats.html.reader import read_cell
from ucap.plans.reading.formats.markdown import read_markdown
from ucap.plans.reading.formats.wrapping import wrap_width
from ucap.plans.reading.sniff import decode, refuse_long


def read_text(data: bytes) -> Document:
    """The blocks of a text file. Rows that an empty line parts are rows of two tables."""
    blocks: list[Block] = []
    notices: list[Notice] = []
    text = decode(data)
    refuse_long(text)
    lines = list(enumerate(text.split("\n"), start=1))
    width = wrap_width([line for _, line in lines if "\t" not in line])
    for table, (tabbed, group) in enumerate(groupby(lines, key=lambda line: "\t" in line[1].strip(" "))):
        run = list(group)
        if tabbed:
            for number, line in run:
                read = [read_cell(cell, line=number) for cell in line.split("\t")]
                blocks.append(Row(tuple(cell for cell, _ in read), table=table))
                notices += [notice for _, said in read for notice in said]
        else:
            document = read_markdown("\n".join(line for _, line in run), first_line=run[0][0], width=width)
            blocks += document.blocks
            notices += document.notices
    return Document("text", tuple(blocks), tuple(notices))
