"""What means what a search says, in whichever language either is."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from ucap.kernel.errors import Problem
from ucap.language.vectors import encode
from ucap.matching.fusion import likeness
from ucap.matching.models import Index, Meaning
from ucap.matching.packing import unpacked
from ucap.matching.queries.nearest import index_in_use, nearest
from ucap.matching.queries.seen import Seen, Thing
from ucap.matching.queries.worded import by_kind
from ucap.matching.states import Flag, Subject

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_ALIKE = 150  # of all kinds
EVERYTHING = Flag.OFFER | Flag.REQUEST | Flag.INTEREST | Flag.PLAN | Flag.ORGANISATION


def asked_vector(text: str) -> "tuple[Index, NDArray[np.float32]] | None":
    """The index that answers and what the text means; None while there is no index, or no language model to ask it with."""
    index = index_in_use()
    if index is None:
        return None
    try:
        return index, encode([text])[0]
    except (
        Problem
    ):  # the model is missing, which the operator is told elsewhere: words are found all the same
        return None


def things_alike(index: Index, vector: "NDArray[np.float32]", seen: Seen) -> list[Thing]:
    """The nearest things that are seen, best first. Two queries on PostgreSQL, one for some hundred things on SQLite."""
    let_through = Q()
    for subject, things in seen.items():
        let_through |= Q(Exists(things.order_by().filter(pk=OuterRef(f"{subject}_id"))))
    among = Meaning.objects.filter(let_through, index=index)
    keys = [key for key, _ in nearest(vector, MOST_ALIKE, flags=EVERYTHING, among=among)]
    of = Meaning.objects.only(*(f"{subject}_id" for subject in Subject)).in_bulk(keys)
    return [thing_of(of[key]) for key in keys if key in of]


def likenesses(index: Index, vector: "NDArray[np.float32]", things: Iterable[Thing]) -> dict[Thing, float]:
    """Of each thing how much it means what the vector does, by its whole and its passages; those without a meaning left out. One query."""
    rows = meanings_of(index, things).only("whole", "rows", *(f"{subject}_id" for subject in Subject))
    return {thing_of(row): likeness(vector, unpacked(row.whole)[0], unpacked(row.rows)) for row in rows}


def meanings_of(index: Index, things: Iterable[Thing]) -> QuerySet[Meaning]:
    """The meanings of these things."""
    wanted = Q(pk__in=[])
    for subject, ids in by_kind(list(things)).items():
        wanted |= Q(**{f"{subject}__in": ids})
    return Meaning.objects.filter(wanted, index=index)


def thing_of(meaning: Meaning) -> Thing:
    """Whose meaning it is."""
    return next(_owners(meaning))


def _owners(meaning: Meaning) -> Iterator[Thing]:
    for subject in Subject:
        if id_ := getattr(meaning, f"{subject}_id"):
            yield subject, id_
