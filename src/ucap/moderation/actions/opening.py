"""Putting something into the queue: because it is new from somebody not yet verified, or because somebody reports it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.hygiene import clean_text
from ucap.kernel.messages import gettext_noop
from ucap.moderation import letters
from ucap.moderation.actions.often import too_often
from ucap.moderation.actions.recording import record_case
from ucap.moderation.kinds import kind_of
from ucap.moderation.models import LONGEST_TEXT, Case, Concern
from ucap.moderation.rules import may_report, may_write
from ucap.moderation.states import REPORT_GROUNDS, CaseState, Ground
from ucap.people.models import User
from ucap.people.rules import Viewer

PER_DAY = 20  # reports of one person, or from one place, within a day
WITHIN = timedelta(days=1)
OF_VISITORS = 30  # reports by visitors of one thing that one case keeps; more say nothing new

ENOUGH = gettext_noop("You have reported much today. Try again tomorrow, or write to the secretariat.")
GONE = gettext_noop("This is not here any more, so it cannot be reported.")


@transaction.atomic
def hold(*, subject: tuple[str, str], author: User, reasons: Iterable[Ground], at: datetime) -> Case:
    """The case of a thing that waits until a moderator releases it; the open one, where there is one already.

    Whoever calls it makes sure that the thing is not public meanwhile.
    """
    if not may_write(author):
        raise NotAllowed(gettext_noop("Sign in with an account that takes part to write here."))
    case, new = _open_case(subject, author=author, held=True, at=at)
    there = set(case.concerns.filter(reported=False).values_list("ground", flat=True))
    found = [Ground(reason) for reason in dict.fromkeys(reasons) if reason not in there]
    Concern.objects.bulk_create(
        Concern(case=case, ground=ground, reported=False, by=None, at=at) for ground in found
    )
    if not case.held:
        case.held = True
        case.save(update_fields=["held"])
    if new:
        record_case("moderation.held", case, actor=author.pk, at=at, grounds=[one.value for one in found])
        letters.tell_moderators(case, by=author, at=at)
        letters.tell_that_it_waits(case, at=at)
    return case


@transaction.atomic
def report(
    *,
    subject: tuple[str, str],
    by: Viewer,
    ground: Ground,
    text: str = "",
    origin: str = "",
    at: datetime,
) -> Case:
    """The open case of the thing with this report in it; a person's second report of it changes their first.

    `origin` tells visitors from each other (their address; it is not kept). Raises NotNow for whoever reports too much.
    """
    kind, thing_id = subject
    thing = kind_of(kind).show([thing_id]).get(thing_id)
    if thing is None or not may_report(by, thing):
        raise NotNow(GONE)
    if ground not in REPORT_GROUNDS:
        raise BadInput(gettext_noop("Choose what is wrong with it."))
    person = by if isinstance(by, User) else None
    if too_often("report", person.pk if person else origin, most=PER_DAY, within=WITHIN, at=at):
        raise NotNow(ENOUGH)
    author = User.objects.filter(pk=thing.author_id).first() if thing.author_id else None
    case, new = _open_case(subject, author=author, held=False, at=at)
    words = clean_text(text)[:LONGEST_TEXT]
    _add_report(case, person, ground, words, at)
    record_case("moderation.reported", case, actor=person.pk if person else "", at=at, grounds=[ground.value])
    if new:
        letters.tell_moderators(case, by=person, at=at)
    return case


def _open_case(
    subject: tuple[str, str], *, author: User | None, held: bool, at: datetime
) -> tuple[Case, bool]:
    kind_of(subject[0])
    return Case.objects.select_for_update().get_or_create(
        subject_kind=subject[0],
        subject_id=subject[1],
        state=CaseState.OPEN,
        defaults={"author": author, "held": held, "opened_at": at},
    )


def _add_report(case: Case, person: User | None, ground: Ground, text: str, at: datetime) -> None:
    said = {"ground": ground, "reported": True, "text": text, "at": at}
    if person is not None:
        Concern.objects.update_or_create(case=case, by=person, defaults=said)
    elif case.concerns.filter(reported=True, by=None).count() < OF_VISITORS:
        Concern.objects.create(case=case, by=None, **said)
