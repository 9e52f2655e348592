"""One's inbox."""

from typing import Annotated

from ninja import Path, Query

from ucap.api.shapes.notices import (
    AskedNotices,
    ChosenPaces,
    InboxAnswer,
    Marked,
    MarkedAll,
    MarkedAnswer,
    NoticeAnswer,
    PacesAnswer,
    ThreadAnswer,
)
from ucap.api.states import Scope
from ucap.api.views.calling import PersonCall
from ucap.api.views.offering import Section
from ucap.kernel.clock import now
from ucap.notices import actions
from ucap.notices.queries.inbox import Asked, Thread, inbox, notice_of
from ucap.notices.queries.preferences import paces_by_kind
from ucap.notices.states import Kind, Pace
from ucap.notices.wording import Said
from ucap.people.models import User

notices = Section("Notices", "Your inbox: what concerns you, the latest first, all about one thing together.")
NoticeId = Annotated[int, Path(ge=1, le=2**53)]


@notices.read("/me/notices", InboxAnswer, scope=Scope.NOTICES)
def list_notices(request: PersonCall, asked: Query[AskedNotices]) -> InboxAnswer:
    """Your inbox, 20 things at a time, in the language that you accept."""
    wanted = Asked(kind=Kind(asked.kind) if asked.kind else None, unread=asked.unread, before=asked.before)
    found = inbox(request.user, wanted, now())
    items = [_thread(thread) for day in found.days for thread in day.threads]
    return InboxAnswer(unread=found.unread, older=found.older, items=items)


@notices.write("PUT", "/me/notices/{notice_id}", MarkedAnswer, scope=Scope.NOTICES)
def mark_notice(request: PersonCall, notice_id: NoticeId, sent: Marked) -> MarkedAnswer:
    """Marks a notice, and all before it about the same thing, as read; or the thing as unread again."""
    notice = notice_of(notice_id, request.user)
    mark = actions.mark_read if sent.read else actions.mark_unread
    return MarkedAnswer(marked=mark(notice=notice, by=request.user, at=now()))


@notices.write("POST", "/me/notices/read", MarkedAnswer, scope=Scope.NOTICES)
def mark_all_notices(request: PersonCall, sent: MarkedAll) -> MarkedAnswer:
    """Marks everything in your inbox, or everything of one kind, as read."""
    kind = Kind(sent.kind) if sent.kind else None
    return MarkedAnswer(marked=actions.mark_all_read(by=request.user, at=now(), kind=kind))


@notices.read("/me/notice-settings", PacesAnswer, scope=Scope.NOTICES)
def read_notice_settings(request: PersonCall) -> PacesAnswer:
    """How you hear of each kind by e-mail."""
    return _paces(request.user)


@notices.write("PUT", "/me/notice-settings", PacesAnswer, scope=Scope.NOTICES)
def choose_notice_settings(request: PersonCall, sent: ChosenPaces) -> PacesAnswer:
    """Chooses how you hear of some kinds by e-mail; the others stay as they are."""
    paces = {Kind(kind): Pace(pace) for kind, pace in sent.paces.items()}
    actions.choose(paces=paces, by=request.user, at=now())
    return _paces(request.user)


def _paces(person: User) -> PacesAnswer:
    return PacesAnswer.model_validate({"paces": paces_by_kind(person)})


def _thread(thread: Thread) -> ThreadAnswer:
    return ThreadAnswer(
        **_notice(thread.latest).model_dump(),
        unread=thread.unread,
        earlier=[_notice(one) for one in thread.earlier],
        more=thread.more,
    )


def _notice(said: Said) -> NoticeAnswer:
    return NoticeAnswer.of(said, kind=said.kind.value, at=said.notice.at, read_at=said.notice.read_at)
