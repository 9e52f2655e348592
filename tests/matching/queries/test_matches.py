"""The matches of an entry, on whichever store the tests run."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import Http404

from tests.exchange.factories import AT, make_city, make_entry, make_officer
from tests.organisations.factories import make_organisation, make_person
from tests.plans.factories import PLACES, make_secretariat
from ucap.exchange.content import EntryKind
from ucap.exchange.models import Entry
from ucap.exchange.states import EntryState, Visibility
from ucap.matching import ranking
from ucap.matching.actions import index_some
from ucap.matching.explain import ReasonKind
from ucap.matching.queries import matches
from ucap.matching.queries.matches import matches_page, page_of_match
from ucap.matching.queries.of_entries import entry_as_matched

pytestmark = pytest.mark.usefixtures("store")
TODAY = AT.date()


CANALS: dict[str, Any] = {
    "kind": EntryKind.REQUEST,
    "title": "城市河道水质监测设备",
    "summary": "我们需要能够长期监测城市河道溶解氧和硝酸盐的浮标设备。",
    "description": "",
    "particulars": "",
    "language": "zh-Hans",
    "countries": (),
    "themes": (),
    "sdgs": (6,),
}
FESTIVAL = CANALS | {
    "title": "Street theatre for a summer festival",
    "summary": "Our festival looks for puppet theatre companies.",
    "description": "Ten days in July; we pay travel and board.",
    "language": "en",
    "sdgs": (),
}


@pytest.fixture
def offer() -> Entry:
    return make_entry(organisation=make_organisation())


@pytest.fixture
def request_() -> Entry:
    return make_entry(city=make_city("Yangzhou"), **CANALS)


def indexed() -> None:
    while index_some(at=AT):
        pass


def found(entry: Entry, viewer: object = None) -> list[str]:
    page = matches_page(entry.slug, viewer or make_secretariat(), TODAY)  # type: ignore[arg-type]
    return [match.card.id for match in page.matches]


def test_each_finds_the_other_first_with_the_sentences_that_meet(offer: Entry, request_: Entry) -> None:
    make_entry(city=make_city("Yangzhou"), **FESTIVAL)
    indexed()
    page = matches_page(offer.slug, make_secretariat(), TODAY)
    assert page.known
    assert page.matches[0].card.id == request_.pk
    assert page.matches[0].score > 0.1
    meaning = [reason for reason in page.matches[0].reasons if reason.kind == ReasonKind.MEANING]
    assert "监测" in (meaning[0].there or "")
    assert found(request_)[0] == offer.pk


def test_the_same_as_the_pure_ranking(offer: Entry, request_: Entry) -> None:
    """What is kept as float16 leads to the same order and nearly the same scores."""
    others = [
        make_entry(city=make_city("Yangzhou"), **CANALS | {"title": f"城市河道水质监测设备{n}"})
        for n in range(4)
    ]
    indexed()
    page = matches_page(offer.slug, make_secretariat(), TODAY)
    entries = [
        entry_as_matched(one, one.current.content) for one in (offer, request_, *others) if one.current
    ]
    (_, pure), *_ = ranking.rank(entries, today=TODAY, only=offer.pk)
    shown = [match for match in pure if match.score >= matches.LEAST_SCORE]
    assert [match.card.id for match in page.matches] == [match.id for match in shown]
    assert [match.score for match in page.matches] == pytest.approx([m.score for m in shown], abs=0.01)


def test_nobody_is_shown_what_they_may_not_see(offer: Entry, request_: Entry) -> None:
    hidden = make_entry(
        city=make_city("Yangzhou"),
        visibility=Visibility.CITIES,
        seen_in=(make_city("Rome"),),
        **CANALS,
    )
    indexed()
    owner = offer.organisation.memberships.get().user  # type: ignore[union-attr]
    assert found(offer, owner) == [request_.pk]
    assert set(found(offer)) == {request_.pk, hidden.pk}


@pytest.mark.parametrize("state", [EntryState.WITHHELD, EntryState.EXPIRED, EntryState.WITHDRAWN])
def test_what_is_listed_no_more_is_gone_at_once(offer: Entry, request_: Entry, state: EntryState) -> None:
    indexed()
    Entry.objects.filter(pk=request_.pk).update(state=state)
    assert found(offer) == []


def test_an_entry_whose_last_day_is_over_is_not_shown(offer: Entry, request_: Entry) -> None:
    indexed()
    Entry.objects.filter(pk=request_.pk).update(expires_on=TODAY - timedelta(days=1))
    assert found(offer) == []


def test_ones_own_entries_and_those_of_the_same_kind_do_not_match(offer: Entry) -> None:
    make_entry(organisation=offer.organisation, **CANALS)
    make_entry(organisation=make_organisation(), title="Another offer")
    indexed()
    assert found(offer) == []


def test_an_entry_that_is_not_worked_out_yet_says_so(offer: Entry) -> None:
    assert not matches_page(offer.slug, make_secretariat(), TODAY).known


def test_matches_are_for_those_it_belongs_to(offer: Entry) -> None:
    for stranger in (AnonymousUser(), make_person(), make_officer(PLACES["Granada"])):
        with pytest.raises(Http404):
            matches_page(offer.slug, stranger, TODAY)


def test_one_text_entered_again_and_again_hides_nobody(
    offer: Entry, request_: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matches, "CANDIDATES", 5)
    monkeypatch.setattr(matches, "DEEPER", 50)
    there = make_city("Yangzhou").pk
    words = {
        "title": "Calidad del agua en canales",
        "summary": "Buscamos sensores que midan oxígeno y nitratos.",
    }
    buoys = CANALS | words | {"language": "es"}
    for number, text in enumerate((buoys, *[CANALS] * 8)):
        make_entry(organisation=make_organisation(names={"en": f"Bureau {number}"}, city=there), **text)
    indexed()
    titles = [match.card.title for match in matches_page(offer.slug, offer.author, TODAY).matches]
    assert titles[:3] == [buoys["title"], CANALS["title"], CANALS["title"]]
    assert len(titles) == 10


def test_the_number_of_queries_does_not_grow(
    offer: Entry, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    for number in range(12):
        make_entry(city=make_city("Yangzhou"), **CANALS | {"title": f"城市河道水质监测设备{number}"})
    indexed()
    viewer = make_secretariat()
    within = (
        16 if connection.vendor == "sqlite" else 20
    )  # PostgreSQL is told how far to look, within a savepoint
    with django_assert_max_num_queries(within):  # type: ignore[operator]
        assert len(matches_page(offer.slug, viewer, TODAY).matches) == matches.SHOWN


def test_how_many_queries_a_list_takes_does_not_grow(
    offer: Entry, request_: Entry, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        make_entry(city=make_city("Yangzhou"), **CANALS | {"title": f"城市河道水质监测设备{number}"})
    indexed()
    secretary = make_secretariat()
    setting = 0 if connection.vendor == "sqlite" else 4  # how pgvector looks, in a transaction of its own
    with django_assert_max_num_queries(13 + setting):
        page = matches_page(offer.slug, secretary, TODAY)
    assert len(page.matches) == 4
    assert page.matches[0].card.organisation is None
    assert page.matches[0].card.city


def test_who_waits_for_the_meaning_of_an_entry_is_told_so(offer: Entry) -> None:
    page = matches_page(offer.slug, make_secretariat(), TODAY)
    assert (page.entry, page.known, page.matches) == (offer, False, ())


def test_one_match_alone_is_what_the_list_says_of_it(
    offer: Entry, request_: Entry, django_assert_max_num_queries: Any
) -> None:
    festival = make_entry(city=make_city("Yangzhou"), **FESTIVAL)
    withheld = make_entry(city=make_city("Yangzhou"), **CANALS)
    indexed()
    Entry.objects.filter(pk=withheld.pk).update(state=EntryState.WITHHELD)
    secretary = make_secretariat()
    (listed, *_) = matches_page(offer.slug, secretary, TODAY).matches
    with django_assert_max_num_queries(8):
        (alone,) = page_of_match(offer.slug, request_.slug, secretary, TODAY).matches
    assert alone.card == listed.card
    said = [[(one.kind, one.here, one.there) for one in match.reasons] for match in (alone, listed)]
    assert said[0] == said[1]
    weights = [one.weight for one in listed.reasons]  # sums of many at once are rounded otherwise than of one
    assert [one.weight for one in alone.reasons] == pytest.approx(weights, abs=1e-5)
    assert alone.score == pytest.approx(listed.score, abs=1e-5)
    for other in (offer, withheld, make_entry(organisation=make_organisation())):
        assert page_of_match(offer.slug, other.slug, secretary, TODAY).matches == ()
    with pytest.raises(Http404):
        page_of_match(offer.slug, festival.slug, AnonymousUser(), TODAY)
