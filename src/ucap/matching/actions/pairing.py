"""Each entry's list of best matches, kept in step with the entries; who looks after an entry is told of what is new in its list."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from ucap.exchange.models import Entry
from ucap.exchange.queries.entries import visible_entries
from ucap.exchange.queries.people import people_of
from ucap.kernel.messages import Message, gettext_noop
from ucap.matching.models import Index, Meaning, Pair, Paired, Told
from ucap.matching.queries.level import level_of
from ucap.matching.queries.matches import fits_of, of_entries
from ucap.matching.queries.nearest import index_in_use
from ucap.matching.queries.standing import standing_of
from ucap.matching.queries.weights import weights_in_use
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.people.models import User

LIST = 10  # entries in a list
BATCH = 50  # entries whose lists are made in one go
NEWS_FOR = timedelta(days=7)  # after an entry appeared or was renewed: what is older is no news

Found = dict[str, float]  # entry -> score


def pair_some(*, at: datetime) -> bool:
    """Whether there is more to do: the lists of the next BATCH of entries that are new or changed were made, and people told."""
    index = index_in_use()
    if index is None:
        return False
    Pair.objects.filter(Q(entry__in=_hidden()) | Q(other__in=_hidden())).delete()
    waiting = _unpaired(index)
    for meaning in waiting.select_related("entry__organisation", "entry__city", "index")[:BATCH]:
        pair(meaning, at=at)
    return waiting.exists()


@transaction.atomic
def pair(meaning: Meaning, *, at: datetime) -> None:
    """Nothing; the entry has its list, stands in the lists of those whom it fits, and everybody concerned is told once."""
    entry = meaning.entry
    if entry is None:
        return
    weights = weights_in_use(meaning.index.encoder).score
    standing = standing_of(entry, None)
    others = _others(entry, meaning.index, at).exclude(entry__in=standing.out - standing.out_here)
    _, profiles, fits = fits_of(meaning, others, weights)
    found = {profiles[fit.place].id: fit.score for fit in fits}
    mine = {other: score for other, score in found.items() if other not in standing.out_here}
    new = _listed(entry, dict(list(mine.items())[:LIST]), at)
    shown = {other: score for other, score in found.items() if other not in standing.aside_by}
    news = {entry.pk: new, **_in_other_lists(entry, shown, at)}
    Paired.objects.update_or_create(entry=entry, defaults={"index": meaning.index, "stamp": meaning.stamp})
    _tell(news, at)


def _unpaired(index: Index) -> QuerySet[Meaning]:
    known = Paired.objects.filter(index=index, entry=OuterRef("entry"), stamp=OuterRef("stamp"))
    return Meaning.objects.filter(~Exists(known), index=index, entry__isnull=False).order_by("pk")


def _hidden() -> QuerySet[Entry]:
    return Entry.objects.exclude(pk__in=Entry.objects.listed().values("pk"))


def _others(entry: Entry, index: Index, at: datetime) -> QuerySet[Meaning]:
    """Everybody else's open entries, whoever sees them: who may not is not told."""
    ours = {"organisation": entry.organisation_id} if entry.organisation_id else {"city": entry.city_id}
    open_still = Q(expires_on__gte=at.date()) | Q(expires_on=None)
    others = Entry.objects.listed().filter(open_still).exclude(**ours)
    return of_entries(others, index)


def _listed(entry: Entry, best: Found, at: datetime) -> Found:
    """What is new in the entry's own list, which holds these now."""
    known = set(Pair.objects.filter(entry=entry).values_list("other", flat=True))
    Pair.objects.filter(entry=entry).exclude(other__in=best).delete()
    Pair.objects.bulk_create(
        (Pair(entry=entry, other_id=other, score=score, found_at=at) for other, score in best.items()),
        update_conflicts=True,
        unique_fields=["entry", "other"],
        update_fields=["score"],
    )
    return {other: score for other, score in best.items() if other not in known}


def _in_other_lists(entry: Entry, found: Found, at: datetime) -> dict[str, Found]:
    """In whose lists the entry is new: those whose last one fits less well, who goes."""
    known = set(Pair.objects.filter(other=entry).values_list("entry", flat=True))
    Pair.objects.filter(other=entry).exclude(entry__in=found).delete()
    lists: dict[str, list[Pair]] = defaultdict(list)
    for pair_ in Pair.objects.filter(entry__in=found).exclude(other=entry):
        lists[pair_.entry_id].append(pair_)
    news: dict[str, Found] = {}
    for id_, score in found.items():
        there = lists[id_]  # best first
        if len(there) >= LIST and there[-1].score >= score:
            Pair.objects.filter(entry=id_, other=entry).delete()
            continue
        Pair.objects.filter(pk__in=[one.pk for one in there[LIST - 1 :]]).delete()
        Pair.objects.update_or_create(
            entry_id=id_,
            other=entry,
            defaults={"score": score},
            create_defaults={"score": score, "found_at": at},
        )
        if id_ not in known:
            news[id_] = {entry.pk: score}
    return news


def _tell(news: dict[str, Found], at: datetime) -> None:
    """Nothing; who looks after each of these entries has a notice of what is new in its list, as far as they see it and want to."""
    ids = {*news, *(other for found in news.values() for other in found)}
    entries = Entry.objects.select_related("organisation", "city").in_bulk(list(ids))
    for id_, found in news.items():
        entry = entries.get(id_)
        fresh = {other: score for other, score in found.items() if _is_news(entries[other], entry, at)}
        if entry and fresh:
            for person in people_of(entry):
                _tell_person(person, entry, fresh, entries, at)


def _is_news(other: Entry, entry: Entry | None, at: datetime) -> bool:
    appeared = [one.renewed_at or one.published_at for one in (other, entry) if one]
    return any(day and at - day <= NEWS_FOR for day in appeared)


def _tell_person(person: User, entry: Entry, found: Found, entries: dict[str, Entry], at: datetime) -> None:
    least = level_of(person)
    known = Told.objects.filter(person=person, entry=entry).values_list("other", flat=True)
    seen = visible_entries(person).filter(pk__in=found).exclude(pk__in=known).values_list("pk", flat=True)
    wanted = sorted((id_ for id_ in seen if found[id_] >= least), key=lambda id_: -found[id_])
    if not wanted:
        return
    Told.objects.bulk_create(
        (Told(person=person, entry=entry, other_id=id_) for id_ in wanted), ignore_conflicts=True
    )
    notify(
        to=[person],
        kind=Kind.MATCH,
        subject=("entry", entry.pk),
        title=_title(entry, [entries[id_] for id_ in wanted]),
        link=("matching:matches", (entry.slug,)),
        at=at,
    )


def _title(entry: Entry, others: Sequence[Entry]) -> Message:
    if len(others) == 1:
        one = gettext_noop("“%(other)s” fits your entry “%(entry)s”")
        return Message(one, {"other": others[0].title, "entry": entry.title})
    many = gettext_noop("%(number)s entries fit yours, “%(entry)s”, the best is “%(other)s”")
    return Message(many, {"number": len(others), "other": others[0].title, "entry": entry.title})
