"""Numbered lists of a Word document that begin where they are told to."""

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


class Lists:
    """The document's lists; Word counts by itself from the number that a list begins with."""

    def __init__(self, document: Document) -> None:
        self._numbering: Any = document.part.numbering_part.element
        style: Any = document.styles["List Number"].element
        base = style.pPr.numPr.numId.val
        self._abstract = self._numbering.num_having_numId(base).abstractNumId.val
        self._list: Any = None
        self._next: int | None = None

    def new_list(self) -> None:
        """Ends the list that is being counted."""
        self._next = None

    def count(self, paragraph: Any, number: int) -> None:
        """Gives the paragraph its number: by the list before where it counts on, else by a new list."""
        if number != self._next:
            self._list = self._begin(number)
        self._next = number + 1
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = self._list.numId

    def _begin(self, number: int) -> Any:
        found = self._numbering.add_num(self._abstract)
        override = OxmlElement("w:lvlOverride")
        override.set(qn("w:ilvl"), "0")
        start = OxmlElement("w:startOverride")
        start.set(qn("w:val"), str(number))
        override.append(start)
        found.append(override)
        return found
