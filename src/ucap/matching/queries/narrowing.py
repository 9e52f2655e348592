"""The filters of a search: what kind of thing, and what is known of each thing that was found."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ucap.exchange.queries.listing import Choice, Filter
from ucap.matching.filter_wording import FILTERS, value_in_words
from ucap.matching.queries.kinds import Thing, kinds
from ucap.matching.queries.worded import by_kind
from ucap.matching.states import Subject

Known = Mapping[Thing, Mapping[str, frozenset[str]]]  # of each thing by filter its values
Chosen = Mapping[str, tuple[str, ...]]  # by filter the values one of which a thing must have


def known_of(things: Sequence[Thing]) -> Known:
    """What each thing can be filtered by. Three queries a kind at most, however many."""
    found: dict[Thing, dict[str, set[str]]] = {thing: defaultdict(set, thing={thing[0]}) for thing in things}
    for subject, ids in by_kind(things).items():
        for id_, name, value in kinds()[subject].values(ids):
            if value:
                found[subject, id_][name].add(value)
    return {
        thing: {name: frozenset(value) for name, value in values.items()} for thing, values in found.items()
    }


def narrowed(things: Sequence[Thing], known: Known, chosen: Chosen, *, but: str = "") -> list[Thing]:
    """Those that have what is chosen, in their order; without the filter `but`."""
    asked = {name: set(values) for name, values in chosen.items() if values and name != but}
    return [
        thing
        for thing in things
        if all(known[thing].get(name, frozenset()) & values for name, values in asked.items())
    ]


def filters_of(things: Sequence[Thing], known: Known, chosen: Chosen) -> tuple[Filter, ...]:
    """Every filter with the values that lead somewhere, as far as the other filters go, and those that are chosen."""
    return tuple(_filter(name, things, known, chosen) for name in FILTERS)


def _filter(name: str, things: Sequence[Thing], known: Known, chosen: Chosen) -> Filter:
    counts: Counter[str] = Counter()
    for thing in narrowed(things, known, chosen, but=name):
        counts.update(known[thing].get(name, ()))
    own = chosen.get(name, ())
    choices = [
        Choice(value, value_in_words(name, value), counts[value], value in own)
        for value in dict.fromkeys((*counts, *own))
    ]
    if name == "sdg":
        choices.sort(key=lambda one: int(one.value))
    elif name == "thing":
        choices.sort(key=lambda one: list(Subject).index(Subject(one.value)))
    else:
        choices.sort(key=lambda one: (-one.count, one.label))
    return Filter(name, str(FILTERS[name]), tuple(choices))
