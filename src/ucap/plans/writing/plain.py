"""Text that a reader could take for something else, marked so that it stands as it is written."""

from ucap.plans.reading.blocks import PLAIN, Text, as_item
from ucap.plans.reading.understanding.find_label import find_label, is_form_name
from ucap.plans.reading.understanding.leads import COLON
from ucap.plans.reading.understanding.numbers import is_missing
from ucap.plans.reading.understanding.torn import JOINING


def plain(text: str) -> str:
    """The text, marked where it could be taken for a number, a label, a missing value or the end of a torn sentence."""
    return PLAIN + text if _misleads(text) else text


def _misleads(text: str) -> bool:
    head = COLON.split(text, maxsplit=1)[0]
    return bool(
        is_missing(text)
        or as_item(Text(text)).text != text
        or JOINING.match(text)
        or find_label(head)
        or find_label(text)
        or is_form_name(text)
    )
