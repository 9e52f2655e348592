"""Cities propose what they show; the hosts confirm or decline it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from ucap.events import letters_expos as letters
from ucap.events.actions.exhibited import (
    ALIVE,
    EXHIBIT,
    INVITATION,
    held_exhibit,
    held_invitation,
    last_done,
    last_entry,
    move,
    note_shown,
    still_to_come,
    words,
)
from ucap.events.actions.grounds import check_spot
from ucap.events.models import CityInvitation, Exhibit, Spot
from ucap.events.queries.invitations import days_of
from ucap.events.rules.expos import (
    NOT_DECIDING,
    NOT_YOUR_CITY,
    NOT_YOUR_EXHIBIT,
    may_answer_invitation,
    may_decide_exhibit,
    may_edit_exhibit,
)
from ucap.events.states import ExhibitKind, ExhibitState, InvitedState, exhibit_after
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.hygiene import clean_line, too_long
from ucap.kernel.messages import gettext_noop
from ucap.organisations.models import Organisation
from ucap.organisations.states import State
from ucap.organisations.wording import TONGUES
from ucap.people.models import User

LONGEST_TITLE, MOST_METRES, MOST_EXHIBITS = 200, 1_000_000, 50  # of one city
TAKES_PART = (InvitedState.INTERESTED, InvitedState.CONFIRMED)
NOT_INTERESTED = gettext_noop("Say first that the city is interested: the invitation's page has the answers.")
OTHER_DAYS = gettext_noop("Choose days of the event: from %(first)s to %(last)s.")
DECISION = ("exhibit.confirmed", "exhibit.declined")
OF_DECISION = ("why", "decided_at", "spot")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a city says of something that it shows; without days it is shown on all of the event."""

    kind: ExhibitKind
    language: str
    title: str
    text: str = ""
    square_metres: int | None = None
    needs: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    begins: time | None = None
    organisation: Organisation | None = None


@transaction.atomic
def propose_exhibit(*, invitation: CityInvitation, said: Shown, by: User, at: datetime) -> Exhibit:
    """What the city proposes to show; the hosts are told. The city has to have said that it is interested."""
    invitation = held_invitation(invitation)
    if not may_answer_invitation(by, invitation):
        raise NotAllowed(NOT_YOUR_CITY)
    still_to_come(invitation.event)
    if invitation.state not in TAKES_PART:
        raise NotNow(NOT_INTERESTED)
    if invitation.exhibits.filter(state__in=ALIVE).count() >= MOST_EXHIBITS:
        raise BadInput(gettext_noop("A city shows at most %(most)d exhibits."), most=MOST_EXHIBITS)
    exhibit = Exhibit(event=invitation.event, invitation=invitation, by=by, at=at)
    _fill(exhibit, said)
    exhibit.save(force_insert=True)
    note_shown("exhibit.proposed", exhibit, by=by, at=at, after=_said(exhibit))
    letters.say_proposed(exhibit, by=by, at=at)
    if exhibit.organisation is not None:
        letters.say_named(exhibit, by=by, at=at)
    return exhibit


@transaction.atomic
def change_exhibit(*, exhibit: Exhibit, said: Shown, by: User, at: datetime) -> Exhibit:
    """The exhibit with this said of it. One that has a spot keeps it; raises BadInput where it does not fit there any more."""
    exhibit = _held_for_city(exhibit, by)
    before = _said(exhibit)
    _fill(exhibit, said)
    after = _said(exhibit)
    if after == before:
        return exhibit
    if exhibit.spot is not None:
        check_spot(exhibit, exhibit.spot)
    exhibit.save()
    changed = [name for name, value in after.items() if before[name] != value]
    old, new = ({name: one[name] for name in changed} for one in (before, after))
    note_shown("exhibit.changed", exhibit, by=by, at=at, before=old, after=new)
    if exhibit.state == ExhibitState.CONFIRMED:
        letters.say_changed(exhibit, by=by, at=at)
    if exhibit.organisation is not None and "organisation" in new:
        letters.say_named(exhibit, by=by, at=at)
    return exhibit


@transaction.atomic
def withdraw_exhibit(*, exhibit: Exhibit, by: User, at: datetime) -> Exhibit:
    """The exhibit, withdrawn, its spot free for others; the hosts are told."""
    exhibit = _held_for_city(exhibit, by)
    exhibit_after("withdraw", exhibit.state)
    exhibit.spot = None
    move("exhibit.withdrawn", exhibit, "withdraw", by=by, at=at, also=["spot"])
    letters.say_taken_out(exhibit, by=by, at=at)
    return exhibit


@transaction.atomic
def propose_exhibit_again(*, exhibit: Exhibit, by: User, at: datetime) -> Exhibit:
    """The exhibit that was withdrawn or declined, before the hosts once more; they are told."""
    exhibit = _held_for_city(exhibit, by)
    if exhibit.invitation.state not in TAKES_PART:
        raise NotNow(NOT_INTERESTED)
    exhibit_after("propose_again", exhibit.state)
    exhibit.why, exhibit.decided_at = "", None
    move("exhibit.proposed_again", exhibit, "propose_again", by=by, at=at, also=["why", "decided_at"])
    letters.say_proposed(exhibit, by=by, at=at)
    return exhibit


@transaction.atomic
def confirm_exhibit(*, exhibit: Exhibit, spot: Spot | None = None, by: User, at: datetime) -> Exhibit:
    """The exhibit in the programme, on that spot where one is named. The first of a city confirms that the city takes part."""
    exhibit = _held_for_hosts(exhibit, by)
    exhibit_after("confirm", exhibit.state)
    if spot is not None:
        check_spot(exhibit, spot)
    exhibit.spot, exhibit.why, exhibit.decided_at = spot, "", at
    move("exhibit.confirmed", exhibit, "confirm", by=by, at=at, also=OF_DECISION)
    _city_takes_part(exhibit, by=by, at=at)
    letters.say_confirmed(exhibit, by=by, at=at)
    return exhibit


@transaction.atomic
def decline_exhibit(*, exhibit: Exhibit, why: str, by: User, at: datetime) -> Exhibit:
    """The exhibit, declined with why; those who propose it read that."""
    exhibit = _held_for_hosts(exhibit, by)
    exhibit_after("decline", exhibit.state)
    why = words(why)
    if not why:
        raise BadInput(gettext_noop("Say why: those who propose it read it."))
    exhibit.spot, exhibit.why, exhibit.decided_at = None, why, at
    move("exhibit.declined", exhibit, "decline", by=by, at=at, also=OF_DECISION)
    letters.say_declined(exhibit, by=by, at=at)
    return exhibit


@transaction.atomic
def undo_exhibit_decision(*, exhibit: Exhibit, by: User, at: datetime) -> Exhibit:
    """The exhibit as it was before the hosts' last decision, and the city's part in the event too; those who propose it are told."""
    exhibit = _held_for_hosts(exhibit, by)
    before = last_done(EXHIBIT, exhibit.pk, DECISION, besides=["exhibit.placed", "exhibit.changed"]).before
    spot = Spot.objects.filter(pk=before["spot"] or 0).first()
    if spot is not None:
        check_spot(exhibit, spot)
    exhibit.spot, exhibit.why = spot, str(before.get("why") or "")
    exhibit.decided_at = at if before["state"] != ExhibitState.PROPOSED else None
    to = ExhibitState(before["state"])
    move("exhibit.decision_undone", exhibit, "", to=to, by=by, at=at, also=OF_DECISION)
    _city_as_before(exhibit, by=by, at=at)
    letters.say_taken_back(exhibit, by=by, at=at)
    return exhibit


def _fill(exhibit: Exhibit, said: Shown) -> None:
    """Nothing; the exhibit says this. Raises BadInput for what cannot be."""
    exhibit.title = clean_line(said.title)
    if not exhibit.title:
        raise BadInput(gettext_noop("Give the exhibit a title."))
    if too_long(exhibit.title, LONGEST_TITLE):
        raise BadInput(
            gettext_noop("A title has at most %(limit)d characters. Shorten it."), limit=LONGEST_TITLE
        )
    if said.language not in TONGUES:
        raise BadInput(gettext_noop("Choose the language in which the exhibit is described."))
    if said.square_metres is not None and not 1 <= said.square_metres <= MOST_METRES:
        raise BadInput(
            gettext_noop("Say in whole square metres, from 1 to %(most)d, how much space it needs."),
            most=MOST_METRES,
        )
    exhibit.kind, exhibit.language = said.kind, said.language
    exhibit.text, exhibit.needs = words(said.text), words(said.needs)
    exhibit.square_metres = said.square_metres
    _fill_days(exhibit, said)
    _fill_organisation(exhibit, said.organisation)


def _fill_days(exhibit: Exhibit, said: Shown) -> None:
    first, last = said.starts_on or said.ends_on, said.ends_on or said.starts_on
    if first and last and first > last:
        raise BadInput(gettext_noop("It ends before it begins. Choose a later last day."))
    days = days_of(exhibit.event)
    if first and last and days and not (days[0] <= first and last <= days[1]):
        raise BadInput(
            OTHER_DAYS,
            first=days[0].isoformat(),
            last=days[1].isoformat(),
        )
    performed = said.kind == ExhibitKind.PERFORMANCE
    if performed and said.begins is None:
        raise BadInput(gettext_noop("Say at what hour the performance begins."))
    exhibit.starts_on, exhibit.ends_on = first, last
    exhibit.begins = said.begins if performed else None


def _fill_organisation(exhibit: Exhibit, organisation: Organisation | None) -> None:
    if organisation is not None and organisation.pk != exhibit.organisation_id:
        of_city = organisation.city_id == exhibit.invitation.city_id
        if organisation.state != State.APPROVED or not of_city:
            raise BadInput(gettext_noop("Choose an organisation of the city that is invited, or none."))
    exhibit.organisation = organisation


def _city_takes_part(exhibit: Exhibit, *, by: User, at: datetime) -> None:
    """Nothing; the city takes part, since the programme has something of it."""
    invitation = exhibit.invitation
    if invitation.state != InvitedState.INTERESTED:
        return
    before, invitation.state = str(invitation.state), InvitedState.CONFIRMED
    invitation.save(update_fields=["state"])
    detail: Mapping[str, Any] = {"exhibit": exhibit.pk}
    after = {"state": str(invitation.state)}
    note_shown("expo.confirmed", invitation, by=by, at=at, before={"state": before}, after=after, **detail)


def _city_as_before(exhibit: Exhibit, *, by: User, at: datetime) -> None:
    """Nothing; where this exhibit alone made the city take part, it is interested again."""
    invitation = exhibit.invitation
    last = last_entry(INVITATION, invitation.pk)
    by_this = last is not None and last.verb == "expo.confirmed" and last.detail.get("exhibit") == exhibit.pk
    if not by_this or invitation.exhibits.filter(state=ExhibitState.CONFIRMED).exists():
        return
    before, invitation.state = str(invitation.state), InvitedState.INTERESTED
    invitation.save(update_fields=["state"])
    after = {"state": str(invitation.state)}
    note_shown("expo.answer_undone", invitation, by=by, at=at, before={"state": before}, after=after)


def _said(exhibit: Exhibit) -> dict[str, Any]:
    """What is said of it, as the journal keeps it."""
    plain = {name: getattr(exhibit, name) for name in ("language", "title", "text", "square_metres", "needs")}
    when = {name: getattr(exhibit, name) for name in ("starts_on", "ends_on", "begins")}
    return {
        "kind": str(exhibit.kind),
        **plain,
        **{name: value.isoformat() if value else None for name, value in when.items()},
        "organisation": exhibit.organisation_id,
    }


def _held_for_city(exhibit: Exhibit, by: User) -> Exhibit:
    exhibit = held_exhibit(exhibit)
    if not may_edit_exhibit(by, exhibit):
        raise NotAllowed(NOT_YOUR_EXHIBIT)
    still_to_come(exhibit.event)
    return exhibit


def _held_for_hosts(exhibit: Exhibit, by: User) -> Exhibit:
    exhibit = held_exhibit(exhibit)
    if not may_decide_exhibit(by, exhibit):
        raise NotAllowed(NOT_DECIDING)
    still_to_come(exhibit.event)
    return exhibit
