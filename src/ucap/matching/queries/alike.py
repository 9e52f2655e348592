"""What means what a search says, in whichever language either is."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from ucap.kernel.errors import Problem
from ucap.language.vectors import encode
from ucap.matching.fusion import likeness
from ucap.matching.models import Index, Meaning
from ucap.matching.packing import unpacked, unpacked_each
from ucap.matching.queries.kinds import Thing
from ucap.matching.queries.nearest import index_in_use, nearest
from ucap.matching.queries.seen import Seen
from ucap.matching.queries.worded import by_kind
from ucap.matching.states import Flag, Subject

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_ALIKE = 150  # of all kinds
OWNERS = tuple(f"{subject}_id" for subject in Subject)
VECTORS = (*OWNERS, "whole", "wording__rows")
EVERYTHING = Flag.OFFER | Flag.REQUEST | Flag.INTEREST | Flag.PLAN | Flag.ORGANISATION | Flag.EVENT


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


def things_alike(index: Index, vector: "NDArray[np.float32]", seen: Seen) -> dict[Thing, float]:
    """The nearest things that are seen, best first, and how much each means what the vector does."""
    let_through = Q()
    for subject, things in seen.items():
        let_through |= Q(Exists(things.order_by().filter(pk=OuterRef(f"{subject}_id"))))
    among = Meaning.objects.filter(let_through, index=index)
    near = nearest(vector, MOST_ALIKE, index=index, flags=EVERYTHING, among=among, columns=VECTORS)
    return _likenesses(vector, [found.columns for found in near])


def likenesses(index: Index, vector: "NDArray[np.float32]", things: Iterable[Thing]) -> dict[Thing, float]:
    """Of each thing how much it means what the vector does; those without a meaning left out. One query."""
    return _likenesses(vector, list(meanings_of(index, things).values_list(*VECTORS)))


def _likenesses(vector: "NDArray[np.float32]", rows: Sequence[tuple[Any, ...]]) -> dict[Thing, float]:
    """By its whole and its passages, of the columns VECTORS."""
    wholes = unpacked(b"".join(row[-2] for row in rows))
    passages = unpacked_each([row[-1] or b"" for row in rows])
    return {
        thing_of(owners): likeness(vector, whole, own)
        for (*owners, _, _), whole, own in zip(rows, wholes, passages, strict=True)
    }


def meanings_of(index: Index, things: Iterable[Thing]) -> QuerySet[Meaning]:
    """The meanings of these things."""
    wanted = Q(pk__in=[])
    for subject, ids in by_kind(list(things)).items():
        wanted |= Q(**{f"{subject}__in": ids})
    return Meaning.objects.filter(wanted, index=index)


def thing_of(owners: Sequence[str | None]) -> Thing:
    """Whose meaning it is, of the columns OWNERS."""
    return next((subject, id_) for subject, id_ in zip(Subject, owners, strict=True) if id_)
