"""Whole numbers out of addresses and forms."""

LONGEST = 9  # digits; nothing is counted further here


def whole(text: str) -> int | None:
    """The number that these digits are; None for anything else, and for more digits than anything here is counted with."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST else None
