"""The words of everything public, kept for whoever misspells one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from ucap.language.words import words
from ucap.matching.models import Word
from ucap.matching.queries.kinds import Said, kinds
from ucap.matching.spelling import slips_of
from ucap.matching.states import Subject

AT_ONCE = 500


def learn_words(subject: Subject, said: Sequence[Said]) -> None:
    """Nothing; the words of what everybody may see are known. Of a text that was changed they count twice until the night."""
    for part in _parts(sorted(_counted(subject, said).items())):
        rows = ", ".join(["(%s, %s, %s)"] * len(part))
        given = [value for word, things in part for value in (word, len(word), things)]
        with (
            connection.cursor() as cursor
        ):  # adding to what is there is more than Django's bulk_create can say
            cursor.execute(
                f"INSERT INTO matching_word (word, letters, things) VALUES {rows} "  # noqa: S608 - places alone
                "ON CONFLICT (word) DO UPDATE SET things = matching_word.things + excluded.things",
                given,
            )


def count_words_anew(_: datetime) -> int:
    """How many words are known: those of what is public now, and no others."""
    counts: Counter[str] = Counter()
    for subject, kind in kinds().items():
        ids = kind.listed().order_by().values_list("pk", flat=True).iterator(AT_ONCE)
        for part in _parts(ids):
            counts += _counted(subject, kind.read(part))
    rows = (Word(word=word, letters=len(word), things=things) for word, things in sorted(counts.items()))
    with transaction.atomic():
        Word.objects.all().delete()
        Word.objects.bulk_create(rows, batch_size=AT_ONCE)
    return len(counts)


def _counted(subject: Subject, said: Sequence[Said]) -> Counter[str]:
    """In how many of these things that everybody may see each word stands; only words that another can be mended to."""
    open_to_all = kinds()[subject].open_to_all({one.id for one in said})
    counts: Counter[str] = Counter()
    for one in said:
        if one.id in open_to_all:
            counts.update({word for word in words(f"{one.text.title} {one.text.text}") if slips_of(word)})
    return counts


def _parts(items: Iterable[Any]) -> Iterator[list[Any]]:
    part: list[Any] = []
    for item in items:
        part.append(item)
        if len(part) == AT_ONCE:
            yield part
            part = []
    if part:
        yield part
