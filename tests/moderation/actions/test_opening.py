"""What gets into the queue, and what does not."""

from datetime import datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.moderation.conftest import Cast, Notes
from ucap.journal.models import Entry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.moderation.actions import hold, report
from ucap.moderation.actions.opening import OF_VISITORS, PER_DAY
from ucap.moderation.models import Case
from ucap.moderation.states import Ground
from ucap.notices.models import Notice
from ucap.people.models import User

N1, N2 = ("note", "n1"), ("note", "n2")


def told(person: User) -> list[str]:
    return [one.title["template"] % one.title["values"] for one in Notice.objects.filter(to=person)]


def test_what_is_new_waits_and_both_sides_are_told(cast: Cast, notes: Notes, at: datetime) -> None:
    case = hold(subject=N2, author=cast.author, reasons=[Ground.UNVERIFIED, Ground.LINKS], at=at)
    assert (case.held, case.state, case.author) == (True, "open", cast.author)
    assert [one.ground for one in case.concerns.all()] == ["unverified", "links"]
    assert told(cast.secretary) == ["New, waits to be released: A new note"]
    assert told(cast.author) == ["Waits to be released: A new note"]
    entry = Entry.objects.get(verb="moderation.held")
    assert (entry.subject_kind, entry.subject_id, entry.actor) == ("case", case.id, cast.author.pk)
    assert entry.detail == {"kind": "note", "id": "n2", "grounds": ["unverified", "links"]}


def test_what_is_held_again_is_the_same_case_with_what_is_new(cast: Cast, notes: Notes, at: datetime) -> None:
    first = hold(subject=N2, author=cast.author, reasons=[Ground.UNVERIFIED], at=at)
    again = hold(subject=N2, author=cast.author, reasons=[Ground.UNVERIFIED, Ground.DUPLICATE], at=at)
    assert again == first
    assert [one.ground for one in first.concerns.all()] == ["unverified", "duplicate"]
    assert len(told(cast.secretary)) == 1


def test_what_was_reported_and_then_waits_is_held(cast: Cast, notes: Notes, at: datetime) -> None:
    case = report(subject=N1, by=cast.reader, ground=Ground.FALSE, at=at)
    hold(subject=N1, author=cast.author, reasons=[Ground.LINKS], at=at)
    case.refresh_from_db()
    assert case.held
    assert case.concerns.count() == 2


def test_an_operator_writes_nothing(cast: Cast, notes: Notes, at: datetime) -> None:
    operator = User.objects.create_user("operator@example.org", is_operator=True)
    with pytest.raises(NotAllowed):
        hold(subject=N2, author=operator, reasons=[Ground.UNVERIFIED], at=at)


def test_anybody_reports_what_is_public(cast: Cast, notes: Notes, at: datetime) -> None:
    case = report(
        subject=N1, by=AnonymousUser(), ground=Ground.FALSE, text="It <b>closed</b>\u202e in 2020", at=at
    )
    concern = case.concerns.get()
    assert (concern.by, concern.reported, concern.text) == (None, True, "It closed in 2020")
    assert not case.held
    assert told(cast.secretary) == ["Reported: A note"]
    assert told(cast.author) == []  # nothing is decided yet


def test_what_a_reader_wrote_is_not_in_the_journal(cast: Cast, notes: Notes, at: datetime) -> None:
    report(subject=N1, by=cast.reader, ground=Ground.PRIVATE, text="My number is 0170", at=at)
    entry = Entry.objects.get(verb="moderation.reported")
    assert entry.actor == cast.reader.pk
    assert "0170" not in str([entry.before, entry.after, entry.detail])


def test_a_person_reports_a_thing_once_and_may_say_it_better(cast: Cast, notes: Notes, at: datetime) -> None:
    report(subject=N1, by=cast.reader, ground=Ground.FALSE, text="Wrong", at=at)
    case = report(subject=N1, by=cast.reader, ground=Ground.RIGHTS, text="Our picture", at=at)
    concern = case.concerns.get()
    assert (concern.ground, concern.text) == ("rights", "Our picture")


def test_many_visitors_make_one_case(cast: Cast, notes: Notes, at: datetime) -> None:
    for number in range(OF_VISITORS + 3):
        report(subject=N1, by=AnonymousUser(), ground=Ground.FALSE, origin=f"192.0.2.{number}", at=at)
    assert Case.objects.get().concerns.count() == OF_VISITORS
    assert len(told(cast.secretary)) == 1


@pytest.mark.parametrize("signed_in", [True, False])
def test_nobody_reports_all_day(cast: Cast, notes: Notes, at: datetime, signed_in: bool) -> None:
    by = cast.reader if signed_in else AnonymousUser()
    for _ in range(PER_DAY):
        report(subject=N1, by=by, ground=Ground.FALSE, origin="192.0.2.1", at=at)
    with pytest.raises(NotNow, match="much today"):
        report(subject=N1, by=by, ground=Ground.FALSE, origin="192.0.2.1", at=at)
    report(subject=N1, by=AnonymousUser(), ground=Ground.FALSE, origin="192.0.2.2", at=at)


@pytest.mark.parametrize("subject", [N2, ("note", "gone")])
def test_what_is_not_public_cannot_be_reported(
    cast: Cast, notes: Notes, at: datetime, subject: tuple[str, str]
) -> None:
    with pytest.raises(NotNow, match="not here"):
        report(subject=subject, by=cast.reader, ground=Ground.FALSE, at=at)


def test_there_is_no_case_of_what_nobody_knows(cast: Cast, notes: Notes, at: datetime) -> None:
    with pytest.raises(BadInput, match="cannot be reported"):
        report(subject=("weather", "1"), by=cast.reader, ground=Ground.FALSE, at=at)
    assert not Case.objects.exists()


def test_what_the_platform_finds_is_no_ground_for_a_reader(cast: Cast, notes: Notes, at: datetime) -> None:
    with pytest.raises(BadInput, match="Choose"):
        report(subject=N1, by=cast.reader, ground=Ground.UNVERIFIED, at=at)
