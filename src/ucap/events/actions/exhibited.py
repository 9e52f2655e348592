"""What every action on invitations of cities and on exhibits begins and ends with: the event's row, held; the journal."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from ucap.events.actions.standing import held
from ucap.events.models import CityInvitation, Event, Exhibit
from ucap.events.rules.expos import WITH_EXHIBITS
from ucap.events.states import COMING, ExhibitState, exhibit_after
from ucap.events.times import local
from ucap.journal.actions import record
from ucap.journal.models import Entry as JournalEntry
from ucap.journal.queries import Whole, whole
from ucap.kernel.errors import BadInput, NotNow
from ucap.kernel.hygiene import clean_text, too_long
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User

ALIVE = (ExhibitState.PROPOSED, ExhibitState.CONFIRMED)
LONGEST_TEXT = 2000
PERSONAL = ("text", "answer", "title", "needs", "why")  # words of people
INVITATION, EXHIBIT = "city invitation", "exhibit"  # kinds of subjects of the journal
GONE = gettext_noop("This invitation is not here any more.")
EXHIBIT_GONE = gettext_noop("This exhibit is not here any more.")
NO_EXPO = gettext_noop(
    "Cities are invited to expos and festivals alone. Choose that kind for the event first."
)
NOT_ANNOUNCED = gettext_noop("Announce the event first: whoever is invited wants to read of it.")
OVER = gettext_noop("The event is over or cancelled; what was shown there stays as it was.")


def held_invitation(invitation: CityInvitation) -> CityInvitation:
    """The invitation as it stands, its event's row locked."""
    event = held(invitation.event_id)
    rows = CityInvitation.objects.select_for_update(of=("self",)).select_related("city", "by")
    there = rows.filter(pk=invitation.pk).first()
    if there is None:
        raise NotNow(GONE)
    there.event = event
    return there


def held_exhibit(exhibit: Exhibit) -> Exhibit:
    """The exhibit as it stands, with its invitation, the event's row locked: spots are given to one at a time."""
    event = held(exhibit.event_id)
    rows = Exhibit.objects.select_for_update(of=("self",))
    there = (
        rows.select_related("invitation__city", "organisation", "spot", "by").filter(pk=exhibit.pk).first()
    )
    if there is None:
        raise NotNow(EXHIBIT_GONE)
    there.event = there.invitation.event = event
    return there


def still_to_come(event: Event) -> None:
    """Nothing; raises NotNow for an event of another kind, one that nobody reads of yet, and one that is over."""
    if event.kind not in WITH_EXHIBITS:
        raise NotNow(NO_EXPO)
    if event.announced_at is None:
        raise NotNow(NOT_ANNOUNCED)
    if event.state not in COMING:
        raise NotNow(OVER)


def today_at(event: Event, at: datetime) -> date:
    """Which day it is by the event's own clock."""
    return local(at, event.time_zone).date()


def words(text: str) -> str:
    """The text, clean. Raises BadInput for one that is too long."""
    text = clean_text(text)
    if too_long(text, LONGEST_TEXT):
        raise BadInput(
            gettext_noop("This text has more than %(limit)d characters. Shorten it."), limit=LONGEST_TEXT
        )
    return text


def note_shown(
    verb: str,
    subject: CityInvitation | Exhibit,
    *,
    by: User | None,
    at: datetime,
    before: Any = None,
    after: Any = None,
    **detail: Any,
) -> None:
    """Writes it down."""
    kind, of_city = EXHIBIT, {}
    if isinstance(subject, CityInvitation):
        kind, of_city = INVITATION, {"city": subject.city_id}
    record(
        verb,
        subject=(kind, subject.pk),
        actor=by.pk if by else "",
        at=at,
        before=before,
        after=after,
        detail={"event": subject.event_id, **of_city, **detail},
        personal=PERSONAL,
    )


def move(
    verb: str,
    exhibit: Exhibit,
    does: str,
    *,
    by: User,
    at: datetime,
    to: ExhibitState | None = None,
    also: Sequence[str] = (),
    **detail: Any,
) -> None:
    """Nothing; the exhibit is in the state that follows (`to`: in that one), journalled; `also` are other changed columns."""
    before = Exhibit.objects.values("state", "why", "spot").get(pk=exhibit.pk)
    exhibit.state = to or exhibit_after(does, exhibit.state)
    exhibit.save(update_fields=["state", *also])
    after = {"state": str(exhibit.state), "why": exhibit.why, "spot": exhibit.spot_id}
    note_shown(verb, exhibit, by=by, at=at, before=before, after=after, **detail)


def last_entry(kind: str, subject_id: str, besides: Sequence[str] = ()) -> JournalEntry | None:
    """What the journal says last of an invitation or an exhibit, `besides` aside."""
    return JournalEntry.objects.about(kind, subject_id).exclude(verb__in=besides).first()


def last_done(kind: str, subject_id: str, verbs: Sequence[str], besides: Sequence[str] = ()) -> Whole:
    """The same with what it was before, to be undone. Raises NotNow where it is none of these verbs."""
    last = last_entry(kind, subject_id, besides)
    if last is None or last.verb not in verbs:
        raise NotNow(gettext_noop("Something has happened since. Decide anew."))
    return whole(last)
