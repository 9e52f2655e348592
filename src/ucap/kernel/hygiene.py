"""Text from people outside: what is kept of it, and what is not. Text it is and text it stays; whatever shows it escapes it."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

import nh3

# Fillers and joiners that count as letters or marks, and yet nobody sees them
HIDDEN = frozenset(
    {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x2800, 0x3164, 0xFFA0, *range(0xFFF0, 0xFFF9)}
)
# Of the format signs, those that are seen: they stand over or under figures in Arabic, Syriac and Kaithi
SEEN_FORMAT = frozenset({*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD})
# What chooses between two shapes of the sign before it
SELECTORS = frozenset({0x180B, 0x180C, 0x180D, 0x180F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)})
PLANE_OF_TAGS = range(0xE0000, 0xE1000)  # a whole hidden alphabet
JOINERS = "\u200c\u200d"
VIRAMA = 9  # the combining class of the sign that joins letters in the scripts of India
MOST_MARKS = 6  # over and under one letter; more are a tower that hides the lines beside it

LINK = re.compile(
    r"(?:https?|ftp):/*[^\s<>]+|\bwww\.[^\s<>]+|(?<![\w@.-])(?:[\w-]{1,63}\.){1,9}[a-z]{2,24}/[^\s<>]*",
    re.IGNORECASE,
)
UNCLOSED = re.compile(r"<(?=[A-Za-z/!?][^>]*\Z)")
TAG_BEGINS = re.compile(r"<(?=[A-Za-z/!?])")
BREAKS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
BLANK_LINES = re.compile(r"\n{3,}")
SPACES = re.compile(r"[ \t]+")


def clean_text(text: str) -> str:
    """The text in Unicode's normal form C without markup and without signs that nobody sees; line breaks are kept.

    Cleaning what is clean changes nothing.
    """
    before = None
    while text != before:  # what was apart may have come together
        before, text = text, _cleaner(text)
    return text


def plain_words(text: str) -> str:
    """What somebody searches, on one line: no text that is kept has a NUL, and PostgreSQL does not even compare with one."""
    return " ".join(text.replace("\0", " ").split())


def clean_line(text: str) -> str:
    """The same on one line."""
    return " ".join(clean_text(text).split())


def links_in(text: str) -> int:
    """How many addresses of the web are in the text."""
    return len(LINK.findall(text))


def too_long(text: str, limit: int) -> int:
    """By how many signs the text is over the limit; 0 when it keeps to it."""
    return max(0, len(text) - limit)


def _cleaner(text: str) -> str:
    text = BREAKS.sub("\n", text)
    text = unicodedata.normalize("NFC", "".join(_seen(text)))
    text = "".join(_joined_where_it_matters(_without_markup(text)))
    lines = (SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _without_markup(text: str) -> str:
    """The text without tags and comments. "a<b" is no tag, as long as nothing closes it: it is kept, with a space."""
    if "<" not in text:
        return text
    marked = UNCLOSED.sub("< ", text).replace("&", "&amp;")  # an entity that was typed is text
    return TAG_BEGINS.sub("< ", unescape(nh3.clean(marked, tags=set())))


def _seen(text: str) -> Iterator[str]:
    """The signs that are seen, and the joiners."""
    marks, before = 0, " "
    for char in text:
        code, category = ord(char), unicodedata.category(char)
        if char in "\n\t" or (category == "Cf" and (code in SEEN_FORMAT or char in JOINERS)):
            marks = 0
        elif code in SELECTORS:
            if before.isspace() or before in JOINERS or ord(before) in SELECTORS:
                continue
        elif _is_hidden(code, category):
            continue
        elif category in ("Mn", "Me"):
            marks += 1
            if marks > MOST_MARKS:
                continue
        else:
            marks = 0
        before = char
        yield char


def _is_hidden(code: int, category: str) -> bool:
    """Whether this is a control, half of a pair, a private sign, a format sign that is not seen, or no sign at all."""
    return (
        category in ("Cc", "Cs", "Co", "Cf")
        or code in HIDDEN
        or code in PLANE_OF_TAGS
        or 0xFDD0 <= code <= 0xFDEF
        or code & 0xFFFE == 0xFFFE
    )


def _joined_where_it_matters(text: str) -> Iterator[str]:
    """The text with joiners only where scripts and emoji need them: between two signs, the first of which can be joined."""
    before = " "
    for place, char in enumerate(text):
        if char in JOINERS:
            after = text[place + 1 : place + 2]
            if not after or after.isspace() or after in JOINERS or not _can_be_joined(before, char):
                continue
        before = char
        yield char


def _can_be_joined(before: str, joiner: str) -> bool:
    if unicodedata.combining(before) == VIRAMA or unicodedata.bidirectional(before) == "AL":
        return True
    if unicodedata.category(before) == "Mn" and ord(before) not in SELECTORS:  # a vowel sign, in between
        return unicodedata.bidirectional(before) == "NSM"
    return joiner == "\u200d" and (unicodedata.category(before) in ("So", "Sk") or ord(before) == 0xFE0F)
