"""The filters of a search: what kind of thing, and what is known of each thing that was found."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from ucap.exchange.models import Entry, EntryTag
from ucap.exchange.queries.listing import Choice, Filter
from ucap.exchange.states import Facet
from ucap.matching.filter_wording import FILTERS, value_in_words
from ucap.matching.queries.seen import Thing
from ucap.matching.queries.worded import by_kind
from ucap.matching.states import Subject
from ucap.organisations.models import Organisation, WorkTheme
from ucap.organisations.states import ThemeKind
from ucap.plans.models import Plan, VersionCountry, VersionGoal

Known = Mapping[Thing, Mapping[str, frozenset[str]]]  # of each thing by filter its values
Chosen = Mapping[str, tuple[str, ...]]  # by filter the values one of which a thing must have


def known_of(things: Sequence[Thing]) -> Known:
    """What each thing can be filtered by. Seven queries, however many."""
    ids = by_kind(things)
    found: dict[Thing, dict[str, set[str]]] = {thing: defaultdict(set, thing={thing[0]}) for thing in things}
    _of_entries(found, ids[Subject.ENTRY])
    _of_plans(found, ids[Subject.PLAN])
    _of_organisations(found, ids[Subject.ORGANISATION])
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


def _of_entries(found: Mapping[Thing, Mapping[str, set[str]]], ids: Sequence[str]) -> None:
    if not ids:
        return
    for id_, *values in (
        Entry.objects.filter(pk__in=ids).order_by().values_list("pk", "kind", "area", "country")
    ):
        _enter(found, Subject.ENTRY, id_, zip(("kind", "area", "country"), values, strict=True))
    goals = EntryTag.objects.filter(entry__in=ids, facet=Facet.SDG).order_by()
    for id_, goal in goals.values_list("entry", "value"):
        _enter(found, Subject.ENTRY, id_, [("sdg", goal)])


def _of_plans(found: Mapping[Thing, Mapping[str, set[str]]], ids: Sequence[str]) -> None:
    if not ids:
        return
    plan_of = dict(Plan.objects.filter(pk__in=ids).order_by().values_list("current_id", "pk"))
    rows: list[tuple[str, Any, str]] = [("country", VersionCountry, "country"), ("sdg", VersionGoal, "goal")]
    for name, table, column in rows:
        of_these = table.objects.filter(version__in=list(plan_of)).order_by()
        for version, value in of_these.values_list("version_id", column):
            _enter(found, Subject.PLAN, plan_of[version], [(name, str(value))])


def _of_organisations(found: Mapping[Thing, Mapping[str, set[str]]], ids: Sequence[str]) -> None:
    if not ids:
        return
    for id_, country in Organisation.objects.filter(pk__in=ids).order_by().values_list("pk", "country"):
        _enter(found, Subject.ORGANISATION, id_, [("country", country)])
    goals = WorkTheme.objects.filter(organisation__in=ids, kind=ThemeKind.GOAL).order_by()
    for id_, goal in goals.values_list("organisation", "value"):
        _enter(found, Subject.ORGANISATION, id_, [("sdg", goal)])


def _enter(found: Mapping[Thing, Mapping[str, set[str]]], subject: Subject, id_: str, values: Any) -> None:
    for name, value in values:
        if value:
            found[subject, id_][name].add(value)
