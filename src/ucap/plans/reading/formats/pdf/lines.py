"""Words into lines, lines into paragraphs: where a line ended because the sentence did, and where only the paper did."""

import re
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ucap.plans.reading.blocks import BULLET, NO_SPACE, NUMBERED, Run, Text, paragraph
from ucap.plans.reading.formats.pdf.words import Word

CONTINUES = re.compile(r"[a-zà-öø-ÿ]")
LINKING = re.compile(r"(?:und|oder|bzw\.|sowie|and|or|y|e|o|et|ou|to|bis)\b", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?://|www\b|@)\S*$")  # of a page or a mailbox
WITHIN = "/.-_?&=#@"  # where a line may end in it
OWN_HYPHEN = re.compile(
    r"\b(?:multi|co|non|well|self|anti|pre|post|semi|inter|eco|socio|public|follow|long|short|high|low|cross)-$",
    re.IGNORECASE,
)
FEWEST_DIVISIONS = 3  # fewer are words that have a hyphen of their own
FEWEST_GAPS = 3  # from which a column has a leading of its own
ENDED = re.compile(r"[.!?:。！？：]$")
HYPHEN = re.compile(r"[\u00ad\u2010]$")


@dataclass(slots=True)
class Line:
    """One line of a column: its words from the left, and the column's right edge."""

    words: list[Word]
    page: int
    edge: float = 0.0
    divides: bool = False  # its document divides words at the ends of lines

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def artifact(self) -> bool:
        return all(word.artifact for word in self.words)

    @property
    def text(self) -> str:
        return "".join(
            ("" if word.glued or not index else " ") + word.text for index, word in enumerate(self.words)
        )


def lines_of(words: Iterable[Word], page: int, *, edge: float | None = None) -> list[Line]:
    """The words as lines from above; `edge` is where the column ends on the right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.x0)):
        middle = (word.top + word.bottom) / 2
        if lines and any(other.top < middle < other.bottom for other in lines[-1][:3]):
            lines[-1].append(word)
        else:
            lines.append([word])
    found = [Line(sorted(line, key=lambda word: word.x0), page) for line in lines]
    right = edge if edge is not None else max((line.x1 for line in found), default=0.0)
    for line in found:
        line.edge = right
    return found


def usual_leading(columns: Iterable[list[Line]]) -> float:
    """The white between a document's lines, in heights of a line."""
    gaps = [gap / max(one.height, 1.0) for lines in columns for one, gap in _gaps(lines)]
    return statistics.median_low(gaps) if gaps else 0.0


def divides_words(columns: Iterable[list[Line]]) -> bool:
    """Whether words are divided at the ends of lines: a hyphen there is then no part of the word."""
    found = (
        _is_division(one.text, two.text)
        for lines in columns
        for one, two in pairwise(lines)
        if one.words[-1].spaced is None
    )
    return sum(found) >= FEWEST_DIVISIONS


def _is_division(text: str, following: str) -> bool:
    return bool(
        re.search(r"[a-zà-öø-ÿ]{2}-$", text)
        and re.match(r"[a-zà-öø-ÿ]{2}", following)
        and not LINKING.match(following)
        and not OWN_HYPHEN.search(text)
    )


def paragraphs(lines: list[Line], leading: float) -> Iterator[Text]:
    """The lines as paragraphs; a paragraph may go on from one page to the next."""
    for group in grouped(lines, leading):
        if text := as_paragraph(group):
            yield text


def grouped(lines: list[Line], leading: float) -> Iterator[list[Line]]:
    """The lines of each paragraph; `leading` is the document's, for a column too short to have one."""
    usual = _usual_gap(lines, leading)
    gathered: list[Line] = []
    for line in lines:
        if gathered and _begins(gathered, line, usual):
            yield gathered
            gathered = []
        gathered.append(line)
    if gathered:
        yield gathered


def _usual_gap(lines: list[Line], leading: float) -> float:
    gaps = [gap for _, gap in _gaps(lines)]
    own = statistics.median_low(gaps) if gaps else 0.0
    return own if len(gaps) >= FEWEST_GAPS else min(own, leading * lines[0].height if lines else 0.0)


def _gaps(lines: list[Line]) -> Iterator[tuple[Line, float]]:
    return ((one, two.top - one.bottom) for one, two in pairwise(lines) if one.page == two.page)


def _begins(gathered: list[Line], line: Line, usual: float) -> bool:
    """Whether a paragraph begins with this line."""
    last = gathered[-1]
    told = _told(gathered, line)
    if told is not None:
        return told
    if _is_marked(line) or _is_parted(last, line, usual) or _is_lead(last, line):
        return True
    if last.words[-1].spaced is False:
        return _would_have_fitted(last, line)
    return (
        not _is_hanging(gathered, line) and _would_have_fitted(last, line) and not CONTINUES.match(line.text)
    )


def _told(gathered: list[Line], line: Line) -> bool | None:
    """Whether a paragraph begins with this line, where written spaces or the PDF's tags tell; else None."""
    last = gathered[-1]
    one, two = last.words[-1].part, line.words[0].part
    if last.words[-1].spaced:
        return False
    if one is None or two is None:
        return None
    if line.page != last.page:  # each page counts its paragraphs by itself
        return False if _is_hanging(gathered, line) and not _is_marked(line) else None
    return one != two


def _is_hanging(gathered: list[Line], line: Line) -> bool:
    """Whether the line stands to the right of the mark that the paragraph begins with."""
    return _is_marked(gathered[0]) and line.x0 > gathered[0].x0 + line.size * 0.5


def _is_parted(last: Line, line: Line, usual: float) -> bool:
    """Whether more than a line's end is between the two."""
    if abs(line.size - last.size) > 1.0:
        return True
    if line.page != last.page:
        return bool(ENDED.search(last.text)) and not CONTINUES.match(line.text)
    return line.top - last.bottom > usual + last.height * 0.35


def _is_lead(last: Line, line: Line) -> bool:
    """Whether bold words begin a paragraph with this line, or were one by themselves."""
    bold, was_bold = line.words[0].bold, last.words[-1].bold
    return (bold and not was_bold and _lead_ends(line)) or (
        last.text.endswith((":", "：")) and was_bold != bold
    )


def _is_marked(line: Line) -> bool:
    return bool(
        BULLET.match(line.text) or (NUMBERED.match(line.text) and not re.match(r"\d+[.,]\d", line.text))
    )


def _lead_ends(line: Line) -> bool:
    """Whether the bold words at the line's beginning end in a colon, as a lead does."""
    bold = []
    for word in line.words:
        if not word.bold:
            break
        bold.append(word)
    return bold[-1].text.endswith((":", "：")) if bold else False


def _would_have_fitted(last: Line, line: Line) -> bool:
    """Whether the line's first word had room at the end of the one before: then somebody ended that line."""
    first = line.words[0]
    wide = first.size if re.match(NO_SPACE, first.text) else first.x1 - first.x0 + first.size * 0.3
    return last.x1 + wide < last.edge - first.size * 0.5


def as_paragraph(lines: list[Line]) -> Text | None:
    """The lines as one paragraph, words that a line's end divided made whole."""
    runs: list[Run] = []
    for index, line in enumerate(lines):
        for position, word in enumerate(line.words):
            begins = index > 0 and position == 0
            space = "\n" if begins else "" if word.glued or not position else " "
            spaced = lines[index - 1].words[-1].spaced if begins else None
            if spaced is not None:
                space = " " if spaced else ""
            elif begins and HYPHEN.search(runs[-1].text):
                runs[-1] = runs[-1]._replace(text=HYPHEN.sub("", runs[-1].text))
                space = ""
            elif begins and re.search(r"\w[-–]$", runs[-1].text) and not LINKING.match(word.text):
                # "multi-" at the line's end and "stakeholder" are one word, "Bildungs- und" are two.
                space = ""
                if lines[index - 1].divides and _is_division(runs[-1].text, word.text):
                    runs[-1] = runs[-1]._replace(text=runs[-1].text[:-1])
            elif begins and _is_broken_address(runs, word):
                space = ""
            runs.append(Run(space + word.text, word.bold, word.target))
    return paragraph(runs, page=lines[0].page)


def _is_broken_address(runs: list[Run], word: Word) -> bool:
    """Whether the line ended inside the address of a page or a mailbox."""
    said = "".join(run.text for run in runs[-20:])
    return ADDRESS.search(said) is not None and (said[-1] in WITHIN or word.text[0] in WITHIN)
