"""Who sees which entry: the condition in the database and the rule say the same."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.exchange.factories import PLACES, make_city, make_entry, make_officer, make_organisation
from tests.organisations.factories import YANGZHOU, make_member, make_person, make_secretary
from ucap.exchange.models import Entry
from ucap.exchange.rules import may_read
from ucap.exchange.states import SEEN, EntryState, Visibility
from ucap.organisations.states import State
from ucap.people.models import User
from ucap.people.rules import Viewer

pytestmark = pytest.mark.django_db

VISITOR = AnonymousUser()


def sees(viewer: Viewer, entry: Entry) -> bool:
    if isinstance(viewer, User):
        viewer = User.objects.get(pk=viewer.pk)
    found = Entry.objects.visible_to(viewer).filter(pk=entry.pk).count()
    assert found in (0, 1)
    assert may_read(viewer, entry) == bool(found)
    listed = Entry.objects.visible_to(viewer).listed().filter(pk=entry.pk)
    assert list(Entry.objects.listed_to(viewer).filter(pk=entry.pk)) == list(listed)
    return bool(found)


def test_everybody_sees_what_is_public() -> None:
    entry = make_entry()
    operator = User.objects.create_user("op@example.org", is_operator=True)
    assert all(sees(one, entry) for one in (VISITOR, make_person(), make_secretary(), operator))


@pytest.mark.parametrize("state", [state for state in EntryState if state not in SEEN])
def test_what_is_not_out_is_seen_by_those_it_belongs_to(state: EntryState) -> None:
    organisation = make_organisation()
    author, colleague = make_member(organisation), make_member(organisation)
    entry = make_entry(organisation=organisation, author=author, state=state)
    owner = User.objects.get(memberships__organisation=organisation, memberships__role="owner")
    stranger = make_member(make_organisation())
    assert not sees(VISITOR, entry)
    assert not sees(stranger, entry)
    assert sees(author, entry)
    assert sees(owner, entry)
    assert sees(make_secretary(), entry)
    assert sees(colleague, entry) == (state != EntryState.DRAFT)


def test_whoever_left_the_organisation_sees_its_drafts_no_longer() -> None:
    organisation = make_organisation()
    author = make_member(organisation)
    entry = make_entry(organisation=organisation, author=author, state=EntryState.DRAFT)
    assert sees(author, entry)
    author.memberships.all().delete()
    assert not sees(author, entry)


def test_members_are_those_who_belong_somewhere() -> None:
    entry = make_entry(visibility=Visibility.MEMBERS)
    assert sees(make_member(make_organisation()), entry)
    assert sees(make_officer(), entry)
    assert sees(make_secretary(), entry)
    assert not sees(VISITOR, entry)
    assert not sees(make_person(verified=True), entry)
    assert not sees(make_member(make_organisation(approved=False)), entry)


def test_people_of_named_cities() -> None:
    entry = make_entry(visibility=Visibility.CITIES, seen_in=(make_city("Yangzhou"), make_city("Rome")))
    assert sees(make_officer(), entry)
    assert sees(make_officer(PLACES["Rome"]), entry)
    assert sees(make_member(make_organisation(city=YANGZHOU)), entry)
    assert not sees(make_officer(PLACES["Bologna"]), entry)
    assert not sees(make_member(make_organisation()), entry)
    assert not sees(make_member(make_organisation(city=YANGZHOU, approved=False)), entry)
    assert not sees(VISITOR, entry)


def test_a_city_s_entry_is_its_officers() -> None:
    entry = make_entry(city=make_city("Yangzhou"), state=EntryState.DRAFT)
    assert sees(make_officer(), entry)
    assert not sees(make_officer(PLACES["Rome"]), entry)
    assert entry.author
    assert not sees(entry.author, entry)


@pytest.mark.parametrize("state", [State.WAITING, State.WITHHELD])
def test_an_organisation_that_is_not_let_through_shows_no_entries(state: State) -> None:
    organisation = make_organisation()
    entry = make_entry(organisation=organisation)
    organisation.state = state
    organisation.save()
    assert not sees(VISITOR, entry)
    assert entry.author
    assert sees(entry.author, entry)


def test_where_one_belongs_is_asked_first_and_then_for_the_entries(
    django_assert_num_queries: Callable[..., object],
) -> None:
    make_entry()
    officer = make_officer()
    officer.city_ids  # noqa: B018 - asked once a request
    with django_assert_num_queries(2):
        assert len(Entry.objects.visible_to(officer)) == 1
