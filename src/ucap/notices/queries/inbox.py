"""The inbox: what a person was told, by day, with all about one thing together."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import Http404

from ucap.kernel.prepared import One, Prepared
from ucap.notices.models import Notice
from ucap.notices.mornings import zone_of
from ucap.notices.rules import may_read
from ucap.notices.states import Kind
from ucap.notices.wording import Said, said
from ucap.people.models import User
from ucap.people.rules import Viewer

A_PAGE = 20  # threads
EARLIER = 5  # notices of a thread that are shown beside its latest one
MANY = 99  # more are not counted


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: of one kind, unread ones alone, before a certain notice."""

    kind: Kind | None = None
    unread: bool = False
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """What a person was told about one thing."""

    latest: Said
    clock: str  # when, where the reader is: "09:30"
    unread: bool
    earlier: tuple[Said, ...]  # the latest first, EARLIER at most
    more: int  # that are older than these


@dataclass(frozen=True, slots=True)
class Day:
    """The threads whose latest notice is of that day, where the reader is."""

    day: date
    ago: int  # days: 0 today, 1 yesterday
    threads: tuple[Thread, ...]


@dataclass(frozen=True, slots=True)
class Inbox:
    days: tuple[Day, ...]
    older: int | None  # the next page lies before this notice; None: it is the last one
    unread: str  # how many threads are unread: "", "3", "99+"
    holds_any: bool  # whether there is anything at all, whatever is looked for


def inbox(viewer: User, asked: Asked, at: datetime) -> Inbox:
    """The page of the inbox that is asked for. Three queries, four where nothing is found."""
    found = list(_wanted(viewer, asked)[: A_PAGE + 1])
    latest, beyond = found[:A_PAGE], found[A_PAGE:]
    threads = _threads(viewer, latest)
    zone = zone_of(viewer.time_zone)
    today = at.astimezone(zone).date()
    days = tuple(
        Day(day, (today - day).days, tuple(of_day))
        for day, of_day in groupby(threads, key=lambda one: one.latest.notice.at.astimezone(zone).date())
    )
    return Inbox(
        days=days,
        older=latest[-1].pk if beyond else None,
        unread=unread_count(viewer),
        holds_any=bool(latest) or Notice.objects.filter(to=viewer).exists(),
    )


def unread_count(viewer: Viewer) -> str:
    """How many things have something new for this person: "", "3", "99+". One query over an index; none for visitors."""
    if not isinstance(viewer, User):
        return ""
    number = len(_unread(to=viewer.pk))
    return f"{MANY}+" if number > MANY else str(number or "")


@Prepared
def _unread(to: One) -> QuerySet[Notice, tuple[int]]:
    return Notice.objects.filter(to=to, leads=True, read_at=None).order_by().values_list("pk")[: MANY + 1]


def notice_of(notice_id: int, viewer: User) -> Notice:
    """The notice; 404 where it is somebody else's, or gone."""
    notice = Notice.objects.filter(pk=notice_id).first()
    if notice is None or not may_read(viewer, notice):
        raise Http404
    return notice


def _wanted(viewer: User, asked: Asked) -> QuerySet[Notice]:
    notices = Notice.objects.filter(to=viewer, leads=True)
    if asked.unread:
        notices = notices.filter(read_at=None)
    if asked.kind:
        notices = notices.filter(kind=asked.kind)
    if asked.before is not None:
        notices = notices.filter(pk__lt=asked.before)
    return notices.order_by("-id")


def _threads(viewer: User, latest: Sequence[Notice]) -> list[Thread]:
    earlier = _earlier(viewer, latest)
    threads = []
    for notice in latest:
        before, number = earlier.get(_key(notice), ((), 0))
        shown = tuple(said(one) for one in before)
        clock = notice.at.astimezone(zone_of(viewer.time_zone)).strftime("%H:%M")
        threads.append(Thread(said(notice), clock, notice.read_at is None, shown, number - len(shown)))
    return threads


def _earlier(viewer: User, latest: Sequence[Notice]) -> dict[tuple[str, str, str], tuple[list[Notice], int]]:
    """By thread, the notices before the latest one that are shown, and how many there are."""
    if not latest:
        return {}
    of_these = Q()
    for notice in latest:
        of_these |= Q(kind=notice.kind, subject_kind=notice.subject_kind, subject_id=notice.subject_id)
    thread = [F("kind"), F("subject_kind"), F("subject_id")]
    ranked = Notice.objects.filter(of_these, to=viewer, leads=False).annotate(
        rank=Window(RowNumber(), partition_by=thread, order_by=F("id").desc()),
        number=Window(Count("*"), partition_by=thread),
    )
    found: dict[tuple[str, str, str], list[Notice]] = defaultdict(list)
    numbers: dict[tuple[str, str, str], int] = {}
    for one in ranked.filter(rank__lte=EARLIER).order_by("-id"):
        found[_key(one)].append(one)
        numbers[_key(one)] = one.number  # type: ignore[attr-defined] # annotated above
    return {key: (notices, numbers[key]) for key, notices in found.items()}


def _key(notice: Notice) -> tuple[str, str, str]:
    return notice.kind, notice.subject_kind, notice.subject_id
