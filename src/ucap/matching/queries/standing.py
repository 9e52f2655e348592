"""Where an entry stands with others: with whom it is in conversation, and who said no to whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from ucap.exchange.models import Entry, EntryVersion, Interest
from ucap.exchange.states import TALKING, DeclineReason, InterestState
from ucap.kernel.prepared import One, Prepared, Row
from ucap.matching.feedback import No
from ucap.matching.models import Index, Meaning
from ucap.matching.models.learning import Dismissal
from ucap.matching.packing import unpacked_each

MOST = 200  # interests and noes, the latest: what is older has been answered by newer ones
SAYS = (DeclineReason.FOUND, DeclineReason.CAPACITY)
COLUMNS = (
    "pk",
    "entry",
    "own_entry",
    "state",
    "decline_reason",
    "moved_at",
    "entry__country",
    "organisation__country",
    "city__country",
)


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation about the entry, or with it in hand."""

    id: str
    they_wrote: bool


class Aside(NamedTuple):
    """An entry whose people put another one aside."""

    entry: str
    other: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Refused:
    """A no, given or received: about the other entry, where one was named."""

    other: str | None
    reason: DeclineReason | None
    country: str | None  # of the other side
    at: datetime
    mutual: bool  # the pair is suggested to neither; else only this entry's list is without it


@dataclass(frozen=True, slots=True)
class Standing:
    talks: tuple[Talk, ...]
    out: frozenset[str]  # entries that this one's list does not show
    out_here: frozenset[str]  # of them those whose own lists may show this one
    noes: tuple[No, ...]
    aside_by: frozenset[str]  # entries whose people put this one aside
    aside: tuple[str, ...]  # entries that its own people put aside, the latest first


def standing_of(entry: Entry, index: Index | None) -> Standing:
    """Where it stands today; without an index, without what the noes say of others. Two queries, two more where somebody said no."""
    interests = list(_interests(entry))
    dismissals = [Aside(*row) for row in _dismissals(entry=entry.pk)]
    refused = [*_declined(entry, interests), *_put_aside(entry, dismissals)]
    versions = _versions(entry, refused) if refused else {}
    both = frozenset(_out(entry, [one for one in refused if one.mutual], versions))
    both |= frozenset(_in_conversation(entry, interests))
    here = frozenset(_out(entry, [one for one in refused if not one.mutual], versions)) - both
    return Standing(
        talks=tuple(_talks(entry, interests)),
        out=both | here,
        out_here=here,
        noes=tuple(_noes(entry, refused, versions, index)) if refused and index else (),
        aside_by=frozenset(one.entry for one in dismissals if one.other == entry.pk),
        aside=tuple(one.other for one in dismissals if one.entry == entry.pk),
    )


def _interests(entry: Entry) -> list[dict[str, Any]]:
    """Those in the entry or with it in hand, and those of its own side that go on, about whatever."""
    id_, organisation = entry.pk, entry.organisation_id
    rows = (
        _of_organisation(entry=id_, organisation=organisation)
        if organisation
        else _of_city(entry=id_, city=entry.city_id or "")
    )
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


@Prepared
def _of_organisation(entry: One, organisation: One) -> QuerySet[Interest, Row]:
    return _concerned(entry, Q(organisation=organisation))


@Prepared
def _of_city(entry: One, city: One) -> QuerySet[Interest, Row]:
    return _concerned(entry, Q(city=city))


def _concerned(entry: One, ours: Q) -> QuerySet[Interest, Row]:
    concerned = Q(entry=entry) | Q(own_entry=entry) | (ours & Q(state__in=TALKING))
    return Interest.objects.filter(concerned).order_by("-moved_at", "pk").values_list(*COLUMNS)[:MOST]


@Prepared
def _dismissals(entry: One) -> QuerySet[Dismissal, tuple[str, str, str, datetime]]:
    either = Dismissal.objects.filter(Q(entry=entry) | Q(other=entry))
    return either.values_list("entry", "other", "reason", "at")[:MOST]


def _talks(entry: Entry, interests: Sequence[Mapping[str, Any]]) -> Iterable[Talk]:
    """Those that go on about this entry; what its own side talks about with another entry in hand is no business of this one."""
    for one in interests:
        if one["state"] in TALKING and entry.pk in (one["entry"], one["own_entry"]):
            yield Talk(one["pk"], they_wrote=one["entry"] == entry.pk)


def _in_conversation(entry: Entry, interests: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    """The entries that those of this one talk about already, with whatever in hand, and those that others wrote with."""
    for one in interests:
        if one["state"] in TALKING:
            other = one["own_entry"] if one["entry"] == entry.pk else one["entry"]
            if other:
                yield other


def _declined(entry: Entry, interests: Sequence[Mapping[str, Any]]) -> Iterable[Refused]:
    for one in interests:
        if one["state"] != InterestState.DECLINED:
            continue
        reason, at = _reason(one["decline_reason"]), one["moved_at"]
        if one["own_entry"] == entry.pk:
            yield Refused(one["entry"], reason, one["entry__country"], at, mutual=True)
        elif one["entry"] == entry.pk:
            country = one["organisation__country"] or one["city__country"]
            yield Refused(one["own_entry"], reason, country, at, mutual=True)


def _put_aside(entry: Entry, dismissals: Sequence[Aside]) -> Iterable[Refused]:
    """What its own people put aside; that others put it aside they keep to themselves, and it only steps back there."""
    for one in dismissals:
        if one.entry == entry.pk:
            yield Refused(one.other, _reason(one.reason), None, one.at, mutual=False)


def _reason(given: str) -> DeclineReason | None:
    """What was given as the reason; None for none, which a no may be without."""
    return DeclineReason(given) if given else None


def _versions(entry: Entry, refused: Sequence[Refused]) -> Mapping[str, list[datetime]]:
    """When versions of these entries were published since the first no. One query."""
    ids = {entry.pk, *(one.other for one in refused if one.other)}
    since = EntryVersion.objects.filter(entry__in=ids, published_at__gt=min(one.at for one in refused))
    found: dict[str, list[datetime]] = {}
    for id_, at in since.values_list("entry", "published_at"):
        if at:
            found.setdefault(id_, []).append(at)
    return found


def _out(entry: Entry, refused: Sequence[Refused], versions: Mapping[str, list[datetime]]) -> Iterable[str]:
    """Of the pairs that were said no to those in which nothing new has been said since."""
    for one in refused:
        said = [*versions.get(entry.pk, ()), *versions.get(one.other or "", ())]
        if one.other and not any(at > one.at for at in said):
            yield one.other


def _noes(
    entry: Entry, refused: Sequence[Refused], versions: Mapping[str, list[datetime]], index: Index
) -> Iterable[No]:
    """The noes as `feedback.py` reads them. One query."""
    about = {one.other for one in refused if one.other}
    rows = list(
        Meaning.objects.filter(index=index, entry__in=about).values_list("entry", "whole", "entry__country")
    )
    wholes = unpacked_each([whole for _, whole, _ in rows])
    known = {row[0]: (whole[0], row[2] or None) for row, whole in zip(rows, wholes, strict=True)}
    for one in refused:
        whole, country = known.get(one.other or "", (None, None))
        since = sum(at > one.at for at in versions.get(entry.pk, ()))
        yield No(one.reason, whole, one.country or country, since)
