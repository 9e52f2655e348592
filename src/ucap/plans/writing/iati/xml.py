"""Elements of IATI's XML: narratives, codes, and text that XML can hold."""

from typing import Any

from lxml import etree

from ucap.plans.writing.clean import clean

Element = Any  # lxml's own type says less than its documentation
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def child(parent: Element, name: str, /, **attributes: str | int) -> Element:
    """A new last child; "_" in an attribute's name stands for "-"."""
    found = etree.SubElement(parent, name)
    for key, value in attributes.items():
        found.set(key.rstrip("_").replace("_", "-"), str(value))
    return found


def narrated(parent: Element, name: str, text: str, /, **attributes: str | int) -> Element:
    """A new last child that says this, in the language of the activity."""
    found = child(parent, name, **attributes)
    child(found, "narrative").text = clean(text)
    return found
