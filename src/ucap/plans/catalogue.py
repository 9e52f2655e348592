"""The listed plans as columns in memory: which of them have what a reader asks for, and how many there are of each.

Every filter is a column of pairs (plan, value). Choosing several values of one filter widens the search, choosing in several
filters narrows it; the count beside a value says how many plans there would be with it, so a filter's own choice does not
count against its other values.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks of a list: words, and of each filter the values one of which a plan must have."""

    words: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Facet:
    """One filter: its values, and the pairs of plan and value, each once."""

    values: tuple[str, ...]
    plans: Numbers
    which: Numbers

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, str]]) -> "Facet":
        """The filter with these pairs of a plan's number and a value."""
        once = dict.fromkeys(pairs)
        places: dict[str, int] = {}
        which = [places.setdefault(value, len(places)) for _, value in once]
        plans = [number for number, _ in once]
        return cls(tuple(places), np.array(plans, dtype=np.int32), np.array(which, dtype=np.int32))

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        return {value: place for place, value in enumerate(self.values)}

    def first(self, counts: NDArray[np.int64], most: int) -> list[int]:
        """The places of the values that have the highest counts, none of them 0; of the same count in the order of the alphabet."""
        order = np.lexsort((self._alphabetical, -counts))[:most]
        return [int(place) for place in order if counts[place]]

    def having(self, values: Collection[str], size: int) -> Mask:
        """The plans, of `size`, that have one of these values; a value there is none of is had by no plan."""
        known = [self.place_of[value] for value in values if value in self.place_of]
        mask = np.zeros(size, dtype=np.bool_)
        mask[self.plans[np.isin(self.which, known)]] = True
        return mask

    @cached_property
    def _alphabetical(self) -> Numbers:
        """Of each value its place in the alphabet."""
        ranks = np.empty(len(self.values), dtype=np.int32)
        ranks[sorted(range(len(self.values)), key=self.values.__getitem__)] = np.arange(len(self.values))
        return ranks

    def counts(self, among: Mask) -> NDArray[np.int64]:
        """How many of these plans have each value."""
        return np.bincount(self.which[among[self.plans]], minlength=len(self.values))


@dataclass(frozen=True)
class Links:
    """Which city works with which: one row a plan and pair of cities on different sides (places in the cities' filter)."""

    plans: Numbers
    here: Numbers
    there: Numbers


@dataclass(frozen=True)
class Selection:
    """The plans that were asked for."""

    mask: Mask
    counts: Mapping[str, NDArray[np.int64]]  # filter -> count a value, in the order of its values

    @property
    def size(self) -> int:
        return int(self.mask.sum())


@dataclass(frozen=True)
class Catalogue:
    """Every listed plan. A plan's number is its place in `ids`, and in `versions`, the keys of the texts that hold."""

    ids: tuple[str, ...]
    facets: Mapping[str, Facet]
    orders: Mapping[str, Numbers]  # name of an order -> the plans' numbers in it
    links: Links
    activities: int = 0  # of all plans
    as_of: object = None  # another for every catalogue
    versions: tuple[int, ...] = ()

    def select(
        self, chosen: Mapping[str, Collection[str]], found: Collection[str] | None = None
    ) -> Selection:
        """The plans with what is chosen, among those whose ids are in `found` (None: all)."""
        size = len(self.ids)
        text = np.ones(size, dtype=np.bool_) if found is None else self._numbered(found)
        masks = {name: self.facets[name].having(values, size) for name, values in chosen.items() if values}
        counts = {name: facet.counts(_all(text, masks, but=name)) for name, facet in self.facets.items()}
        return Selection(_all(text, masks), counts)

    def in_order(self, selection: Selection, order: str) -> list[str]:
        """The ids of the selected plans in that order."""
        numbers = self.orders[order]
        return [self.ids[number] for number in numbers[selection.mask[numbers]]]

    def pairs(self, selection: Selection, limit: int) -> list[tuple[str, str, int]]:
        """The pairs of cities that most of the selected plans bring together, with the number of plans."""
        of_selected = selection.mask[self.links.plans]
        cities = self.facets["city"].values
        keys = self.links.here[of_selected].astype(np.int64) * len(cities) + self.links.there[of_selected]
        unique, times = np.unique(keys, return_counts=True)
        most = np.argsort(-times, kind="stable")[:limit]
        return [
            (cities[key // len(cities)], cities[key % len(cities)], int(count))
            for key, count in zip(unique[most], times[most], strict=True)
        ]

    def with_versions(self, versions: Iterable[int]) -> Mask:
        """The plans whose text that holds is among these."""
        mask = np.zeros(len(self.ids), dtype=np.bool_)
        numbers = self._number_of_version
        mask[[numbers[one] for one in versions if one in numbers]] = True
        return mask

    def _numbered(self, ids: Collection[str]) -> Mask:
        mask = np.zeros(len(self.ids), dtype=np.bool_)
        mask[[self._number_of[one] for one in ids if one in self._number_of]] = True
        return mask

    @cached_property
    def _number_of(self) -> Mapping[str, int]:
        return {plan_id: number for number, plan_id in enumerate(self.ids)}

    @cached_property
    def _number_of_version(self) -> Mapping[int, int]:
        return {version: number for number, version in enumerate(self.versions)}


def _all(text: Mask, masks: Mapping[str, Mask], but: str = "") -> Mask:
    mask = text
    for name, one in masks.items():
        if name != but:
            mask = mask & one
    return mask
