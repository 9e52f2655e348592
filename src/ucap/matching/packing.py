"""Vectors and profiles as they are kept: vectors as float16, the rest as plain data."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ucap.language.vectors import DIMENSIONS
from ucap.matching.entry import Kind, OrganisationType, Wants
from ucap.matching.profile import Profile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def packed(rows: "NDArray[np.float32]") -> bytes:
    """The rows as float16, one after the other: 1 KB each."""
    import numpy as np

    return rows.astype(np.float16).tobytes()


def unpacked(data: "bytes | memoryview") -> "NDArray[np.float32]":
    """(n, DIMENSIONS) as they were packed; float16 leaves 3 digits of each number."""
    import numpy as np

    return np.frombuffer(data, np.float16).reshape(-1, DIMENSIONS).astype(np.float32)


def facts_of(profile: Profile) -> dict[str, Any]:
    """What a profile says of who one is and looks for, as plain data."""
    return {
        "country": profile.country,
        "organisation_type": profile.organisation_type,
        "countries": list(profile.wants.countries),
        "organisation_types": list(profile.wants.organisation_types),
    }


def wants_of(facts: Mapping[str, Any]) -> Wants:
    """Whom one looks for, of what `facts_of` gave."""
    return Wants(tuple(facts["countries"]), tuple(map(OrganisationType, facts["organisation_types"])))


def organisation_type_of(facts: Mapping[str, Any]) -> OrganisationType | None:
    """What kind of organisation one is, of what `facts_of` gave."""
    kind = facts["organisation_type"]
    return OrganisationType(kind) if kind else None


KINDS: Mapping[int, Kind] = {1: Kind.OFFER, 2: Kind.REQUEST, 4: Kind.INTEREST}  # by states.Flag
