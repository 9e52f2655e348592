"""The entries that fit one entry best, as far as a reader may see them, and why."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404

from ucap.exchange.models import Entry
from ucap.exchange.queries.cards import EntryHeading, headings
from ucap.exchange.queries.entries import listed_entries, visible_entries
from ucap.exchange.states import EntryState
from ucap.kernel.prepared import Many, One, Prepared, Row
from ucap.matching.entry import ANSWERED_BY, Kind
from ucap.matching.explain import Reason, Side, reasons
from ucap.matching.models import Index, Meaning, Pair
from ucap.matching.packing import unpacked, unpacked_each, unpacked_profiles
from ucap.matching.profile import Profile, Wording
from ucap.matching.queries.nearest import nearest
from ucap.matching.queries.of_entries import FLAGS
from ucap.matching.queries.placing import Beside, Place, places_of
from ucap.matching.queries.sides import NOBODY, Sides, sides_of_list
from ucap.matching.queries.standing import Standing, standing_of
from ucap.matching.queries.weights import weights_in_use
from ucap.matching.ranking import CANDIDATES, Fit, best
from ucap.matching.rules import may_dismiss, may_see_matches
from ucap.matching.score import Weights, percent
from ucap.matching.spread import evened
from ucap.matching.states import Flag, IndexState
from ucap.people.rules import Viewer

SHOWN = 10
DEEPER = 10 * CANDIDATES  # looked at where so many say the same that fewer than CONSIDERED are left
CONSIDERED = 30  # of which the list is made: whoever is seen everywhere steps back among them
PROFILE = ("entry_id", "flag", "whole", "profile")  # the columns of packing.Row
LEAST_SCORE = 0.01  # below this nobody is shown: one in a hundred would accept


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that fits."""

    card: EntryHeading
    score: float  # 0 to 1
    reasons: tuple[Reason, ...]
    beside: tuple[Beside, ...] = ()  # what counts in the order of the list alone

    @property
    def percent(self) -> int:
        return percent(self.score)


@dataclass(frozen=True, slots=True)
class MatchesPage:
    """The matches of one entry for one reader."""

    entry: Entry
    matches: tuple[Match, ...]
    known: bool  # its meaning has been worked out, so an empty list says that nobody fits
    listed: bool  # others find it
    sides: Sides = NOBODY  # with whom they talk about it, and whom they put aside


def matches_page(slug: str, viewer: Viewer, today: date) -> MatchesPage:
    """The page of that entry's matches; raises Http404 for whoever may not see them."""
    entry, meaning = entry_with_meaning(slug, viewer)
    # Whoever may put its matches aside may see them: whose side one is on is asked once
    ours = entry is not None and may_dismiss(viewer, entry)
    if entry is None or not (ours or may_see_matches(viewer, entry)):
        raise Http404
    standing = standing_of(entry, meaning.index if meaning else None)
    found = matches_of(entry, meaning, viewer, today, standing) if meaning else ()
    sides = sides_of_list(entry, standing, viewer) if ours else NOBODY
    return MatchesPage(entry, found, known=meaning is not None, listed=entry.is_listed, sides=sides)


def page_of_match(slug: str, other: str, viewer: Viewer, today: date) -> MatchesPage:
    """That page with the one match alone, wherever in the list it stands; without it where the two are not shown to each other.

    Ten queries at most: the others are not looked for. Raises Http404 for whoever may not see the entry's matches.
    """
    entry, meaning = entry_with_meaning(slug, viewer)
    if entry is None or not may_see_matches(viewer, entry):
        raise Http404
    found: tuple[Match, ...] = ()
    if meaning:
        out = standing_of(entry, None).out
        rows = _may_meet(entry, viewer, today, meaning.index, out).filter(entry__slug=other)
        (one,) = unpacked_profiles([(meaning.entry_id, meaning.flag, meaning.whole, meaning.profile)])
        profiles = [
            profile
            for profile in unpacked_profiles(list(rows.values_list(*PROFILE)))
            if profile.kind in ANSWERED_BY[one.kind]
        ]
        fits = best(one, profiles, 1, weights_in_use(meaning.index.encoder).score) if profiles else []
        found = _explained(meaning, one, [fit for fit in fits if fit.score >= LEAST_SCORE], profiles, {})
    return MatchesPage(entry, found, known=meaning is not None, listed=entry.is_listed)


def entry_with_meaning(slug: str, viewer: Viewer) -> tuple[Entry | None, Meaning | None]:
    """The entry of that address, and what it means by the index in use, with its wording; whoever is shown it may see its matches.

    One query; one more while its meaning is not worked out: then the viewer has to see it, for it may be somebody's draft.
    """
    known = Meaning.objects.select_related("entry__organisation", "entry__city", "index", "wording")
    found = known.filter(entry__slug=slug, index__state=IndexState.CURRENT).exclude(
        entry__state=EntryState.DRAFT
    )
    if meaning := next(iter(found[:1]), None):  # of an entry an index has one
        return meaning.entry, meaning
    return visible_entries(viewer).select_related("organisation", "city").filter(slug=slug).first(), None


def matches_of(
    entry: Entry,
    meaning: Meaning,
    viewer: Viewer,
    today: date,
    standing: Standing,
    *,
    shown: int = SHOWN,
) -> tuple[Match, ...]:
    """The best of those that the viewer sees, best first. Eleven queries at most, however many entries there are."""
    rows = _may_meet(entry, viewer, today, meaning.index, standing.out)
    weights = weights_in_use(meaning.index.encoder)
    one, profiles, fits = fits_of(meaning, rows, weights.score)
    candidates = [profiles[fit.place] for fit in fits]
    lists = exposure([candidate.id for candidate in candidates])
    places = places_of(one, candidates, standing, weights.circumstances, today)

    def order(fit: Fit) -> tuple[bool, float]:
        id_ = profiles[fit.place].id
        return fit.again, -evened(fit.score, lists[id_]) - (places[id_].odds if id_ in places else 0.0)

    return _explained(meaning, one, sorted(fits, key=order)[:shown], profiles, places)


def fits_of(
    meaning: Meaning, rows: QuerySet[Meaning], weights: Weights | None = None
) -> tuple[Profile, list[Profile], list[Fit]]:
    """The entry's profile, those of the nearest among the rows, and how well each of them fits, best first."""
    (one,) = unpacked_profiles([(meaning.entry_id, meaning.flag, meaning.whole, meaning.profile)])
    flags = _answering(one.kind)
    for candidates in (CANDIDATES, DEEPER):
        near = nearest(one.whole, candidates, index=meaning.index, flags=flags, among=rows, columns=PROFILE)
        profiles = unpacked_profiles([found.columns for found in near])
        fits = best(one, profiles, CONSIDERED, weights)
        if len(near) < candidates or not any(fit.again for fit in fits):
            break  # else one text, entered again and again, hides what lies behind it
    return one, profiles, [fit for fit in fits if fit.score >= LEAST_SCORE]


def exposure(ids: Sequence[str]) -> Mapping[str, int]:
    """In how many lists each of these entries stands. One query."""
    return defaultdict(int, _lists(others=ids) if ids else ())


@Prepared
def _lists(others: Many) -> QuerySet[Pair, tuple[str, int]]:
    return Pair.objects.filter(other__in=others).values_list("other").annotate(lists=Count("*"))


def _may_meet(
    entry: Entry, viewer: Viewer, today: date, index: Index, without: frozenset[str]
) -> QuerySet[Meaning]:
    """The meanings of the entries that the viewer finds, that are open, and that are somebody else's."""
    open_still = Q(expires_on__gte=today) | Q(expires_on=None)
    ours = Q(organisation=entry.organisation_id) if entry.organisation_id else Q(city=entry.city_id)
    apart = ~ours & ~Q(pk__in=without) if without else ~ours
    return of_entries(listed_entries(viewer).filter(open_still & apart), index)


def of_entries(entries: QuerySet[Entry], index: Index) -> QuerySet[Meaning]:
    """The meanings of these entries. Asked one by one: SQLite makes a list of a subquery, however few rows are looked at."""
    return Meaning.objects.filter(Exists(entries.filter(pk=OuterRef("entry"))), index=index)


def _answering(kind: Kind) -> Flag:
    flags = Flag(0)
    for answer in ANSWERED_BY[kind]:
        flags |= FLAGS[answer]
    return flags


def _explained(
    meaning: Meaning,
    one: Profile,
    fits: Sequence[Fit],
    profiles: Sequence[Profile],
    places: Mapping[str, Place],
) -> tuple[Match, ...]:
    if not fits:
        return ()
    ids = [profiles[fit.place].id for fit in fits]
    shown = headings(ids)
    rows = _wordings(index=meaning.index_id, entries=ids)
    vectors = unpacked_each([row[2] for row in rows])
    worded = {
        id_: Wording(tuple(passages), own) for (id_, passages, _), own in zip(rows, vectors, strict=True)
    }
    here = Side(one, Wording(tuple(meaning.wording.passages), unpacked(meaning.wording.rows)))
    return tuple(
        Match(
            shown[id_],
            fit.score,
            tuple(reasons(here, Side(profiles[fit.place], worded[id_]), fit.parts)),
            places[id_].beside if id_ in places else (),
        )
        for id_, fit in zip(ids, fits, strict=True)
        if id_ in shown and id_ in worded
    )


@Prepared
def _wordings(index: One, entries: Many) -> QuerySet[Meaning, Row]:
    worded = Meaning.objects.filter(index=index, entry__in=entries, wording__isnull=False)
    return worded.values_list("entry", "wording__passages", "wording__rows")
