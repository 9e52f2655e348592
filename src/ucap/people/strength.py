"""How long somebody would need to guess a password, in five steps, as zxcvbn counts it: by words, names, dates, rows of keys and repetitions.

It is given nothing else of a person: it would keep it until the next question.
"""

from math import prod
from typing import Any

STRONGEST = 4
MOST = 32  # characters that are looked at: more only make a password stronger, and the time grows with their square
READINGS = 4  # of signs that look like letters: each is looked up in every list ("1" is "i" or "l", "4" and "@" are "a")


def how_strong(password: str) -> int:
    """From 0, guessed at once, to STRONGEST, not by those who have the table of hashes either."""
    from zxcvbn import matching, zxcvbn

    beginning = password[:MOST]
    if not beginning:
        return 0
    readings = matching.relevant_l33t_subtable(beginning, matching.L33T_TABLE)
    if prod(len(signs) for signs in readings.values()) > READINGS:
        beginning = beginning.translate(_no_letters(matching.L33T_TABLE))
    return int(zxcvbn(beginning, max_length=MOST)["score"])


def _no_letters(table: dict[str, list[str]]) -> dict[int, Any]:
    """What takes the signs, not the figures, for signs alone."""
    return str.maketrans({sign: "~" for signs in table.values() for sign in signs if not sign.isdigit()})
