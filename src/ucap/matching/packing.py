"""Vectors and profiles as they are kept: vectors as float16, the rest of a profile as MessagePack.

Scoring reads some hundred profiles for a page, so that each is one column, and all their vectors are unpacked in one go.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ucap.language.vectors import DIMENSIONS
from ucap.matching.entry import Kind, OrganisationType, Wants
from ucap.matching.profile import Profile

if TYPE_CHECKING:
    import msgspec
    import numpy as np
    from numpy.typing import NDArray

Bytes = bytes | memoryview  # what SQLite and what PostgreSQL give
Row = tuple[str | None, int, Bytes, Bytes]  # an entry's id, its states.Flag, `packed` whole, `packed_profile`

KINDS: Mapping[int, Kind] = {1: Kind.OFFER, 2: Kind.REQUEST, 4: Kind.INTEREST}  # by states.Flag
DIGITS = 3  # of how surely a text speaks of a goal


@dataclass(frozen=True, slots=True)
class _Kept:
    """A profile without its id, kind and whole, which have columns of their own."""

    common: float
    themes: tuple[str, ...]
    theme_rows: bytes
    goals: Mapping[int, float]
    country: str | None
    organisation_type: OrganisationType | None
    wants: Wants


def packed(rows: "NDArray[np.float32]") -> bytes:
    """The rows as float16, one after the other: 1 KB each."""
    import numpy as np

    return rows.astype(np.float16).tobytes()


def unpacked(data: Bytes) -> "NDArray[np.float32]":
    """(n, DIMENSIONS) as they were packed; float16 leaves 3 digits of each number."""
    import numpy as np

    return np.frombuffer(data, np.float16).reshape(-1, DIMENSIONS).astype(np.float32)


def unpacked_each(parts: Sequence[Bytes]) -> "list[NDArray[np.float32]]":
    """The rows of each part, all unpacked in one go."""
    rows = unpacked(b"".join(parts))
    found, begin = [], 0
    for part in parts:
        end = begin + len(part) // (2 * DIMENSIONS)
        found.append(rows[begin:end])
        begin = end
    return found


def packed_profile(profile: Profile) -> bytes:
    """All of it but its id, kind and whole."""
    import msgspec

    kept = _Kept(
        common=profile.common,
        themes=tuple(profile.themes),
        theme_rows=packed(profile.theme_rows),
        goals={goal: round(sure, DIGITS) for goal, sure in profile.goals.items()},
        country=profile.country,
        organisation_type=profile.organisation_type,
        wants=profile.wants,
    )
    return msgspec.msgpack.encode(kept)


def unpacked_profiles(rows: Sequence[Row]) -> list[Profile]:
    """The profile of each row, in their order."""
    if not rows:
        return []
    decode = _decoder().decode
    kept = [decode(row[3]) for row in rows]
    wholes = unpacked(b"".join([row[2] for row in rows]))
    themes = unpacked_each([one.theme_rows for one in kept])
    return [
        Profile(
            id=id_ or "",
            kind=KINDS.get(flag, Kind.INTEREST),
            whole=whole,
            common=one.common,
            themes=one.themes,
            theme_rows=theme_rows,
            goals=one.goals,
            country=one.country,
            organisation_type=one.organisation_type,
            wants=one.wants,
        )
        for (id_, flag, _, _), whole, one, theme_rows in zip(rows, wholes, kept, themes, strict=True)
    ]


@cache
def _decoder() -> "msgspec.msgpack.Decoder[_Kept]":
    import msgspec

    return msgspec.msgpack.Decoder(_Kept)
