"""Searches that somebody keeps, and what they are told of."""

from datetime import timedelta
from typing import Any

import pytest

from tests.exchange.factories import AT, make_city, make_entry, make_officer
from tests.matching.queries.test_search import CANALS, FESTIVAL, indexed
from tests.organisations.factories import make_organisation, make_person
from ucap.exchange.actions import choose_visibility
from ucap.exchange.models import Entry
from ucap.exchange.states import Visibility
from ucap.kernel.errors import BadInput, NotAllowed
from ucap.matching.actions import (
    bring_back_search,
    delete_search,
    go_on_searching,
    index_some,
    rename_search,
    save_search,
    searches,
    stop_search,
)
from ucap.matching.actions.looking import OVERLAP, look_for_news
from ucap.matching.models import Meaning, SavedSearch
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.usefixtures("store")
LATER = AT + timedelta(hours=1)


@pytest.fixture
def ana() -> User:
    return make_person("Ana")


def saved(by: User, text: str = "water quality in canals", **filters: Any) -> SavedSearch:
    return save_search(text=text, filters=filters, by=by, at=AT)


def published(**changes: Any) -> Entry:
    """An entry that came after everything else."""
    entry = make_entry(city=make_city("Yangzhou"), **CANALS | changes)
    while index_some(at=LATER):
        pass
    return entry


def told(to: User) -> list[str]:
    return [str(one.title["values"]["title"]) for one in Notice.objects.filter(to=to).order_by("id")]


def test_what_is_new_is_told_once(ana: User) -> None:
    make_entry(city=make_city("Yangzhou"), **CANALS)
    indexed()
    saved(ana)
    assert look_for_news(LATER) == 0
    new = published(title="运河水质传感器")
    assert look_for_news(LATER + timedelta(minutes=1)) == 1
    assert told(ana) == [new.title]
    assert look_for_news(LATER + timedelta(minutes=2)) == 0
    Meaning.objects.filter(entry=new).update(made_at=LATER + timedelta(days=1))  # its text was changed
    assert look_for_news(LATER + timedelta(days=1)) == 0


def test_several_are_one_notice(ana: User) -> None:
    saved(ana)
    published()
    published()
    assert look_for_news(LATER + timedelta(minutes=1)) == 2
    (notice,) = Notice.objects.filter(to=ana)
    assert notice.title["values"]["more"] == 1
    assert (notice.address, notice.arguments) == ("matching:saved_search", [SavedSearch.objects.get().pk])


def test_what_does_not_answer_or_must_not_be_seen_is_not_told(ana: User) -> None:
    saved(ana)
    published(**FESTIVAL)
    make_entry(city=make_city("Yangzhou"), visibility=Visibility.MEMBERS, **CANALS)
    while index_some(at=LATER):
        pass
    assert look_for_news(LATER + timedelta(minutes=1)) == 0
    member = make_organisation().memberships.get().user
    saved(member)
    assert look_for_news(LATER + timedelta(minutes=1)) == 0  # there already when it was saved


def test_filters_count(ana: User) -> None:
    saved(ana, kind=("offer",))
    published()
    assert look_for_news(LATER + timedelta(minutes=1)) == 0


def test_nothing_is_asked_where_nothing_was_said(ana: User, django_assert_num_queries: Any) -> None:
    published()
    saved(ana)
    at = LATER + OVERLAP
    SavedSearch.objects.update(looked_at=at + OVERLAP)
    with django_assert_num_queries(7):  # of these one takes out what was deleted
        assert look_for_news(at + timedelta(days=1)) == 0


def test_what_more_people_see_is_new_to_them(ana: User) -> None:
    entry = published(visibility=Visibility.MEMBERS)
    saved(ana)
    assert look_for_news(LATER) == 0
    later = LATER + timedelta(days=1)
    by = make_officer()
    choose_visibility(entry=entry, visibility=Visibility.PUBLIC, by=by, at=later)
    assert look_for_news(later + timedelta(minutes=1)) == 1
    assert told(ana) == [entry.title]
    choose_visibility(entry=entry, visibility=Visibility.MEMBERS, by=by, at=later + timedelta(minutes=2))
    choose_visibility(entry=entry, visibility=Visibility.PUBLIC, by=by, at=later + timedelta(minutes=3))
    assert look_for_news(later + timedelta(minutes=4)) == 0


def test_a_stopped_search_is_let_be_until_it_goes_on(ana: User) -> None:
    search = saved(ana)
    stop_search(search=search, by=ana, at=AT)
    published()
    assert look_for_news(LATER) == 0
    go_on_searching(search=search, by=ana, at=LATER)
    assert look_for_news(LATER + timedelta(minutes=1)) == 1


def test_a_deleted_search_can_be_brought_back_for_a_day(ana: User) -> None:
    search = saved(ana)
    delete_search(search=search, by=ana, at=AT)
    published()
    assert look_for_news(LATER) == 0
    bring_back_search(search=search, by=ana, at=LATER)
    assert look_for_news(LATER + timedelta(minutes=1)) == 1
    delete_search(search=search, by=ana, at=LATER)
    look_for_news(LATER + timedelta(days=2))
    assert not SavedSearch.objects.exists()


def test_the_same_search_is_kept_once(ana: User) -> None:
    search = saved(ana)
    stop_search(search=search, by=ana, at=AT)
    assert saved(ana).pk == search.pk
    assert SavedSearch.objects.get().alerts
    saved(ana, kind=("offer",))
    assert SavedSearch.objects.count() == 2


def test_a_search_has_words_and_a_name(ana: User, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput, match="nothing to search"):
        saved(ana, " ")
    search = rename_search(search=saved(ana), name="  My   canals ", by=ana, at=AT)
    assert search.name == "My canals"
    with pytest.raises(BadInput, match="name"):
        rename_search(search=search, name=" ", by=ana, at=AT)
    monkeypatch.setattr(searches, "MOST", 1)
    with pytest.raises(BadInput, match="already"):
        saved(ana, "another")


def test_it_is_nobody_elses(ana: User) -> None:
    search = saved(ana)
    for act in (stop_search, go_on_searching, delete_search, bring_back_search):
        with pytest.raises(NotAllowed):
            act(search=search, by=make_person(), at=AT)
