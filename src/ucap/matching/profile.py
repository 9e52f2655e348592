"""What the score needs to know of an entry, worked out once: what it means, whom it looks for, which goals it speaks of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ucap.language.vectors import ENCODER, encode
from ucap.matching.entry import Entry, Kind, OrganisationType, Wants
from ucap.matching.passages import passages

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_READ = (
    1500  # characters of the whole that are read for its direction: beyond them an entry goes into details
)
# How profiles are made: the encoder and which way of ours. Those of another way cannot be compared, and are made anew beside them
PROFILES = f"{ENCODER}-2"
LEAST_GOAL = 0.2  # a goal that a text speaks of with less than this is not counted


@dataclass(frozen=True, slots=True)
class Profile:
    """Of one entry; every row of vectors is float32 and of length 1."""

    id: str
    kind: Kind
    whole: "NDArray[np.float32]"  # (d,) what it means as a whole
    common: float  # how near it lies to entries of all kinds: high for what is said in general words
    themes: tuple[str, ...]
    theme_rows: "NDArray[np.float32]"  # (t, d)
    goals: Mapping[int, float]  # SDG -> how surely, 0 to 1
    country: str | None
    organisation_type: OrganisationType | None
    wants: Wants


@dataclass(frozen=True, slots=True)
class Wording:
    """An entry sentence by sentence: what a match is explained with."""

    passages: tuple[str, ...]
    rows: "NDArray[np.float32]"  # (p, d)


def profiles(entries: Sequence[Entry]) -> list[Profile]:
    """One for each entry, in their order. Raises Problem when the language model is missing."""
    from ucap.themes.tag import tag_texts

    wholes = encode([whole_text(entry) for entry in entries])
    themes = _by_entry([entry.themes for entry in entries])
    tagged = iter(tag_texts([whole_text(entry) for entry in entries if not entry.sdgs]))
    return [
        Profile(
            id=entry.id,
            kind=entry.kind,
            whole=wholes[number],
            common=common(wholes[number]),
            themes=entry.themes,
            theme_rows=themes[number],
            goals=dict.fromkeys(entry.sdgs, 1.0)
            or {tag.goal: tag.score for tag in next(tagged).sdgs if tag.score >= LEAST_GOAL},
            country=entry.country,
            organisation_type=entry.organisation_type,
            wants=entry.wants,
        )
        for number, entry in enumerate(entries)
    ]


def wordings(entries: Sequence[Entry]) -> list[Wording]:
    """One for each entry, in their order."""
    cut = [passages(entry) for entry in entries]
    return [Wording(own, rows) for own, rows in zip(cut, _by_entry(cut), strict=True)]


def whole_text(entry: Entry) -> str:
    """Title and text as one, as far as they are read for what the entry means as a whole."""
    return f"{entry.title.strip()}. {entry.text.strip()}"[:MOST_READ]


def common(whole: "NDArray[np.float32]") -> float:
    """The median cosine to the entries of a fixed sample (matching/data/sample.npy).

    In spaces of many dimensions some points, the hubs, are among the nearest of very many others (Radovanović, Nanopoulos,
    Ivanović 2010). An entry of general words is one: it would stand in every list, and the good entry of a small city in
    none. So a likeness counts by how much it stands out among what either of the two is like anyway, as in cross-domain
    similarity local scaling (Conneau, Lample, Ranzato, Denoyer, Jégou 2018, equation 7). There it is the mean over the
    nearest of the pool; a fixed sample makes the score a matter of the two entries alone, and the nearest of a sample are
    of the entry's own topic where it has that topic and not where it has not, which the median does not ask.
    """
    import numpy as np

    return float(np.median(sample() @ whole))


def _by_entry(texts: Sequence[Sequence[str]]) -> "list[NDArray[np.float32]]":
    """The vectors of each entry's texts, all encoded in one go."""
    import numpy as np

    rows = encode([text for own in texts for text in own])
    ends = np.cumsum([len(own) for own in texts]).tolist()
    return [rows[end - len(own) : end] for own, end in zip(texts, ends, strict=True)]


@cache
def sample() -> "NDArray[np.float32]":
    import numpy as np

    with (files("ucap.matching") / "data" / "sample.npy").open("rb") as file:
        rows = np.load(file).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)  # type: ignore[no-any-return]
