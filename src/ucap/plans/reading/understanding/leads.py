"""Paragraphs that begin with a name: "Smart Cities: aligning …", and the list items below an item."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ucap.plans.reading.blocks import Text, is_plain, join

LONGEST_NAME = 80  # signs
MOST_WORDS = 9
COLON = re.compile(r"\s*[:：]\s*(?!//)")  # not that of an address


def folded_up(texts: Iterable[Text]) -> list[Text]:
    """The texts, items of an inner list put to the item above, and a name on a line of its own to what it names."""
    folded: list[Text] = []
    for text in texts:
        last = folded[-1] if folded else None
        if last and text.item and text.level > last.level and last.item:
            folded[-1] = replace(last, text=_below(last, text), notices=last.notices + text.notices)
        elif last and _names_next(last) and not _has_name(text) and not text.item and not is_plain(text.text):
            folded[-1] = replace(
                last,
                text=join(_with_colon(last.text), text.text),
                lead=_with_colon(last.text),
                notices=last.notices + text.notices,
                links=last.links + text.links,
            )
        else:
            folded.append(text)
    return folded


def name_and_text(text: Text) -> tuple[str | None, str]:
    """The name that the paragraph begins with, and the rest; None where it begins with none."""
    if text.lead and text.text.startswith(text.lead):
        head, rest = text.lead, text.text[len(text.lead) :]
        if head.endswith((":", "：")):
            return head[:-1].strip(), rest.strip()
        if re.match(r"\s*[:：–—-]\s", rest):
            return head.strip(" :：–—-"), re.sub(r"^\s*[:：–—-]\s*", "", rest)
    if is_plain(text.text):
        return None, text.text
    parts = COLON.split(text.text, maxsplit=1)
    if len(parts) == 2 and _is_name(parts[0]):
        return parts[0].strip(), parts[1].strip()
    if text.lead and text.lead == text.text and _is_name(text.text):
        return text.text.strip(), ""
    return None, text.text


def _names_next(text: Text) -> bool:
    """Whether the text is only a name, and what it names comes next."""
    return not text.item and (
        text.text.endswith((":", "："))
        or (bool(text.lead) and text.lead == text.text and _is_name(text.text))
    )


def _has_name(text: Text) -> bool:
    return bool(text.lead) and text.text.startswith(text.lead)


def _is_name(text: str) -> bool:
    return (
        0 < len(text.strip()) <= LONGEST_NAME
        and len(text.split()) <= MOST_WORDS
        and not re.search(r"[.!?。！？]\s|[.!?。！？]$|https?$|[(（][^)）]*$", text)
    )


def _with_colon(text: str) -> str:
    return text if text.endswith((":", "：")) else f"{text}:"


def _below(item: Text, inner: Text) -> str:
    divider = " " if item.text.endswith((":", "：", ";", "；")) else "; "
    return f"{item.text}{divider}{inner.text}"
