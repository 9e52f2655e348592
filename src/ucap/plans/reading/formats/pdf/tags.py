"""What the tags of a PDF say: which pieces of a page make one paragraph."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as c

INLINE = {"Span", "Strong", "Em", "Link", "Quote", "Code", "Reference", "Annot", "NonStruct"}
DEEPEST = 60
MOST = 20_000  # elements of a page


def paragraphs_of(pdf: Any) -> dict[int, int]:
    """The paragraph that each marked piece of the page belongs to; both are only numbers."""
    tree = c.FPDF_StructTree_GetForPage(pdf)
    if not tree:
        return {}
    try:
        found: dict[int, int] = {}
        roots = (
            c.FPDF_StructTree_GetChildAtIndex(tree, i) for i in range(c.FPDF_StructTree_CountChildren(tree))
        )
        waiting = [(element, 0, 0) for element in roots if element]
        count = 0
        while waiting and count < MOST:
            element, paragraph, depth = waiting.pop()
            count += 1
            own = paragraph if _type(element) in INLINE else count
            found |= dict.fromkeys(_pieces(element), own)
            if depth < DEEPEST:
                waiting += [(child, own, depth + 1) for child in _children(element)]
        return found
    finally:
        c.FPDF_StructTree_Close(tree)


def _children(element: Any) -> Iterator[Any]:
    for index in range(c.FPDF_StructElement_CountChildren(element)):
        if child := c.FPDF_StructElement_GetChildAtIndex(element, index):
            yield child


def _pieces(element: Any) -> Iterator[int]:
    """The marked pieces of this page that the element holds itself; it may have others on other pages."""
    for index in range(c.FPDF_StructElement_CountChildren(element)):
        if (piece := c.FPDF_StructElement_GetChildMarkedContentID(element, index)) >= 0:
            yield piece


def _type(element: Any) -> str:
    size = c.FPDF_StructElement_GetType(element, None, 0)
    name = ctypes.create_string_buffer(max(size, 2))
    c.FPDF_StructElement_GetType(element, name, size)
    return bytes(name)[: max(size - 2, 0)].decode("utf-16-le", "replace")
