"""What lists, search and matching say of entries whose organisation is called otherwise, was merged, withheld or released."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.exchange.factories import AT, make_entry
from tests.matching.queries.test_matches import indexed
from tests.organisations.factories import YANGZHOU, make_organisation, make_person, make_secretary
from ucap.exchange.models import Entry
from ucap.matching.actions.looking import look_for_news
from ucap.matching.actions.searches import save_search
from ucap.matching.models import Meaning
from ucap.matching.packing import unpacked_profiles
from ucap.matching.queries.search import Asked, search
from ucap.organisations.actions import edit_organisation, merge_organisations
from ucap.organisations.actions.moderating import release, withhold
from ucap.organisations.models import Organisation
from ucap.organisations.queries.profile import profile_of
from ucap.organisations.states import Kind
from ucap.people.models import User

pytestmark = pytest.mark.usefixtures("watched")
Captured = Callable[..., Any]
LATER = AT + timedelta(hours=1)


@pytest.fixture
def owner(db: None) -> User:
    return make_person("Olga", verified=True)


@pytest.fixture
def house(owner: User) -> Organisation:
    return make_organisation(owner=owner, name="Hydrolab")


@pytest.fixture
def entry(house: Organisation) -> Entry:
    made = make_entry(organisation=house)
    indexed()
    return made


def found(words: str) -> list[str]:
    """The ids of the entries that have these words."""
    page = search(Asked(words, exact=True), AnonymousUser(), AT.date()).page
    return [id_ for subject, id_ in page.object_list if subject == "entry"]


def renamed(house: Organisation, owner: User, **changes: Any) -> None:
    house.refresh_from_db()
    profile = replace(profile_of(house), **changes)
    edit_organisation(organisation=house, profile=profile, base=house.revision, by=owner, at=LATER)


def test_entries_follow_the_name_the_kind_and_the_place(
    entry: Entry, house: Organisation, owner: User, django_capture_on_commit_callbacks: Captured
) -> None:
    assert found("Hydrolab") == [entry.pk]
    with django_capture_on_commit_callbacks(execute=True):
        renamed(house, owner, names=(("en", "Aquatech"),), kind=Kind.COMPANY, place=YANGZHOU)
    assert (found("Aquatech"), found("Hydrolab")) == ([entry.pk], [])
    entry.refresh_from_db()
    assert entry.country == "CN"
    meaning = Meaning.objects.get(entry=entry)
    (profile,) = unpacked_profiles([(entry.pk, meaning.flag, meaning.whole, meaning.profile)])
    assert (profile.country, profile.organisation_type) == ("CN", "company")


def test_entries_of_merged_ones_are_found_by_every_name(
    entry: Entry, house: Organisation, django_capture_on_commit_callbacks: Captured
) -> None:
    into = make_organisation(name="Instituto del Agua")
    own = make_entry(organisation=into, title="Courses for gardeners")
    indexed()
    with django_capture_on_commit_callbacks(execute=True):
        merge_organisations(source=house, into=into, by=make_secretary(), at=LATER)
    assert set(found("Hydrolab")) == set(found("Instituto")) == {entry.pk, own.pk}


def test_a_withheld_ones_entries_are_out_of_view_until_it_is_released(
    entry: Entry, house: Organisation
) -> None:
    by = make_secretary()
    ana = make_person("Ana")
    withhold(house.pk, by, LATER)
    assert found("canals") == []
    kept = save_search(text="sensors for canals", filters={}, by=ana, at=LATER)
    assert look_for_news(LATER + timedelta(minutes=10)) == 0
    release(house.pk, by, LATER + timedelta(minutes=20))
    assert found("canals") == [entry.pk]
    # An organisation and its entry: both can be seen now
    assert look_for_news(LATER + timedelta(minutes=30)) >= 1
    kept.refresh_from_db()
    assert f"entry:{entry.pk}" in kept.told
    assert look_for_news(LATER + timedelta(minutes=40)) == 0
