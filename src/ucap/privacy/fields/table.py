"""What is said of one table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Ground(StrEnum):
    """Why it may be stored (GDPR, article 6)."""

    AGREEMENT = "agreement"  # needed for what the person asked for (1b)
    INTEREST = "legitimate interest"  # to run the platform safely and keep the record of the cooperation (1f)
    CONSENT = "consent"  # the person said yes, and may take it back (1a)
    NONE = "nothing about a person"


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `personal` are its fields about a person and what for, `rest` the names of the others."""

    model: str  # "people.User"
    holds: str
    ground: Ground = Ground.NONE
    kept: str = "as long as what it belongs to"
    seen_by: str = "whoever sees what it belongs to"
    personal: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""

    @property
    def fields(self) -> frozenset[str]:
        return frozenset((*self.personal, *self.rest.split()))


def kept_for(days: int, since: str) -> str:
    """ "30 days after …", in the words of the document."""
    return f"{days} days after {since}" if days else f"until {since}"
