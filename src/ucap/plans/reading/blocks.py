"""The neutral form: what every reader makes of its format, and all that the understanding knows of a document."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import Any, NamedTuple

from ucap.kernel.messages import Message

# The sign that says: what follows stands as it is written, no number, label or name is to be read out of it. It is the
# word joiner, which nobody sees; documents of ours carry it where a text would be mistaken (see ucap.plans.labels).
PLAIN = "\u2060"


class Link(NamedTuple):
    text: str
    target: str


class Notice(NamedTuple):
    """Something to be said about a piece of the document: the text as it stood, and what was done with it."""

    source: str
    message: Message


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph or a list item, its white space made single."""

    text: str
    lead: str = ""  # what it begins with in bold
    number: int | None = None  # of an item in a numbered list; then not part of the text
    item: bool = False  # stands in a list
    level: int = 0  # of an item in a list inside a list
    mark: str = ""  # the number or bullet as it was typed ("1."), where it was typed
    links: tuple[Link, ...] = ()
    notices: tuple[Notice, ...] = ()  # become warnings on the field that the text is read into
    page: int | None = None  # counts from 1
    line: int | None = None  # counts from 1


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 1
    page: int | None = None
    line: int | None = None


Cell = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `table` tells one table from the next."""

    cells: tuple[Cell, ...]
    table: int = 0

    def __post_init__(self) -> None:
        if not self.cells:
            raise ValueError("a row has at least one cell")


Block = Heading | Text | Row


@dataclass(frozen=True, slots=True)
class Document:
    """What stands in a document, in reading order."""

    format: str  # "pdf", "docx", "html", "text"
    blocks: tuple[Block, ...] = ()
    notices: tuple[Notice, ...] = ()


class Run(NamedTuple):
    """A piece of a paragraph that looks the same."""

    text: str
    bold: bool = False
    target: str = ""  # of a link


def paragraph(runs: Iterable[Run], **place: Any) -> Text | None:
    """The runs as one paragraph, a typed number or bullet understood; None where there is nothing to read."""
    runs = tuple(runs)
    text = squeeze("".join(run.text for run in runs))
    if not text:
        return None
    words = (
        runs[1:] if MARK.fullmatch(runs[0].text) else runs
    )  # a bullet is not bold with what it stands before
    lead = squeeze(
        "".join(run.text for run in takewhile(lambda run: run.bold or not run.text.strip(), words))
    )
    links = tuple(
        Link(squeeze("".join(run.text for run in group)), target)
        for target, group in groupby(runs, key=lambda run: run.target)
        if target
    )
    return as_item(Text(text, lead=lead, links=links, **place))


NO_SPACE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]"
NUMBERED = re.compile(r"\s*[(（]?(\d{1,2})\s*[.)）、．](?!\d(?!\d{3}\s?年)|\s?[/–—-]\s?\d)\s*(?=\S)")
MARK = re.compile(r"\s*(?:[(（]?\d{1,2}[.)）、．]|[•◦▪▫●○■□‣⁃∙·*\uf0b7\uf0a7–—-])\s*")
HAN_NUMERALS = "一二三四五六七八九十"
HAN_NUMBERED = re.compile(f"\\s*[(（]([{HAN_NUMERALS}])[)）]\\s*(?=\\S)")
BULLET = re.compile(r"\s*[•◦▪▫●○■□‣⁃∙·*\uf0b7\uf0a7–—-]\s+(?=\S)")  # the last two: Word's symbol font


def squeeze(text: str) -> str:
    """The text with single spaces, and none between Chinese signs that a line's end tore apart."""
    text = re.sub(r"[\u200b\ufeff\u00ad]", "", text).replace("\u00a0", " ")
    text = re.sub(rf"(?<={NO_SPACE})\s*\n\s*(?={NO_SPACE})", "", text)
    return re.sub(r"\s+", " ", text).strip()


def join(first: str, second: str) -> str:
    """Two pieces of one sentence as one."""
    return squeeze(f"{first}\n{second}")


def as_item(text: Text) -> Text:
    """The text as a list item where it begins with a number or a bullet that was typed, else itself."""
    bare = BULLET.sub("", text.text, count=1) if BULLET.match(text.text) else text.text
    numbered = NUMBERED.match(bare) or HAN_NUMBERED.match(bare)
    number = _number(numbered[1]) if numbered else text.number
    rest = bare[numbered.end() :] if numbered else bare
    if rest == text.text:
        return text
    lead = text.lead if rest.startswith(text.lead) else text.lead[len(text.text) - len(rest) :]
    mark = text.text[: len(text.text) - len(rest)].strip()
    return replace(text, text=rest, lead=lead.strip(), number=number, item=True, mark=mark)


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else HAN_NUMERALS.index(written) + 1


def as_written(text: Text) -> str:
    """The text with the number that was typed before it; a bullet says nothing."""
    return f"{text.mark} {text.text}" if re.search(r"\d", text.mark) else text.text


def is_plain(text: str) -> bool:
    """Whether the text is marked to stand as it is written."""
    return text.startswith(PLAIN)


def bare(text: str) -> str:
    """The text without such marks."""
    return text.replace(PLAIN, "")


def words_of(document: Document) -> str:
    """All text of the document, a block a line."""
    return "\n".join(_text(block) for block in document.blocks)


def _text(block: Block) -> str:
    if isinstance(block, Row):
        return "\t".join(" ".join(text.text for text in cell) for cell in block.cells)
    return block.text
