"""Lists of matches, and who is told of what is new in them."""

from datetime import timedelta

import pytest

from tests.exchange.factories import AT, make_city, make_entry
from tests.matching.queries.test_matches import CANALS, indexed
from tests.organisations.factories import make_organisation, make_person
from tests.plans.factories import PLACES, make_officer
from ucap.exchange.models import Entry
from ucap.exchange.states import EntryState, Visibility
from ucap.matching.actions import pairing
from ucap.matching.actions.pairing import pair_some
from ucap.matching.models import AlertLevel, Pair
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture
def owner() -> User:
    return make_person(verified=True)


@pytest.fixture
def officer() -> User:
    return make_officer(PLACES["Yangzhou"])


@pytest.fixture
def offer(owner: User) -> Entry:
    return make_entry(organisation=make_organisation(owner=owner))


@pytest.fixture
def canals(officer: User) -> Entry:
    return make_entry(city=make_city("Yangzhou"), **CANALS)


def paired() -> None:
    indexed()
    while pair_some(at=AT):
        pass


def lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for pair in Pair.objects.order_by("entry", "-score"):
        found.setdefault(pair.entry_id, []).append(pair.other_id)
    return found


def told(person: User) -> list[str]:
    return [
        str(notice.title["template"] % notice.title["values"])
        for notice in Notice.objects.filter(to=person, kind="match")
    ]


def test_each_stands_in_the_other_s_list_and_both_are_told_once(
    offer: Entry, canals: Entry, owner: User, officer: User
) -> None:
    paired()
    assert lists() == {offer.pk: [canals.pk], canals.pk: [offer.pk]}
    for person in (owner, officer):
        (title,) = told(person)
        assert offer.title in title
        assert canals.title in title
    paired()
    Pair.objects.all().delete()
    pairing.Paired.objects.all().delete()
    paired()
    assert len(told(owner)) == len(told(officer)) == 1


def test_one_who_comes_later_is_found_by_those_before(offer: Entry, owner: User) -> None:
    paired()
    assert lists() == {}
    later = make_entry(city=make_city("Yangzhou"), **CANALS)
    paired()
    assert lists()[offer.pk] == [later.pk]
    assert len(told(owner)) == 1


def test_a_list_holds_the_best(offer: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairing, "LIST", 2)
    for number in range(4):
        make_entry(city=make_city("Yangzhou"), **CANALS | {"title": f"城市河道水质监测设备{number}"})
        paired()
    scores = list(Pair.objects.filter(entry=offer).values_list("score", flat=True))
    assert len(scores) == 2
    best = max(Pair.objects.filter(other=offer).values_list("score", flat=True))
    assert scores[0] == pytest.approx(best)


def test_what_is_listed_no_more_leaves_every_list(offer: Entry, canals: Entry) -> None:
    paired()
    Entry.objects.filter(pk=canals.pk).update(state=EntryState.EXPIRED)
    paired()
    assert lists() == {}


def test_nobody_is_told_of_what_they_may_not_see(offer: Entry, owner: User) -> None:
    make_entry(
        city=make_city("Yangzhou"), visibility=Visibility.CITIES, seen_in=(make_city("Rome"),), **CANALS
    )
    paired()
    assert lists()[offer.pk]
    assert told(owner) == []


def test_nobody_is_told_below_their_level_or_of_what_is_old(offer: Entry, canals: Entry, owner: User) -> None:
    AlertLevel.objects.create(person=owner, least=0.999)
    paired()
    assert told(owner) == []


def test_what_is_old_is_no_news(offer: Entry, canals: Entry, owner: User) -> None:
    Entry.objects.update(published_at=AT - timedelta(days=30))
    paired()
    assert told(owner) == []


def test_several_at_once_make_one_notice(owner: User, canals: Entry) -> None:
    make_entry(city=make_city("Yangzhou"), **CANALS | {"title": "运河水质在线监测设备"})
    paired()
    make_entry(organisation=make_organisation(owner=owner))
    paired()
    (title,) = told(owner)
    assert title.startswith("2 entries fit yours")
