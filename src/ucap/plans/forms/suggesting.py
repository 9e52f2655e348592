"""Goals and topics that a text seems to speak of: offered, never applied."""

from dataclasses import dataclass
from typing import Any

MOST = 4  # of each kind
LONGEST = 5000  # characters looked at


@dataclass(frozen=True, slots=True)
class Offer:
    """One more box that could be ticked, and why."""

    name: str  # of the field
    value: str
    goal: int | None
    topic: str
    because: tuple[str, ...]


def suggestions(row: str, data: Any) -> list[Offer]:
    """What the theme in that row of the form seems to speak of and is not ticked there yet."""
    from ucap.themes.tag import LIKELY, tag_text

    text = " ".join([data.get(f"{row}-name", ""), data.get(f"{row}-text", "")]).strip()[:LONGEST]
    if not text:
        return []
    tags = tag_text(text)
    ticked = {*data.getlist(f"{row}-sdgs"), *data.getlist(f"{row}-urban_agenda")}
    goals = [
        Offer(f"{row}-sdgs", str(tag.goal), tag.goal, "", tag.because[:2])
        for tag in tags.sdgs
        if tag.score >= LIKELY
    ]
    topics = [
        Offer(f"{row}-urban_agenda", tag.topic, None, tag.topic, tag.because[:2])
        for tag in tags.urban_agenda
        if tag.score >= LIKELY
    ]
    return [offer for offer in (*goals[:MOST], *topics[:MOST]) if offer.value not in ticked]
