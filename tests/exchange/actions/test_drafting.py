"""Beginning and changing entries."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.exchange.factories import make_city, make_entry, make_officer, make_organisation, sensors
from tests.organisations.factories import make_member, make_person, make_secretary
from tests.plans.factories import make_draft, make_plan
from ucap.exchange.actions import (
    begin_entry,
    begin_from_plan,
    change_draft,
    choose_visibility,
    drop_next_version,
    write_next_version,
)
from ucap.exchange.content import EntryKind
from ucap.exchange.models import Entry, EntryVersion
from ucap.exchange.states import EntryState, PlanPart, Visibility
from ucap.journal.models import Entry as JournalEntry
from ucap.journal.queries import whole
from ucap.kernel.errors import BadInput, Conflict, NotAllowed, NotNow
from ucap.people.models import User

pytestmark = pytest.mark.django_db


def draft_of(entry: Entry) -> EntryVersion:
    entry.refresh_from_db()
    assert entry.draft
    return entry.draft


def author_of(entry: Entry) -> User:
    assert entry.author
    return entry.author


def test_a_member_begins_an_entry_for_their_organisation(at: datetime) -> None:
    organisation = make_organisation()
    member = make_member(organisation)
    entry = begin_entry(
        content=sensors(title=" <i>Sensors</i> "), organisation=organisation, by=member, at=at
    )
    entry = Entry.objects.get(pk=entry.pk)
    assert (entry.state, entry.slug, entry.title) == ("draft", entry.pk, "Sensors")
    assert (entry.kind, entry.area, entry.country) == ("offer", "technology", "ES")
    assert entry.place == organisation.city
    assert draft_of(entry).content == sensors(title="Sensors")
    assert not entry.tags.exists()
    journal = JournalEntry.objects.about("entry", entry.pk).get()
    assert (journal.verb, journal.actor) == ("entry.begun", member.pk)
    assert "title" not in journal.after
    assert whole(journal).after["title"] == "Sensors"


def test_an_officer_begins_one_for_their_city_seen_by_named_cities(at: datetime) -> None:
    yangzhou = make_city("Yangzhou")
    entry = begin_entry(
        content=sensors(),
        city=yangzhou,
        visibility=Visibility.CITIES,
        cities=[make_city("Rome").pk, make_city("Rome").pk],
        by=make_officer(),
        at=at,
    )
    assert (entry.place, entry.country) == (yangzhou, "CN")
    assert [one.city.name for one in entry.seen_in.all()] == ["Rome"]


def test_nobody_writes_for_those_they_do_not_belong_to(at: datetime) -> None:
    organisation, yangzhou = make_organisation(), make_city("Yangzhou")
    for by in (
        make_person(verified=True),
        make_secretary(),
        make_officer(),
        make_member(make_organisation()),
    ):
        with pytest.raises(NotAllowed):
            begin_entry(content=sensors(), organisation=organisation, by=by, at=at)
    with pytest.raises(NotAllowed):
        begin_entry(content=sensors(), city=yangzhou, by=make_member(organisation), at=at)
    assert not Entry.objects.exists()


def test_an_entry_is_of_exactly_one_organisation_or_city(at: datetime) -> None:
    organisation = make_organisation()
    by = make_member(organisation)
    with pytest.raises(BadInput):
        begin_entry(content=sensors(), by=by, at=at)
    with pytest.raises(BadInput):
        begin_entry(content=sensors(), organisation=organisation, city=make_city(), by=by, at=at)
    for cities in ([], ["nowhere"]):
        with pytest.raises(BadInput):
            begin_entry(
                content=sensors(),
                organisation=organisation,
                visibility=Visibility.CITIES,
                cities=cities,
                by=by,
                at=at,
            )


@pytest.mark.parametrize("part", PlanPart)
def test_an_item_of_a_plan_becomes_a_request_in_its_own_words(part: PlanPart, at: datetime) -> None:
    plan, organisation = make_plan(), make_organisation()
    assert plan.current
    item = getattr(plan.current.content, part.value)[0]
    entry = begin_from_plan(
        plan=plan, part=part, item=item.id, organisation=organisation, by=make_member(organisation), at=at
    )
    content = draft_of(entry).content
    assert (entry.plan, entry.plan_part, entry.plan_item) == (plan, part, item.id)
    assert (content.kind, content.language) == (EntryKind.REQUEST, plan.current.content.language)
    assert content.title
    assert content.description == item.text
    if part == PlanPart.THEMES:
        assert (content.title, content.sdgs, content.urban_agenda) == (
            item.name,
            item.sdgs,
            item.urban_agenda,
        )


def test_an_item_that_is_gone_and_a_plan_that_is_not_public(at: datetime) -> None:
    organisation = make_organisation()
    by = make_member(organisation)
    for item in ("", "gone"):
        with pytest.raises(BadInput):
            begin_from_plan(
                plan=make_plan(), part=PlanPart.THEMES, item=item, organisation=organisation, by=by, at=at
            )
    with pytest.raises(NotNow):
        begin_from_plan(
            plan=make_draft().plan, part=PlanPart.THEMES, item="x", organisation=organisation, by=by, at=at
        )


def test_a_draft_is_changed_and_the_journal_knows_what(at: datetime) -> None:
    entry = make_entry(state=EntryState.DRAFT)
    by, changed = author_of(entry), sensors(title="Better sensors", trl=8)
    entry = change_draft(entry=entry, content=changed, base=0, by=by, at=at)
    assert (entry.title, draft_of(entry).revision, draft_of(entry).content) == ("Better sensors", 1, changed)
    said = whole(JournalEntry.objects.about("entry", entry.pk).get(verb="entry.edited"))
    assert said.before == {"title": "Sensors for canals", "trl": 7}
    assert said.after == {"title": "Better sensors", "trl": 8}
    assert said.detail == {"version": 1, "revision": 1}


def test_of_two_who_write_at_once_the_second_is_told(at: datetime) -> None:
    entry = make_entry(state=EntryState.DRAFT)
    by = author_of(entry)
    change_draft(entry=entry, content=sensors(trl=8), base=0, by=by, at=at)
    with pytest.raises(Conflict):
        change_draft(entry=entry, content=sensors(trl=9), base=0, by=by, at=at)
    change_draft(entry=entry, content=sensors(trl=8), base=0, by=by, at=at)  # sent again
    assert draft_of(entry).revision == 1


def test_strangers_change_nothing(at: datetime) -> None:
    organisation = make_organisation()
    entry = make_entry(organisation=organisation, state=EntryState.DRAFT)
    for by in (make_member(organisation), make_officer(), make_person(verified=True)):
        with pytest.raises(NotAllowed):
            change_draft(entry=entry, content=sensors(trl=1), base=0, by=by, at=at)
    change_draft(entry=entry, content=sensors(trl=1), base=0, by=make_secretary(), at=at)


@pytest.mark.parametrize("state", [EntryState.WAITING, EntryState.WITHDRAWN])
def test_what_waits_or_is_withdrawn_is_not_changed(state: EntryState, at: datetime) -> None:
    entry = make_entry(state=state)
    with pytest.raises(NotNow):
        change_draft(entry=entry, content=sensors(trl=1), base=0, by=author_of(entry), at=at)


def test_the_next_version_begins_as_what_is_published(at: datetime) -> None:
    entry = make_entry()
    by = author_of(entry)
    with pytest.raises(NotNow):
        change_draft(entry=entry, content=sensors(trl=1), base=0, by=by, at=at)
    version = write_next_version(entry=entry, by=by, at=at)
    assert (version.number, version.content) == (2, sensors())
    assert write_next_version(entry=entry, by=by, at=at) == version
    changed = change_draft(entry=entry, content=sensors(title="New"), base=0, by=by, at=at + timedelta(1))
    assert changed.title == "Sensors for canals"  # what others read stays until it is published
    dropped = drop_next_version(entry=entry, by=by, at=at)
    assert dropped.draft is None
    assert not EntryVersion.objects.filter(pk=version.pk).exists()
    lost = whole(JournalEntry.objects.about("entry", entry.pk).get(verb="entry.version_dropped"))
    assert lost.before["title"] == "New"


def test_there_is_a_next_version_only_of_what_is_published(at: datetime) -> None:
    entry = make_entry(state=EntryState.DRAFT)
    with pytest.raises(NotNow):
        drop_next_version(entry=entry, by=author_of(entry), at=at)
    assert write_next_version(entry=entry, by=author_of(entry), at=at) == draft_of(entry)


def test_who_sees_it_is_chosen_at_any_time(at: datetime) -> None:
    entry, rome = make_entry(), make_city("Rome")
    by = author_of(entry)
    choose_visibility(entry=entry, visibility=Visibility.CITIES, cities=[rome.pk], by=by, at=at)
    entry.refresh_from_db()
    assert entry.visibility == "cities"
    entry = choose_visibility(entry=entry, visibility=Visibility.MEMBERS, by=by, at=at)
    assert not entry.seen_in.exists()
    journal = JournalEntry.objects.about("entry", entry.pk).first()
    assert journal
    assert journal.before == {"visibility": "cities", "cities": [rome.pk]}
    choose_visibility(entry=entry, visibility=Visibility.MEMBERS, by=by, at=at)
    assert JournalEntry.objects.about("entry", entry.pk).count() == 2
    with pytest.raises(BadInput):
        choose_visibility(entry=entry, visibility=Visibility.CITIES, by=by, at=at)


def test_an_organisation_that_is_no_more_writes_no_more(at: datetime) -> None:
    entry = make_entry(state=EntryState.DRAFT)
    assert entry.organisation
    entry.organisation.state = "withheld"
    entry.organisation.save()
    with pytest.raises(NotAllowed):
        change_draft(entry=entry, content=replace(sensors(), trl=1), base=0, by=author_of(entry), at=at)
