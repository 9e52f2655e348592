"""The nearest of an index's vectors, as the index stands at this moment, whichever process writes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.matching.near.check import units
from ucap.matching.near.files import (
    BLOCK,
    GONE,
    SCALE,
    Floats,
    Generation,
    Keys,
    current_generation,
    current_name,
)
from ucap.matching.near.scan import Mask, Rows, nearest_rows, signs

OVERSAMPLE = 40  # rows ranked exactly for each that is asked for: a recall at 10 of 0.987 among a million; 20 give 0.966
FEWEST = 400  # so many are ranked at least: it takes a quarter of a millisecond
SHARE = 600  # and one in so many of those that count: among a million that say much the same 400 hold .86 of the ten nearest, 1,600 .98
FILTERED = 20  # rows that a filter must let through, for each that is asked for, before the search is content
MOST_ASKED = 5000  # rows that a filter is asked about in one go
WIDER = 4  # by how much a filter that leaves too few widens the next round

Filter = Callable[[Keys], Mask]


@dataclass(frozen=True, slots=True)
class Found:
    """The nearest vectors' keys and cosines, best first; those as near as each other by their keys."""

    keys: Keys
    cosines: Floats


@dataclass(frozen=True, slots=True)
class Among:
    """Which vectors count, by their flags (15 bits that their writer gave a meaning): one of these, all of those, none of others."""

    any_of: int = 0
    all_of: int = 0
    none_of: int = 0

    def mask(self, flags: NDArray[np.uint16]) -> Mask:
        """Which rows are meant and have not been removed."""
        must, must_not = np.uint16(self.all_of), np.uint16(self.none_of | GONE)
        meant: Mask = (flags & (must | must_not)) == must
        if self.any_of:
            meant &= (flags & np.uint16(self.any_of)) != 0
        return meant


EVERY = Among()


class Near:
    """The index in a folder, to be read. Safe for threads and after a fork; nothing in it is a copy that can go stale."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._generation: Generation | None = None

    def search(
        self,
        vector: ArrayLike,
        k: int,
        *,
        among: Among = EVERY,
        allowed: NDArray[np.bool_] | Keys | None = None,
        keep: Filter | None = None,
        oversample: int = OVERSAMPLE,
    ) -> Found:
        """The k nearest of those meant by flags, allowed by key (a mask by key, or keys) and let through by the filter.

        `keep` is asked about candidates, best first, until k are let through, in growing rounds where that takes more than were
        likely to be the best; never twice about one.
        """
        many = self.search_many([vector], k, among=among, allowed=allowed, keep=keep, oversample=oversample)
        return many[0]

    def search_many(
        self,
        vectors: ArrayLike | Sequence[ArrayLike],
        k: int,
        *,
        among: Among = EVERY,
        allowed: NDArray[np.bool_] | Keys | None = None,
        keep: Filter | None = None,
        oversample: int = OVERSAMPLE,
    ) -> list[Found]:
        """The same for each of several vectors, all on one state of the index."""
        if k < 1 or oversample < 1:
            raise BadInput(gettext_noop("Ask for one neighbour at least, not %(k)s."), k=min(k, oversample))
        asked = units(vectors)
        index, eligible = self._now(among)
        if allowed is not None:
            eligible &= _allowed(index.keys, allowed)
        searched = _Searched(index, eligible, int(np.count_nonzero(eligible)))
        want = max(FEWEST, k * oversample, searched.number // SHARE)
        return [searched.nearest(one, k, keep, want, oversample) for one in asked]

    def count(self, among: Among = EVERY) -> int:
        """How many vectors there are, of those meant."""
        index, meant = self._now(among)
        return len(np.unique(index.keys[meant]))

    def keys(self, among: Among = EVERY) -> Keys:
        """The keys of the vectors that are meant, lowest first."""
        index, meant = self._now(among)
        return np.unique(index.keys[meant])

    def vectors(self, keys: ArrayLike) -> Floats:
        """The vectors of these keys, in their order. Raises BadInput for a key that is not there."""
        index, there = self._now(EVERY)
        wanted = np.asarray(keys, dtype=np.int64)
        rows = np.flatnonzero(np.isin(index.keys, wanted) & there)
        order = np.argsort(index.keys[rows], kind="stable")
        rows = rows[order]
        places = (
            np.searchsorted(index.keys[rows], wanted, side="right") - 1
        )  # the last row of a key is the newest
        missing = wanted[(places < 0) | (index.keys[rows[places]] != wanted)] if len(rows) else wanted
        if len(missing):
            raise BadInput(gettext_noop("The index has no vector of the key %(key)s."), key=int(missing[0]))
        return _floats(index, rows[places])

    def _now(self, among: Among) -> tuple[Generation, Mask]:
        """The index and which of its rows are meant, as they stood at one moment."""
        while True:
            index = self._fresh()
            meant = among.mask(index.flags)
            # A row that replaces another counts before the other is removed: if none was added by now, none is missed.
            if index.count == index.room:
                return index, meant

    def _fresh(self) -> Generation:
        """The generation that counts, mapped as far as it goes now: two looks, microseconds."""
        index = self._generation
        if index is None or index.name != current_name(self._folder) or index.count > index.room:
            index = self._generation = current_generation(self._folder)
        return index


@dataclass(frozen=True, slots=True)
class _Searched:
    """One state of the index and which of its rows count."""

    index: Generation
    eligible: Mask
    number: int

    def nearest(self, vector: Floats, k: int, keep: Filter | None, want: int, oversample: int) -> Found:
        """The k nearest of them that the filter lets through."""
        if keep is None:
            return self._ranked(self._candidates(vector, want), vector, k)
        # A tenth may be filtered out before the search goes on: one's own entries always are
        times = min(oversample, FILTERED) * 9 / 10
        verdicts: dict[int, bool] = {}
        while True:
            near = self._ranked(self._candidates(vector, want), vector, want)
            places, looked_at = _let_through(near.keys, k, keep, verdicts)
            if looked_at * times <= want or want >= self.number:
                return Found(near.keys[places], near.cosines[places])
            want *= WIDER

    def _candidates(self, vector: Floats, want: int) -> Rows:
        if self.number <= want:
            return np.flatnonzero(self.eligible)
        sign = signs(vector[None, :], self.index.mean)[0]
        return nearest_rows(self.index.bits, self.index.keys, sign, self.eligible, want)

    def _ranked(self, rows: Rows, vector: Floats, k: int) -> Found:
        rows = np.sort(rows)
        keys, cosines = self.index.keys[rows], np.empty(len(rows), np.float32)
        for at in range(0, len(rows), BLOCK):
            floats = _floats(self.index, rows[at : at + BLOCK])
            # Row by row, not as a product of matrices, which rounds by a row's place: equal vectors are to be equally near.
            np.einsum("ij,j->i", floats, vector, out=cosines[at : at + BLOCK])
        if len(np.unique(keys)) < len(keys):  # one is being replaced just now: its last row is the new one
            last = len(keys) - 1 - np.unique(keys[::-1], return_index=True)[1]
            keys, cosines = keys[last], cosines[last]
        best = np.lexsort((keys, -cosines))[:k]
        return Found(keys[best], np.clip(cosines[best], -1, 1))


def _let_through(keys: Keys, k: int, keep: Filter, verdicts: dict[int, bool]) -> tuple[list[int], int]:
    """The places of the first k keys that the filter lets through, and how many were looked at for them. It learns verdicts."""
    places: list[int] = []
    begin, size = 0, k + k // 8 + 8  # in most lists nearly everything is let through
    while begin < len(keys):
        part = keys[begin : begin + size].tolist()
        if new := [key for key in part if key not in verdicts]:
            verdicts.update(zip(new, keep(np.array(new, np.int64)).tolist(), strict=True))
        for place, key in enumerate(part, begin):
            if verdicts[key]:
                places.append(place)
                if len(places) == k:
                    return places, place + 1
        begin += size
        size = min(2 * size, MOST_ASKED)
    return places, len(keys)


def _floats(index: Generation, rows: Rows) -> Floats:
    return index.vectors[rows].astype(np.float32) * np.float32(1 / SCALE)


def _allowed(keys: Keys, allowed: NDArray[np.bool_] | Keys) -> Mask:
    """Which rows' keys are allowed, by a mask with a place for each key or by keys."""
    if allowed.dtype == np.bool_:
        inside = (keys >= 0) & (keys < len(allowed))
        found = np.zeros(len(keys), np.bool_)
        found[inside] = allowed[keys[inside]]
        return found
    return np.isin(keys, allowed)
