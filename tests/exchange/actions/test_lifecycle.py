"""What becomes of a published entry, by its people and by the clock."""

from datetime import date, datetime, timedelta

import pytest

from tests.exchange.factories import make_city, make_entry, make_officer, make_organisation
from tests.organisations.factories import make_member, make_secretary
from ucap.exchange.actions import (
    bring_back_entry,
    expire_entries,
    mark_fulfilled,
    mark_matched,
    remind_of_end,
    renew_entry,
    reopen_entry,
    withdraw_entry,
)
from ucap.exchange.actions.ending import end_and_remind
from ucap.exchange.life import ends_on
from ucap.exchange.models import Entry
from ucap.exchange.states import EntryState
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotNow
from ucap.notices.models import Notice
from ucap.organisations.actions import merge_organisations
from ucap.people.models import User

pytestmark = pytest.mark.django_db


def author_of(entry: Entry) -> User:
    assert entry.author
    return entry.author


@pytest.mark.parametrize(
    ("begins", "deadline", "ends"),
    [
        (date(2026, 11, 24), None, date(2027, 5, 24)),
        (date(2026, 8, 31), None, date(2027, 2, 28)),
        (date(2027, 8, 31), None, date(2028, 2, 29)),
        (date(2026, 12, 1), date(2026, 12, 2), date(2026, 12, 2)),
        (date(2026, 6, 30), date(2030, 1, 1), date(2026, 12, 30)),
    ],
)
def test_six_months_or_until_the_deadline(begins: date, deadline: date | None, ends: date) -> None:
    assert ends_on(begins, deadline) == ends


def test_it_ends_the_day_after_its_last_day_once(at: datetime) -> None:
    entry = make_entry()
    assert entry.expires_on
    last = at + timedelta(days=180)
    assert (expire_entries(last), last.date()) == (0, entry.expires_on)
    assert expire_entries(last + timedelta(days=1)) == 1
    assert expire_entries(last + timedelta(days=1)) == 0
    entry.refresh_from_db()
    assert entry.state == EntryState.EXPIRED
    journal = JournalEntry.objects.about("entry", entry.pk).get()
    assert (journal.verb, journal.actor) == ("entry.expired", "")
    assert Notice.objects.get(to=author_of(entry)).kind == "entry"


def test_its_people_are_told_two_weeks_before_once_in_each_life(at: datetime) -> None:
    organisation = make_organisation()
    author, _ = make_member(organisation), make_member(organisation)
    entry = make_entry(organisation=organisation, author=author)
    assert remind_of_end(at + timedelta(days=165)) == 0
    assert end_and_remind(at + timedelta(days=166)) == 1
    assert remind_of_end(at + timedelta(days=167)) == 0
    told = Notice.objects.filter(subject_kind="entry")
    assert {one.to.pk for one in told} == {
        author.pk,
        User.objects.get(memberships__organisation=organisation, memberships__role="owner").pk,
    }
    renewed = renew_entry(entry=entry, by=author, at=at + timedelta(days=170))
    assert renewed.reminded_at is None
    assert remind_of_end(at + timedelta(days=170 + 171)) == 1


def test_a_short_life_is_not_told_of_and_a_city_s_officers_are(at: datetime) -> None:
    short = make_entry()
    short.expires_on = (at + timedelta(days=10)).date()
    short.save()
    assert remind_of_end(at) == 0
    of_a_city, officer = make_entry(city=make_city("Yangzhou")), make_officer()
    assert remind_of_end(at + timedelta(days=170)) == 1
    assert Notice.objects.get(subject_id=of_a_city.pk).to == officer


def test_the_secretariat_hears_where_nobody_is_left(at: datetime) -> None:
    make_entry(city=make_city("Rome"))
    secretary = make_secretary()
    remind_of_end(at + timedelta(days=170))
    assert Notice.objects.get().to == secretary


def test_an_expired_entry_is_renewed_a_fulfilled_one_is_not(at: datetime) -> None:
    entry = make_entry(state=EntryState.EXPIRED)
    later = at + timedelta(days=200)
    entry = renew_entry(entry=entry, by=author_of(entry), at=later)
    assert (entry.state, entry.expires_on) == ("published", ends_on(later.date(), None))
    entry = mark_fulfilled(entry=entry, by=author_of(entry), at=later)
    with pytest.raises(NotNow):
        renew_entry(entry=entry, by=author_of(entry), at=later)


def test_what_has_a_deadline_is_not_renewed_beyond_it(at: datetime) -> None:
    entry = make_entry(deadline=date(2026, 12, 1))
    assert renew_entry(entry=entry, by=author_of(entry), at=at).expires_on == date(2026, 12, 1)
    with pytest.raises(BadInput):
        renew_entry(entry=entry, by=author_of(entry), at=at + timedelta(days=30))


def test_withdrawn_and_brought_back(at: datetime) -> None:
    entry = make_entry(state=EntryState.MATCHED)
    by = author_of(entry)
    assert withdraw_entry(entry=entry, by=by, at=at).state == EntryState.WITHDRAWN
    back = bring_back_entry(entry=entry, by=by, at=at)
    assert (back.state, back.expires_on) == ("published", entry.expires_on)
    withdraw_entry(entry=entry, by=by, at=at)
    later = at + timedelta(days=300)
    back = bring_back_entry(entry=entry, by=by, at=later)
    assert (back.state, back.expires_on) == ("published", ends_on(later.date(), None))


def test_a_draft_is_brought_back_as_a_draft_and_what_is_over_as_over(at: datetime) -> None:
    draft = make_entry(state=EntryState.DRAFT)
    withdraw_entry(entry=draft, by=author_of(draft), at=at)
    assert bring_back_entry(entry=draft, by=author_of(draft), at=at).state == EntryState.DRAFT
    over = make_entry(deadline=date(2026, 12, 1))
    withdraw_entry(entry=over, by=author_of(over), at=at)
    later = at + timedelta(days=300)
    assert bring_back_entry(entry=over, by=author_of(over), at=later).state == EntryState.EXPIRED


def test_matched_fulfilled_and_open_again(at: datetime) -> None:
    entry = make_entry()
    by = author_of(entry)
    assert mark_matched(entry=entry, by=by, at=at).state == EntryState.MATCHED
    with pytest.raises(NotNow):
        mark_matched(entry=entry, by=by, at=at)
    assert mark_fulfilled(entry=entry, by=by, at=at).state == EntryState.FULFILLED
    assert reopen_entry(entry=entry, by=by, at=at).state == EntryState.PUBLISHED


def test_entries_move_with_their_organisation(at: datetime) -> None:
    source, into = make_organisation(name="Old House"), make_organisation(name="New House")
    entry, draft = make_entry(organisation=source), make_entry(organisation=source, state=EntryState.DRAFT)
    merge_organisations(source=source, into=into, by=make_secretary(), at=at)
    for one in (entry, draft):
        one.refresh_from_db()
        assert one.organisation == into
    assert " new " in entry.words.words
