"""Whether two names may well be the same organisation's.

Names are compared by their trigrams, word by word and whatever the order of the words, as PostgreSQL's pg_trgm does: the share
of trigrams that two names have in common (Jaccard). Legal forms say how a house is owned, not which one it is, and are dropped.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ucap.language.words import folded, words

ALIKE = 0.7  # from here on two names are worth a look: "University of Granada" and "University of Grenada" have 0.76

FORMS = (
    "ab ag aps as asbl bv co corp corporation ets eurl ev ggmbh gmbh inc incorporated kg kgaa limited llc llp ltd mbh nv "
    "ohg ong onlus oy oyj plc pte pty sa sarl sas sau sc scarl scpa se sl slu snc spa srl srls ug vzw"
)
LATIN_FORMS = frozenset(FORMS.split())
HAN_FORMS = re.compile(r"(?<=..)(?:集团)?(?:股份有限公司|有限责任公司|有限公司|股份公司|控股公司|公司|集团)$")
# Signs inside a word that people leave out or put in as they like: "S.r.l.", "L'Aquila"
DROPPED = re.compile(r"['’`´.]")
NO_WORD = re.compile(r"[\W_]+")


def name_key(name: str) -> str:
    """The name as it is compared: without case, accents, width, punctuation and legal form. Doing it twice changes nothing."""
    parts = NO_WORD.sub(" ", DROPPED.sub("", folded(name))).split()
    bare = _without_form(parts)
    while bare != parts:
        parts, bare = bare, _without_form(bare)
    return " ".join(parts)


def search_words(name: str) -> str:
    """ " word word …": what a search for the name looks through; "S.L." is found as it is written and as "SL"."""
    return f" {' '.join(dict.fromkeys((*words(name), *words(DROPPED.sub('', name)))))} "


def similarity(one: str, other: str) -> float:
    """How much two names have in common: 1 for the same (case, accents and legal form aside), 0 for nothing."""
    return _shared(trigrams(name_key(one)), trigrams(name_key(other)))


@lru_cache(maxsize=4096)
def trigrams(key: str) -> frozenset[str]:
    """The trigrams of the words of a key; two spaces before a word and one behind it, so that its beginning weighs more."""
    padded = (f"  {word} " for word in key.split())
    return frozenset(word[i : i + 3] for word in padded for i in range(len(word) - 2))


def alike(key: str, others: Iterable[tuple[str, str]], *, least: float = ALIKE) -> list[tuple[float, str]]:
    """Of (id, key) pairs those that the key is like, the closest first: (similarity, id), each id once."""
    wanted = trigrams(key)
    best: dict[str, float] = {}
    for id_, other in others:
        score = _shared(wanted, trigrams(other))
        if score >= least:
            best[id_] = max(score, best.get(id_, 0.0))
    return sorted(((score, id_) for id_, score in best.items()), key=lambda pair: (-pair[0], pair[1]))


def pairs_alike(names: Sequence[tuple[str, str]], *, least: float = ALIKE) -> list[tuple[float, str, str]]:
    """Of (id, key) pairs every two ids with names alike: (similarity, one, other), the closest first; one < other.

    Exact, and yet not each with each: two sets of which `least` is shared have one of their rarest members in common, of each set
    as many as the prefix filter of Chaudhuri, Ganti and Kaushik (2006) says. Only those that do are compared.
    """
    sets = [(id_, trigrams(key)) for id_, key in dict.fromkeys(names) if key]
    often = Counter(one for _, grams in sets for one in grams)
    best: dict[tuple[str, str], float] = {}
    seen: dict[str, list[int]] = defaultdict(list)
    for number, (id_, grams) in enumerate(sets):
        for place in _candidates(grams, often, seen, number, least):
            other, others = sets[place]
            fewer, more = sorted((len(grams), len(others)))
            if other == id_ or fewer < least * more:
                continue  # what the one has in excess is more than they may differ by
            if (score := _shared(grams, others)) >= least:
                pair = (min(id_, other), max(id_, other))
                best[pair] = max(score, best.get(pair, 0.0))
    return sorted(
        ((score, one, other) for (one, other), score in best.items()), key=lambda row: (-row[0], *row[1:])
    )


def _candidates(
    grams: frozenset[str], often: Counter[str], seen: dict[str, list[int]], number: int, least: float
) -> Iterator[int]:
    """The places of earlier sets that share a rare member with this one; this one is entered."""
    rare = sorted(grams, key=lambda one: (often[one], one))[: len(grams) - math.ceil(least * len(grams)) + 1]
    found: dict[int, None] = {}
    for gram in rare:
        found.update(dict.fromkeys(seen[gram]))
        seen[gram].append(number)
    yield from found


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return float(one == other)
    common = len(one & other)
    return common / (len(one) + len(other) - common)


def _without_form(parts: list[str]) -> list[str]:
    """The words without the legal form at their end; all of them where nothing else would be left."""
    if not parts:
        return parts
    last = HAN_FORMS.sub("", parts[-1])
    if last != parts[-1]:
        return [*parts[:-1], last]
    letters = 0  # "S. r. l." is three words of one letter
    while letters < len(parts) - 1 and len(parts[-1 - letters]) == 1:
        letters += 1
    for count in range(letters, 1, -1):
        if "".join(parts[-count:]) in LATIN_FORMS:
            return parts[:-count]
    return parts[:-1] if len(parts) > 1 and parts[-1] in LATIN_FORMS else parts
