"""What an organisation says of itself, as one value: what forms make, actions keep, and the journal compares."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from ucap.organisations.states import Kind, Size

SCHEMES = ("ror", "vat", "lei", "uscc", "other")  # of registers; "uscc": China's unified social credit code


@dataclass(frozen=True, slots=True)
class Profile:
    names: tuple[tuple[str, str], ...]  # (language, name), the main one first
    kind: Kind
    country: str  # ISO 3166-1 alpha-2
    place: str | None = None  # the city's id in the gazetteer
    website: str = ""
    size: Size | None = None
    description: str = ""
    languages: tuple[str, ...] = ()  # BCP 47
    goals: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()  # official English names
    words: tuple[str, ...] = ()  # fields of work in the organisation's own words
    identifiers: tuple[tuple[str, str], ...] = ()  # (scheme, value)

    @property
    def main_name(self) -> str:
        return self.names[0][1]


# What others read: when somebody not yet verified changes it, it waits for a moderator.
PUBLIC_WORDS = ("names", "website", "description", "words", "identifiers")


def changes(before: Profile, after: Profile) -> tuple[dict[str, Any], dict[str, Any]]:
    """What differs, as the journal writes it: (before, after)."""
    old, new = asdict(before), asdict(after)
    differing = [field.name for field in fields(Profile) if old[field.name] != new[field.name]]
    return {name: old[name] for name in differing}, {name: new[name] for name in differing}
