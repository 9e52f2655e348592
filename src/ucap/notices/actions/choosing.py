"""How somebody wants to hear of each kind."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from ucap.kernel.errors import BadInput, NotAllowed
from ucap.kernel.messages import gettext_noop
from ucap.notices.models import Notice, Preference
from ucap.notices.mornings import next_morning
from ucap.notices.queries.preferences import paces_by_kind
from ucap.notices.rules import SIGN_IN_FIRST, may_choose
from ucap.notices.states import CHOSEN, DIGESTS, Kind, Pace
from ucap.notices.stopping import DIGEST, read_stop_token
from ucap.people.models import User


@transaction.atomic
def choose(*, paces: Mapping[Kind, Pace], by: User, at: datetime) -> None:
    """From now on this person hears so of these kinds; what waits for a digest follows."""
    if not may_choose(by):
        raise NotAllowed(SIGN_IN_FIRST)
    _choose(paces, by, at)


@transaction.atomic
def stop_by_link(*, token: str, at: datetime) -> tuple[User, dict[Kind, Pace]]:
    """Who gets no more letters, and how they heard of each kind that was stopped, so that it can be undone."""
    person, kinds = reader_of(token)
    before: dict[Kind, Pace] = {kind: pace for kind, pace in kinds.items() if pace is not Pace.NEVER}
    _choose(dict.fromkeys(before, Pace.NEVER), person, at)
    return person, before


@transaction.atomic
def choose_by_link(*, token: str, paces: Mapping[Kind, Pace], at: datetime) -> User:
    """Whoever stopped letters by this link hears again as before."""
    person, _ = reader_of(token)
    _choose(paces, person, at)
    return person


def reader_of(token: str) -> tuple[User, dict[Kind, Pace]]:
    """Whose link it is, and the kinds that it stops with their present pace. Raises BadInput for a link that is none of ours."""
    person_id, what = read_stop_token(token)
    person = User.objects.filter(pk=person_id, is_active=True).first()
    if person is None:
        raise BadInput(gettext_noop("This account is closed; nothing is sent to it any more."))
    paces = paces_by_kind(person)
    if what == DIGEST:
        # Those that come in digests; when none does any more, none is left to stop.
        return person, {kind: pace for kind, pace in paces.items() if pace in DIGESTS}
    return person, {kind: paces[kind] for kind in CHOSEN if kind == what}


def _choose(paces: Mapping[Kind, Pace], person: User, at: datetime) -> None:
    for kind, pace in paces.items():
        if kind not in CHOSEN:
            raise BadInput(gettext_noop("What concerns your account always comes at once."))
        Preference.objects.update_or_create(user=person, kind=kind, defaults={"pace": pace})
        waiting = Notice.objects.filter(to=person, kind=kind, mail_at__isnull=False)
        waiting.update(mail_at=_when(pace, person, at))


def _when(pace: Pace, person: User, at: datetime) -> datetime | None:
    """When what waits is to be told of at this pace."""
    if pace in DIGESTS:
        return next_morning(at, person.time_zone, weekly=pace is Pace.WEEKLY)
    return at if pace is Pace.AT_ONCE else None
