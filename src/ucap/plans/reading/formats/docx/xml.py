"""Word's XML by the names of its elements, whatever their namespace (Word's strict files have another one)."""

from collections.abc import Iterator
from typing import Any

Element = Any  # lxml's own type says less than its documentation

# What only wraps other content: content controls, tracked insertions, alternatives.
CONTAINERS = {
    "sdt",
    "sdtContent",
    "ins",
    "moveTo",
    "smartTag",
    "customXml",
    "AlternateContent",
    "Choice",
    "fldSimple",
}


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """The value of an attribute, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def inside(element: Element, name: str) -> Iterator[Element]:
    """The children of this name, content controls and tracked insertions looked through."""
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in CONTAINERS:
            yield from inside(each, name)


def child(element: Element | None, name: str) -> Element | None:
    """The first child of this name."""
    return None if element is None else next((each for each in element if local(each) == name), None)


def value(properties: Element | None, name: str) -> str:
    """The value of a property such as <w:numId w:val="3"/>."""
    found = child(properties, name)
    return "" if found is None else attribute(found, "val")


def is_on(properties: Element | None, name: str, default: bool) -> bool:
    """Whether a switch such as bold is on: <w:b/> is, <w:b w:val="0"/> is not."""
    found = child(properties, name)
    return default if found is None else attribute(found, "val") not in {"0", "false", "off", "none"}
