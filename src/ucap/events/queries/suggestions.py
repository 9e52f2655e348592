"""Whom somebody could meet at a conference: whose entries fit those of their own organisation or city, how well and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from ucap.events.models import Event
from ucap.events.queries.parties import key_of
from ucap.exchange.models import Entry
from ucap.exchange.queries.cards import EntryHeading, headings
from ucap.exchange.queries.entries import visible_entries
from ucap.matching.entry import ANSWERED_BY
from ucap.matching.explain import Side, reasons
from ucap.matching.models import Index, Meaning
from ucap.matching.packing import unpacked_each, unpacked_profiles
from ucap.matching.profile import Profile, Wording
from ucap.matching.queries.matches import LEAST_SCORE, PROFILE, Match
from ucap.matching.queries.nearest import index_in_use
from ucap.matching.queries.weights import weights_in_use
from ucap.matching.ranking import Fit, best
from ucap.people.rules import Viewer

SHOWN = 8
OWN = 10  # entries of one's own, the latest, that are looked at
CONSIDERED = 40  # of each of them the best
MOST = 4000  # entries of all who come; a conference of that many is none


@dataclass(frozen=True, slots=True)
class Pool:
    """The entries of all who come to a conference and agreed to be listed, and of those who look, by whose they are."""

    index: Index | None = None
    by_owner: Mapping[str, Sequence[Profile]] = field(default_factory=dict)

    @property
    def owners(self) -> Mapping[str, str]:
        """Of each entry its owner's key."""
        return {one.id: owner for owner, some in self.by_owner.items() for one in some}


@dataclass(frozen=True, slots=True)
class Found:
    """The best pair between one's own entries and those of somebody else."""

    owner: str  # the other's key
    mine: Profile
    theirs: Profile
    fit: Fit


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An organisation or city that fits, why, and who comes for it."""

    owner: str
    mine: EntryHeading
    match: Match  # its card is the other's entry
    people: tuple[str, ...]  # registrations


def pool_of(event: Event, viewer: Viewer, today: date, also: Iterable[str] = ()) -> Pool:
    """What is compared; `also`: keys of those who look, listed or not. Three queries."""
    index = index_in_use()
    if index is None:
        return Pool()
    owners = {*also, *people_by_owner(event)} - {""}
    open_still = Q(expires_on__gte=today) | Q(expires_on=None)
    theirs = visible_entries(viewer).listed().filter(open_still, _owned(owners))
    rows = Meaning.objects.filter(entry__in=theirs.values("pk"), index=index).order_by("-entry__edited_at")
    found = list(rows.values_list("entry__organisation", "entry__city", *PROFILE)[:MOST])
    by_owner: dict[str, list[Profile]] = defaultdict(list)
    for (organisation, city, *_), profile in zip(
        found, unpacked_profiles([row[2:] for row in found]), strict=True
    ):
        by_owner[key_of(organisation, city)].append(profile)
    return Pool(index, dict(by_owner))


def people_by_owner(event: Event) -> Mapping[str, list[str]]:
    """The registrations of those who come and agreed to be listed, by whom they come for. One query."""
    by_owner: dict[str, list[str]] = defaultdict(list)
    coming = event.registrations.confirmed().filter(listed=True)
    for id_, organisation, city in coming.values_list("pk", "organisation", "city"):
        by_owner[key_of(organisation, city)].append(id_)
    return by_owner


def best_for(pool: Pool, owner: str, without: Iterable[str] = ()) -> list[Found]:
    """Whoever fits that one best, each once with their best pair, best first. No query but for the weights."""
    own = pool.by_owner.get(owner, ())[:OWN]
    if pool.index is None or not own:
        return []
    out = {owner, *without}
    others = [one for key, some in pool.by_owner.items() if key not in out for one in some]
    whose, weights = pool.owners, weights_in_use(pool.index.encoder).score
    found: dict[str, Found] = {}
    for mine in own:
        candidates = [one for one in others if one.kind in ANSWERED_BY[mine.kind]]
        for fit in best(mine, candidates, CONSIDERED, weights) if candidates else ():
            theirs = candidates[fit.place]
            key = whose[theirs.id]
            if fit.score >= LEAST_SCORE and (key not in found or found[key].fit.score < fit.score):
                found[key] = Found(key, mine, theirs, fit)
    return sorted(found.values(), key=lambda one: (-one.fit.score, one.owner))


def suggestions(
    event: Event, owner: str, viewer: Viewer, today: date, without: Iterable[str] = ()
) -> tuple[Suggestion, ...]:
    """Whom those could meet, best first, with the sentences that meet; `without`: keys of whom they know already. Eight queries at most."""
    if not owner:
        return ()
    pool = pool_of(event, viewer, today, [owner])
    people = people_by_owner(event)
    found = [one for one in best_for(pool, owner, without) if people.get(one.owner)][:SHOWN]
    if not found or pool.index is None:
        return ()
    ids = list({id_ for one in found for id_ in (one.mine.id, one.theirs.id)})
    shown, worded = headings(ids), _worded(pool.index, ids)
    return tuple(
        Suggestion(
            one.owner, shown[one.mine.id], _match(one, shown[one.theirs.id], worded), tuple(people[one.owner])
        )
        for one in found
        if {one.mine.id, one.theirs.id} <= shown.keys() & worded.keys()
    )


def _match(one: Found, card: EntryHeading, worded: Mapping[str, Wording]) -> Match:
    here, there = Side(one.mine, worded[one.mine.id]), Side(one.theirs, worded[one.theirs.id])
    return Match(card, one.fit.score, tuple(reasons(here, there, one.fit.parts)))


def _worded(index: Index, ids: Sequence[str]) -> dict[str, Wording]:
    """The sentences of these entries. One query."""
    texts = Meaning.objects.filter(index=index, entry__in=ids, wording__isnull=False)
    rows = list(texts.values_list("entry_id", "wording__passages", "wording__rows"))
    vectors = unpacked_each([row[2] for row in rows])
    return {id_: Wording(tuple(passages), own) for (id_, passages, _), own in zip(rows, vectors, strict=True)}


def _owned(owners: Iterable[str]) -> Q:
    by_kind: dict[str, list[str]] = {"organisation": [], "city": []}
    for owner in owners:
        kind, _, id_ = owner.partition(":")
        by_kind[kind].append(id_)
    return Q(organisation__in=by_kind["organisation"]) | Q(organisation=None, city__in=by_kind["city"])


def titles_of(found: Iterable[Found]) -> Mapping[str, str]:
    """By id the titles of the entries of these pairs. One query."""
    ids = {id_ for one in found for id_ in (one.mine.id, one.theirs.id)}
    return dict(Entry.objects.filter(pk__in=ids).values_list("pk", "title"))
