"""The search over everything, on whichever store the tests run."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.exchange.factories import AT, make_city, make_entry, make_officer
from tests.organisations.factories import make_organisation, make_person
from tests.plans.factories import PLACES, make_plan, make_secretariat
from ucap.exchange.content import EntryKind
from ucap.exchange.models import Entry
from ucap.exchange.states import EntryState, Visibility
from ucap.kernel.errors import Problem
from ucap.matching.actions import index_some
from ucap.matching.queries import alike
from ucap.matching.queries.search import Answer, Asked, search
from ucap.matching.states import Subject
from ucap.people.rules import Viewer

pytestmark = pytest.mark.usefixtures("store")
VISITOR = AnonymousUser()
CANALS: dict[str, Any] = {
    "kind": EntryKind.REQUEST,
    "title": "城市河道水质监测设备",
    "summary": "我们需要能够长期监测城市河道溶解氧和硝酸盐的浮标设备。",
    "description": "数据应当自动传送到市里的管理平台。先在三个断面试用半年。",
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


def indexed() -> None:
    while index_some(at=AT):
        pass


def asked(text: str, viewer: Viewer = VISITOR, **more: Any) -> Answer:
    return search(Asked(text, **more), viewer, AT)


def found(text: str, viewer: Viewer = VISITOR, **more: Any) -> list[str]:
    return [hit.card.id for hit in asked(text, viewer, **more).hits]


@pytest.fixture
def canals() -> Entry:
    return make_entry(city=make_city("Yangzhou"), **CANALS)


@pytest.fixture
def festival() -> Entry:
    return make_entry(city=make_city("Yangzhou"), **FESTIVAL)


@pytest.mark.parametrize(
    "text",
    [
        "监测",
        "sensores de calidad del agua en canales",
        "Wasserqualität im Kanal messen",
        "monitoring of rivers",
    ],
)
def test_what_is_meant_is_found_in_every_language(canals: Entry, festival: Entry, text: str) -> None:
    indexed()
    assert found(text)[:1] == [canals.pk]
    assert festival.pk not in found(text)


def test_plans_and_organisations_are_found_too(canals: Entry) -> None:
    museum = make_organisation(name="Museum of Silk")
    plan = make_plan()
    indexed()
    assert found("silk museum")[0] == museum.pk
    assert found("horticulture")[:1] == [plan.pk]
    assert {hit.subject for hit in asked("museum").hits} >= {Subject.ORGANISATION}


def test_words_alone_find_where_nothing_is_indexed(canals: Entry) -> None:
    """Before the first index is built, and without the language model."""
    answer = asked("溶解氧")
    assert [hit.card.id for hit in answer.hits] == [canals.pk]
    assert not answer.by_meaning
    assert "溶解氧" in "".join(piece.text for piece in answer.hits[0].passage)


def test_words_alone_find_without_the_language_model(canals: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    indexed()

    def missing(_: object) -> None:
        raise Problem("missing")

    monkeypatch.setattr(alike, "encode", missing)
    assert found("溶解氧") == [canals.pk]
    assert found("oxygen in rivers") == []


def test_the_passage_that_answers_is_shown_with_the_words_marked(canals: Entry) -> None:
    indexed()
    (hit, *_) = asked("断面").hits
    assert [piece.text for piece in hit.passage if piece.marked] == ["断面"]
    assert "".join(piece.text for piece in hit.passage) == "先在三个断面试用半年。"
    assert hit.language == "zh-Hans"
    (hit, *_) = asked("send data to the city's platform").hits
    assert "管理平台" in "".join(piece.text for piece in hit.passage)


@pytest.mark.parametrize(
    "text", ["", " ", "🙂🎉", "'; DROP TABLE exchange_entry; --", 'NEAR("', "AND OR NOT *", "x" * 9000]
)
def test_nonsense_finds_nothing(canals: Entry, festival: Entry, text: str) -> None:
    indexed()
    assert found(text) == []


def test_a_misspelt_word_is_mended_and_can_be_meant_all_the_same(festival: Entry) -> None:
    indexed()
    answer = asked("compnaies")
    assert (answer.searched, answer.mended) == ("companies", True)
    assert [hit.card.id for hit in answer.hits] == [festival.pk]
    assert not asked("compnaies", exact=True).mended


def test_a_search_that_is_understood_is_let_be(festival: Entry) -> None:
    """Nobody wrote "puppets" here, and it is a word all the same."""
    indexed()
    assert not asked("puppets and street theatre in summer").mended


def test_another_language_is_not_mended_to_ours(festival: Entry) -> None:
    indexed()
    assert not asked("teatr lalek letni").mended


def test_nothing_is_mended_to_a_word_that_not_everybody_may_see() -> None:
    make_entry(city=make_city("Yangzhou"), visibility=Visibility.MEMBERS, **FESTIVAL)
    indexed()
    assert not asked("pupet").mended
    assert not asked("pupet", make_secretariat()).mended


def test_each_sees_what_they_may_see(canals: Entry) -> None:
    of_members = make_entry(city=make_city("Yangzhou"), visibility=Visibility.MEMBERS, **CANALS)
    of_cities = make_entry(
        city=make_city("Yangzhou"), visibility=Visibility.CITIES, seen_in=(make_city("Rome"),), **CANALS
    )
    make_entry(city=make_city("Yangzhou"), state=EntryState.DRAFT, **CANALS)
    indexed()
    for text in ("溶解氧", "oxygen in rivers"):
        assert set(found(text)) == {canals.pk}
        assert set(found(text, make_person())) == {canals.pk}
        assert set(found(text, make_officer(PLACES["Granada"]))) == {canals.pk, of_members.pk}
        assert set(found(text, make_officer(PLACES["Rome"]))) == {canals.pk, of_members.pk, of_cities.pk}


@pytest.mark.parametrize("state", [EntryState.WITHHELD, EntryState.EXPIRED, EntryState.WITHDRAWN])
def test_what_is_listed_no_more_is_gone_at_once(canals: Entry, state: EntryState) -> None:
    indexed()
    Entry.objects.filter(pk=canals.pk).update(state=state)
    assert found("溶解氧") == found("oxygen in rivers") == []


def test_filters_narrow_and_say_how_many_there_would_be(canals: Entry) -> None:
    offer = make_entry(organisation=make_organisation())
    indexed()
    answer = asked("sensors for canals")
    assert {hit.card.id for hit in answer.hits} == {canals.pk, offer.pk}
    counts = {one.name: {choice.value: choice.count for choice in one.choices} for one in answer.filters}
    assert counts["thing"] == {"entry": 2}
    assert counts["kind"] == {"request": 1, "offer": 1}
    assert counts["sdg"]["6"] == 2
    assert found("sensors for canals", chosen={"kind": ("offer",)}) == [offer.pk]
    assert found("sensors for canals", chosen={"sdg": ("11",), "thing": ("entry",)}) == [offer.pk]
    assert found("sensors for canals", chosen={"country": ("XX",)}) == []


def test_the_number_of_queries_does_not_grow(django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        make_entry(city=make_city("Yangzhou"), **CANALS | {"title": f"{number}号河道水质"})
    indexed()
    asked("水质")
    with django_assert_max_num_queries(30):
        answer = asked("水质")
    assert (len(answer.hits), answer.page.paginator.count) == (20, 30)
    assert len(asked("水质", page="2").hits) == 10
