"""Text as a document can carry it: single spaces, no signs that nobody sees."""

import unicodedata

from ucap.plans.reading.blocks import PLAIN, squeeze

# Controls, halves of surrogate pairs, private signs, and those that Unicode has not given a meaning.
UNSEEN = {"Cc", "Cs", "Co", "Cn"}


def clean(text: str) -> str:
    """The text on one line, without invisible signs."""
    seen = "".join(
        " " if char in "\t\n\r\v\f\x85" else char
        for char in text.replace(PLAIN, "")
        if char in "\t\n\r\v\f\x85" or unicodedata.category(char) not in UNSEEN
    )
    return squeeze(seen)
