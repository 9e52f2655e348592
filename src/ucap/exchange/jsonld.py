"""An entry as schema.org data, for the search engines that read its page: an Offer or a Demand."""

from datetime import date, datetime
from typing import Any

from ucap.exchange.content import EntryContent, EntryKind

GOAL_AT = "https://sdgs.un.org/goals/goal{}"


def as_jsonld(
    content: EntryContent,
    *,
    url: str,
    begins: datetime | None,
    ends: date | None,
    by: dict[str, str],
    images: tuple[str, ...],
) -> dict[str, Any]:
    """The entry; what it does not say is left out. People are never in it."""
    is_offer = content.kind is EntryKind.OFFER
    item = {
        "@type": "Service",
        "name": content.title,
        "description": content.description,
        "category": content.area.value,
        "keywords": ", ".join((*content.themes, *content.urban_agenda)),
        "about": [GOAL_AT.format(goal) for goal in content.sdgs],
        "image": list(images),
    }
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Offer" if is_offer else "Demand",
        "@id": url,
        "url": url,
        "name": content.title,
        "description": content.summary,
        "validFrom": begins.isoformat() if begins else None,
        "validThrough": ends.isoformat() if ends else None,
        "eligibleRegion": [{"@type": "Country", "identifier": code} for code in content.countries],
        "itemOffered": {key: value for key, value in item.items() if value},
        "offeredBy" if is_offer else "seller": by if is_offer else None,
        "provider": None if is_offer else by,
    }
    return {key: value for key, value in said.items() if value}
