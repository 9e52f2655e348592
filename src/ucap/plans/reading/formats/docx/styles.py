"""What a Word document's styles and lists mean: which paragraph is a heading, which is bold, which number it has."""

import re
from dataclasses import dataclass, field
from typing import Any

from ucap.plans.reading.formats.docx import xml

Element = Any


@dataclass(frozen=True, slots=True)
class Style:
    heading: int = 0  # 1 for the highest; 0: no heading
    bold: bool = False
    numbering: tuple[str, int] | None = None  # list and level


def read_styles(root: Element | None) -> dict[str, Style]:
    """The styles by their id; a style has what the style it is based on has."""
    if root is None:
        return {}
    elements = {xml.attribute(e, "styleId"): e for e in root if xml.local(e) == "style"}
    return {name: _style(name, elements, depth=0) for name in elements}


def _style(name: str, elements: dict[str, Element], depth: int) -> Style:
    element = elements.get(name)
    if element is None or depth > 10:
        return Style()
    base = _style(xml.value(element, "basedOn"), elements, depth + 1)
    paragraph, run = xml.child(element, "pPr"), xml.child(element, "rPr")
    heading = _heading(xml.value(element, "name"), xml.value(paragraph, "outlineLvl"))
    return Style(
        heading=heading or base.heading,
        bold=xml.is_on(run, "b", base.bold),
        numbering=numbering_of(paragraph) or base.numbering,
    )


def _heading(name: str, outline: str) -> int:
    if name.lower() == "title":
        return 1
    numbered = re.fullmatch(r"heading (\d)", name.lower())
    if numbered:
        return int(numbered[1])
    return int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0


def numbering_of(properties: Element | None) -> tuple[str, int] | None:
    """The list and the level that a paragraph's or a style's properties name."""
    found = xml.child(properties, "numPr")
    number = xml.value(found, "numId")
    level = xml.value(found, "ilvl")
    return (number, int(level) if level.isdigit() else 0) if number else None


@dataclass
class Numbering:
    """The lists of a document, and where each of them stands."""

    starts: dict[tuple[str, int], int | None] = field(
        default_factory=dict
    )  # (list, level) -> first number; None: bullet
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def next_number(self, properties: Element | None, style: Style) -> tuple[int | None, int, bool]:
        """The number (None for a bullet) and level of the next paragraph, and whether it stands in a list at all."""
        place = numbering_of(properties) or style.numbering
        if place is None or place[0] == "0":  # list 0 takes the paragraph out of its style's list
            return None, 0, False
        name, level = place
        for key in [key for key in self.counts if key[0] == name and key[1] > level]:
            del self.counts[key]
        start = self.starts.get(place, None)
        if start is None:
            return None, level, True
        self.counts[place] = self.counts[place] + 1 if place in self.counts else start
        return self.counts[place], level, True


def read_numbering(root: Element | None) -> Numbering:
    """The lists by their id."""
    if root is None:
        return Numbering()
    abstract = {xml.attribute(e, "abstractNumId"): _levels(e) for e in root if xml.local(e) == "abstractNum"}
    starts: dict[tuple[str, int], int | None] = {}
    for number in (e for e in root if xml.local(e) == "num"):
        name = xml.attribute(number, "numId")
        for level, start in abstract.get(xml.value(number, "abstractNumId"), {}).items():
            starts[name, level] = start
        for override in (e for e in number if xml.local(e) == "lvlOverride"):
            first, index = xml.value(override, "startOverride"), xml.attribute(override, "ilvl")
            if first.isdigit() and index.isdigit():
                starts[name, int(index)] = int(first)
    return Numbering(starts)


def _levels(abstract: Element) -> dict[int, int | None]:
    levels: dict[int, int | None] = {}
    for level in (e for e in abstract if xml.local(e) == "lvl"):
        index, start = xml.attribute(level, "ilvl"), xml.value(level, "start")
        if index.isdigit():
            numbered = xml.value(level, "numFmt") not in {"bullet", "none"}
            levels[int(index)] = (int(start) if start.isdigit() else 1) if numbered else None
    return levels
