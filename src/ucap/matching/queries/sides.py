"""What those to whom an entry belongs see beside its list: whom they talk with already, and whom they put aside."""

from dataclasses import dataclass

from django.http import Http404

from ucap.exchange.models import Entry, Interest
from ucap.exchange.queries.cards import EntryCard, cards
from ucap.exchange.queries.entries import visible_entries
from ucap.exchange.queries.interests import Side, sides_of, with_sides
from ucap.matching.queries.standing import Standing
from ucap.matching.rules import may_dismiss
from ucap.people.rules import Viewer

SHOWN = 20  # of each


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One conversation that goes on about the entry, or with it in hand."""

    id: str
    they_wrote: bool
    whose: Side  # the others
    title: str  # of the entry that is talked about, where it is theirs
    language: str
    slug: str
    state: str


@dataclass(frozen=True, slots=True)
class Sides:
    talks: tuple[TalkLine, ...]
    aside: tuple[EntryCard, ...]
    may_dismiss: bool


NOBODY = Sides((), (), may_dismiss=False)


def sides_of_list(entry: Entry, standing: Standing, viewer: Viewer) -> Sides:
    """For those of the entry's own side alone (`may_dismiss`). Seven queries at most."""
    talks = tuple(_talks([talk.id for talk in standing.talks[:SHOWN]], entry)) if standing.talks else ()
    aside: tuple[EntryCard, ...] = ()
    if standing.aside:
        some = standing.aside[:SHOWN]
        still = set(visible_entries(viewer).filter(pk__in=some).values_list("pk", flat=True))
        aside = tuple(cards([id_ for id_ in some if id_ in still]))
    return Sides(talks, aside, may_dismiss=True)


def _talks(ids: list[str], entry: Entry) -> list[TalkLine]:
    rows = with_sides(Interest.objects.filter(pk__in=ids)).in_bulk()
    sides = sides_of(list(rows.values()))
    found = []
    for id_ in ids:
        if one := rows.get(id_):
            they = one.entry_id == entry.pk
            asker, answerer = sides[id_]
            found.append(
                TalkLine(
                    id=id_,
                    they_wrote=they,
                    whose=asker if they else answerer,
                    title="" if they else one.entry.title,
                    language=one.entry.language,
                    slug=one.entry.slug,
                    state=one.state,
                )
            )
    return found


def pair_to_judge(slug: str, other: str, viewer: Viewer) -> tuple[Entry, Entry]:
    """The two entries of those addresses, for those to whom the first belongs; raises Http404."""
    seen = visible_entries(viewer).select_related("organisation", "city").filter(slug__in=(slug, other))
    found = {entry.slug: entry for entry in seen}
    if slug not in found or other not in found or not may_dismiss(viewer, found[slug]):
        raise Http404
    return found[slug], found[other]
