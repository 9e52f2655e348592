"""What has the words of a search, from the indices of words that the domains keep; the same on both stores."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef

from ucap.kernel.prepared import these_numbers
from ucap.kernel.remembering import KeptBriefly
from ucap.kernel.word_index import WordIndex
from ucap.language.words import words
from ucap.matching.fusion import IN_TITLE, LEAST_FOUND, weights
from ucap.matching.marking import answers, is_whole
from ucap.matching.queries.kinds import Thing, Where, kinds
from ucap.matching.queries.seen import Seen
from ucap.matching.states import Subject

MOST_WORDS = 24  # of a search; each is a look into every index
MOST_FOUND = 150  # of each kind
MOST_LOOKED_AT = 20_000  # rows of an index, the best of them, until enough are found that the viewer may see
AT_ONCE = 1000  # of these, in one question


def searched_words(text: str) -> tuple[str, ...]:
    """The words that are looked for, each once."""
    return tuple(dict.fromkeys(words(text)))[:MOST_WORDS]


def counted(searched: Sequence[str]) -> list[int]:
    """Of each word how many texts have it, whoever may see them. One query."""
    if not searched:
        return []
    asked, given = [], []
    for kind in kinds().values():
        for number, word in enumerate(searched):
            question, value = kind.where.index.question(connection, word, whole=is_whole(word))
            asked.append(f"SELECT {number}, count(*) FROM ({question}) AS those")  # noqa: S608 - the index's own
            given.append(value)
    counts = [0] * len(searched)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked), given)
        for number, count in cursor:
            counts[number] += count
    return counts


def weighed(searched: Sequence[str], counts: Sequence[int]) -> dict[str, int]:
    """What finding each word is worth; those that say nothing left out. One query a kind, none while they are kept."""
    weighed = zip(searched, weights(counts, _texts()), strict=True)
    return {word: weight for word, weight in weighed if weight}


@KeptBriefly
def _texts() -> int:
    """How many there are, about: some more or less weigh nothing."""
    return sum(kind.where.count() for kind in kinds().values())


def with_words(weight: Mapping[str, int], seen: Seen) -> dict[Thing, float]:
    """The things that have enough of the words, each with its share of them, more than 1 with the title's. Two queries a kind."""
    total = sum(weight.values())
    shares: dict[Thing, float] = {}
    if not total:
        return shares
    for subject, kind in kinds().items():
        for id_, (share, titles) in _of_kind(kind.where, weight, total, seen[subject]).items():
            in_title = {word for title in titles for word in words(title)}
            worth = sum(
                value for word, value in weight.items() if any(answers(one, word) for one in in_title)
            )
            shares[subject, id_] = share + IN_TITLE * worth / total
    return shares


def _of_kind(
    where: Where, weight: Mapping[str, int], total: int, things: Any
) -> dict[str, tuple[float, list[str]]]:
    """By id the share of the best MOST_FOUND, with their titles."""
    found: dict[str, tuple[float, list[str]]] = {}
    # Row by row, whether its thing is seen: of two conditions on the things SQLite would try all that are listed with each row
    seen = where.rows().filter(Exists(things.order_by().filter(**{where.row: OuterRef("pk")}))).order_by()
    for rows in _best_rows(where.index, weight, total):
        some = seen.filter(pk__in=these_numbers(rows)).values_list("pk", where.thing, where.title)
        own: dict[int, tuple[str, str]] = {row: (id_, title) for row, id_, title in some}
        for row, worth in rows.items():
            if row in own:
                id_, title = own[row]
                share, titles = found.get(id_, (0.0, []))
                found[id_] = (max(share, worth / total), [*titles, title])
        if len(found) >= MOST_FOUND:
            break
    return dict(list(found.items())[:MOST_FOUND])


def _best_rows(index: WordIndex, weight: Mapping[str, int], total: int) -> Iterator[dict[int, int]]:
    """The rows that have enough of the words, best first, with what they have of them; AT_ONCE of them each time."""
    asked, given = [], []
    for word, value in weight.items():
        question, searched = index.question(connection, word, also=f"{value}, ", whole=is_whole(word))
        asked.append(question)
        given.append(searched)
    # A title counts more, so that less than LEAST_FOUND can still be enough
    least = round(total * LEAST_FOUND / (1 + IN_TITLE))
    question = (
        f"WITH found(weight, thing) AS ({' UNION ALL '.join(asked)}) SELECT thing, sum(weight) AS share FROM found "  # noqa: S608
        f"GROUP BY thing HAVING sum(weight) >= {least} ORDER BY share DESC, thing DESC LIMIT {MOST_LOOKED_AT}"
    )
    with connection.cursor() as cursor:
        cursor.execute(question, given)
        rows = cursor.fetchall()
    for begin in range(0, len(rows), AT_ONCE):
        yield {row: int(share) for row, share in rows[begin : begin + AT_ONCE]}


def by_kind(things: Sequence[Thing]) -> dict[Subject, list[str]]:
    """The ids of each kind, in their order."""
    found: dict[Subject, list[str]] = defaultdict(list)
    for subject, id_ in things:
        found[subject].append(id_)
    return found
