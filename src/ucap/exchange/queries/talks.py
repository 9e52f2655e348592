"""One's own conversations as a list: what waits for the reader first, then the one with the latest word."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import (
    BooleanField,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models import Case as When_
from django.db.models.functions import Coalesce

from ucap.exchange.models import Interest, Message
from ucap.exchange.queries.interests import Side, belongs, sides_of, with_sides
from ucap.exchange.states import UNANSWERED, InterestState
from ucap.organisations.models import OrganisationName
from ucap.people.models import User

PAGE = 25
RECEIVED, SENT = "received", "sent"


@dataclass(frozen=True, slots=True)
class AskedOfMine:
    """What of one's own conversations is looked for; "" for all."""

    words: str = ""
    side: str = ""  # received: about entries of mine; sent: what I am interested in
    state: str = ""
    stage: str = ""
    page: str = "1"


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation as a line of a list."""

    interest: Interest
    title: str
    language: str
    other: Side
    mine: Side
    received: bool
    waits_for_me: bool  # for an answer, or the other side has written last
    unread: int  # messages of the other side that this side has not read


@dataclass(frozen=True, slots=True)
class MyConversations:
    """A page of what is looked for, and how many there are of all."""

    page: "Page[Interest]"
    talks: tuple[Talk, ...]
    waiting: int  # for me, among all that are mine
    unread: int  # with something new, among all that are mine
    total: int


def my_conversations(asked: AskedOfMine, viewer: User) -> MyConversations:
    """The conversations of those one acts for. Five queries, however many."""
    mine = _mine(viewer)
    rows = mine.order_by().values_list("turn", "is_new").annotate(number=Count("pk"))
    counts = {(turn, is_new): number for turn, is_new, number in rows}
    page = Paginator(_wanted(mine, asked), PAGE).get_page(asked.page)
    return MyConversations(
        page=page,
        talks=tuple(talks_of(list(page.object_list))),
        waiting=sum(number for (turn, _), number in counts.items() if turn),
        unread=sum(number for (_, is_new), number in counts.items() if is_new),
        total=sum(counts.values()),
    )


def wanted_ids(asked: AskedOfMine, viewer: User) -> list[str]:
    """The ids of all that is looked for, in order."""
    return list(_wanted(_mine(viewer), asked).values_list("pk", flat=True))


def talks_by_id(ids: list[str], viewer: User) -> list[Talk]:
    """These conversations of one's own, in this order. Two queries."""
    found = {one.pk: one for one in with_sides(_mine(viewer).filter(pk__in=ids))}
    return list(talks_of([found[id_] for id_ in ids if id_ in found]))


def unread_talks(viewer: User) -> Any:
    """The rows of those with something new, the longest unread first."""
    return _mine(viewer).filter(is_new=True).order_by("last_at", "pk")


def talks_of(interests: list[Interest]) -> list[Talk]:
    """As lines of a list; of rows of `_mine`. One query."""
    sides = sides_of(interests)
    return [_talk(one, *sides[one.pk]) for one in interests]


def _mine(viewer: User) -> Any:
    """The rows of all that one acts for, each with `i_asked`, `turn` (it waits for this reader), and what their side has not read."""
    last = Message.objects.filter(interest=OuterRef("pk"), note=False).order_by("-at", "-id")
    theirs_to_answer = Q(i_asked=False, state__in=UNANSWERED) & (Q(handled_by=None) | Q(handled_by=viewer))
    written_last = Q(state=InterestState.ANSWERED) & (
        Q(i_asked=True, last_from_asker=False) | Q(i_asked=False, last_from_asker=True)
    )
    rows = with_sides(Interest.objects.filter(belongs(viewer, "") | belongs(viewer, "entry__")))
    return rows.annotate(
        i_asked=_whether(belongs(viewer, "")), last_from_asker=Subquery(last.values("from_asker")[:1])
    ).annotate(
        turn=_whether(theirs_to_answer | written_last),
        unread=When_(
            When(i_asked=True, then=_number(_new(from_asker=False, read="asker_read"))),
            default=_number(_new(from_asker=True, read="entry_read")),
            output_field=IntegerField(),
        ),
        is_new=_whether(
            (Q(i_asked=True) & Q(Exists(_new(from_asker=False, read="asker_read"))))
            | (Q(i_asked=False) & Q(Exists(_new(from_asker=True, read="entry_read"))))
        ),
    )


def _new(*, from_asker: bool, read: str) -> "QuerySet[Message]":
    """The messages of one side that the other, which has read as far as that column says, has not read."""
    written = Message.objects.filter(interest=OuterRef("pk"), note=False, hidden_at=None)
    return written.filter(from_asker=from_asker, pk__gt=OuterRef(read)).order_by()


def _number(messages: "QuerySet[Message]") -> Coalesce:
    return Coalesce(Subquery(messages.values("interest").annotate(number=Count("pk")).values("number")), 0)


def _whether(condition: Q) -> When_:
    return When_(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def _wanted(mine: Any, asked: AskedOfMine) -> Any:
    if asked.side:
        mine = mine.filter(i_asked=asked.side == SENT)
    chosen = {name: value for name in ("state", "stage") if (value := getattr(asked, name))}
    if asked.words:
        mine = mine.filter(_with_words(asked.words))
    return mine.filter(**chosen).order_by("-turn", "-last_at", "pk")


def _with_words(words: str) -> Q:
    """In the entry's title, the names of either side, or what both sides read."""
    named = OrganisationName.objects.filter(name__icontains=words)
    said = Message.objects.filter(interest=OuterRef("pk"), note=False, hidden_at=None, text__icontains=words)
    return (
        Q(entry__title__icontains=words)
        | Q(organisation__in=named.values("organisation"))
        | Q(entry__organisation__in=named.values("organisation"))
        | Q(city__name__icontains=words)
        | Q(entry__city__name__icontains=words)
        | Q(Exists(said))
    )


def _talk(interest: Interest, asker: Side, answerer: Side) -> Talk:
    i_asked: bool = interest.i_asked  # type: ignore[attr-defined]
    return Talk(
        interest=interest,
        title=interest.entry.title,
        language=interest.entry.language,
        other=answerer if i_asked else asker,
        mine=asker if i_asked else answerer,
        received=not i_asked,
        waits_for_me=interest.turn,  # type: ignore[attr-defined]
        unread=interest.unread,  # type: ignore[attr-defined]
    )
