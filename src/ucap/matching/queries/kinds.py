"""The kinds of things that a search finds; each is told of by the domain that keeps it.

    register(Kind(subject=Subject.EVENT, ...))

Each registers in its AppConfig.ready(). A search, the index of meanings and kept searches ask nothing else of a thing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, QuerySet

from ucap.kernel.word_index import WordIndex
from ucap.matching import entry as matched
from ucap.matching.models import Index, Meaning
from ucap.matching.states import Flag, Subject
from ucap.people.rules import Viewer

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Thing = tuple[Subject, str]  # and its id
Value = tuple[str, str, str]  # the id of a thing, a filter, what it has of that


@dataclass(frozen=True, slots=True)
class Said:
    """One thing as the index reads it."""

    id: str
    flag: Flag
    stamp: str
    text: matched.Entry


@dataclass(frozen=True, slots=True)
class Where:
    """Where the words of one kind of thing stand."""

    index: WordIndex
    rows: Callable[[], QuerySet[Any]]  # with the words, under the number that the index knows
    thing: str  # from such a row to its thing
    title: str  # and to its title or name, whose words stand there as well
    row: str  # and from the thing to its rows
    count: Callable[[], int]  # of the texts, about


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of thing."""

    subject: Subject
    name: "StrOrPromise"  # of many of them
    page: str  # the URL name of the page of one, by its slug
    as_of: Callable[[], object]  # another one after every change of what visitors see
    listed: Callable[[], QuerySet[Any]]  # those that somebody can find, each with its `stamp`
    read: Callable[[Sequence[str]], list[Said]]  # of these ids those that are listed
    open_to_all: Callable[[Collection[str]], set[str]]  # of these ids those that everybody may see
    seen: Callable[[Viewer], QuerySet[Any]]  # what a reader finds in lists
    shown: tuple[
        str, ...
    ]  # the times of its last change, also in who sees it: its own first, then of whose it is
    where: Where
    values: Callable[[Sequence[str]], Iterable[Value]]  # of these ids
    cards: Callable[[Sequence[str], Viewer, datetime], Sequence[Any]]  # each with its `id` and `slug`
    titled: Callable[[Any], tuple[str, str]]  # of a card what it is called, and the language of that


_kinds: dict[Subject, Kind] = {}


def register(kind: Kind) -> None:
    """Enters the kind; once more does no harm."""
    _kinds[kind.subject] = kind


def kinds() -> Mapping[Subject, Kind]:
    """All of them, in the order in which they are shown."""
    return {subject: _kinds[subject] for subject in Subject if subject in _kinds}


def outdated(kind: Kind, index: Index) -> QuerySet[Any, str]:
    """The ids of the listed things of which the index has no meaning, or one of an earlier text."""
    known = Meaning.objects.filter(**{kind.subject: OuterRef("pk")}, index=index, stamp=OuterRef("stamp"))
    return kind.listed().filter(~Exists(known)).values_list("pk", flat=True)


def gone(kind: Kind, index: Index) -> QuerySet[Meaning]:
    """The meanings of things that are listed no more."""
    of_it = Meaning.objects.filter(index=index).exclude(**{kind.subject: None})
    return of_it.exclude(**{f"{kind.subject}__in": kind.listed().values("pk")})


def plain_text(id_: str, title: str, texts: Iterable[str], language: str) -> matched.Entry:
    """A text that nobody answers: only what it means counts."""
    whole = "\n".join(text for text in texts if text.strip())[: matched.MOST_CHARACTERS]
    return matched.Entry(id_, matched.Kind.INTEREST, title, whole, language)
