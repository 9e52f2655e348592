"""Who is told what about a case."""

from collections.abc import Iterable
from datetime import datetime

from ucap.kernel.messages import Message, gettext_noop
from ucap.moderation.kinds import shown
from ucap.moderation.models import Case
from ucap.moderation.states import CaseState
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.people.models import User

DECIDED = {
    CaseState.RELEASED: gettext_noop("Everybody can see it now: %(title)s"),
    CaseState.WITHHELD: gettext_noop("Taken down: %(title)s"),
    CaseState.DISMISSED: gettext_noop("It stays as it is: %(title)s"),
}
REPORTED = {
    CaseState.RELEASED: gettext_noop("What you reported was looked at, and stays: %(title)s"),
    CaseState.DISMISSED: gettext_noop("What you reported was looked at, and stays: %(title)s"),
    CaseState.WITHHELD: gettext_noop("What you reported was taken down: %(title)s"),
}


def tell_moderators(case: Case, *, by: User | None, at: datetime) -> None:
    """Tells the secretariat that something waits."""
    title = (
        gettext_noop("New, waits to be released: %(title)s")
        if case.held
        else gettext_noop("Reported: %(title)s")
    )
    _tell(_secretariat(), case, title, by=by, at=at)


def tell_that_it_waits(case: Case, *, at: datetime) -> None:
    """Tells the author that others do not see it yet."""
    text = gettext_noop(
        "A moderator looks at what is new from people who are not yet verified. You are told what is decided."
    )
    _tell(
        _author(case),
        case,
        gettext_noop("Waits to be released: %(title)s"),
        text=Message(text),
        by=None,
        at=at,
    )


def tell_decision(case: Case, *, by: User, at: datetime) -> None:
    """Tells the author and those who speak for the thing what was decided and why; and those who reported it, what became of it."""
    if (
        case.state != CaseState.DISMISSED
    ):  # nothing changed for them, and the report is nobody else's business
        why = Message("%(reason)s", {"reason": case.reason}) if case.reason else None
        _tell(people_of(case), case, DECIDED[CaseState(case.state)], text=why, by=by, at=at)
    said_so = User.objects.filter(pk__in=case.concerns.filter(reported=True).values("by"), is_active=True)
    _tell(said_so, case, REPORTED[CaseState(case.state)], by=by, at=at, leads=False)


def tell_reopened(case: Case, *, by: User, at: datetime) -> None:
    """Tells the author that the decision no longer holds."""
    _tell(
        people_of(case),
        case,
        gettext_noop("The decision is taken back, and looked at again: %(title)s"),
        by=by,
        at=at,
    )


def tell_answer(case: Case, *, by: User, by_moderator: bool, at: datetime) -> None:
    """Tells the other side that there is a new word."""
    title = (
        gettext_noop("A moderator wrote to you about: %(title)s")
        if by_moderator
        else gettext_noop("The author answered: %(title)s")
    )
    _tell(people_of(case) if by_moderator else _secretariat(), case, title, by=by, at=at)


def people_of(case: Case) -> list[User]:
    """The author, and those who speak for the thing."""
    thing = shown(case.subject_kind, case.subject_id)
    ids = {case.author_id, *((thing.author_id, *thing.concerned) if thing else ())}
    return list(User.objects.filter(pk__in=ids - {None}, is_active=True))


def _author(case: Case) -> list[User]:
    return [case.author] if case.author else []


def _secretariat() -> Iterable[User]:
    return User.objects.filter(is_secretariat=True, is_active=True)


def _tell(
    to: Iterable[User],
    case: Case,
    title: str,
    *,
    text: Message | None = None,
    by: User | None,
    at: datetime,
    leads: bool = True,
) -> None:
    thing = shown(case.subject_kind, case.subject_id)
    notify(
        to=to,
        kind=Kind.MODERATION,
        subject=("case", case.id),
        title=Message(title, {"title": thing.title if thing else case.subject_id}),
        text=text,
        link=("moderation:case", (case.id,)) if leads else _where_it_is(case),
        by=by,
        at=at,
    )


def _where_it_is(case: Case) -> tuple[str, tuple[object, ...]] | None:
    """Where everybody sees the thing; None when nobody does."""
    thing = shown(case.subject_kind, case.subject_id)
    return (thing.url_name, thing.url_args) if thing and thing.public else None
