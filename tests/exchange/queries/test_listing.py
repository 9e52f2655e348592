"""The list of entries, its filters, and the search for words."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from tests.exchange.factories import make_city, make_entry, make_officer, make_organisation
from tests.organisations.factories import YANGZHOU
from tests.plans.factories import make_secretariat
from ucap.exchange.content import Area, EntryKind
from ucap.exchange.models import Entry
from ucap.exchange.queries.counting import counts_of
from ucap.exchange.queries.listing import Asked, EntryList, entry_list, wanted
from ucap.exchange.states import LISTED, EntryState, Visibility
from ucap.organisations.models import Organisation
from ucap.organisations.states import Kind, State

pytestmark = pytest.mark.django_db

VISITOR = AnonymousUser()


def listed(**asked: object) -> list[str]:
    return [card.title for card in entry_list(Asked(**asked), VISITOR).cards]


def counts(found: EntryList, name: str) -> dict[str, int]:
    one = next(one for one in found.filters if one.name == name)
    return {choice.value: choice.count for choice in one.choices}


@pytest.fixture
def four() -> dict[str, Entry]:
    bare: dict[str, str] = {"summary": "…", "description": "…", "particulars": ""}
    company = make_organisation(kind=Kind.COMPANY, city=YANGZHOU, names={"zh-Hans": "扬州园林公司"})
    return {
        "sensors": make_entry(sdgs=(6, 11)),
        "gardens": make_entry(
            organisation=company,
            kind=EntryKind.REQUEST,
            area=Area.PILOT,
            title="寻求运河水质传感器",
            language="zh-Hans",
            sdgs=(11,),
            **bare,
        ),
        "festival": make_entry(
            city=make_city("Rome"),
            area=Area.CULTURE,
            title="Festival of gardens",
            sdgs=(),
            language="it",
            **bare,
        ),
        "research": make_entry(kind=EntryKind.INTEREST, area=Area.RESEARCH, title="Soil", sdgs=(15,), **bare),
    }


def test_only_what_is_listed_and_seen_stands_in_the_list() -> None:
    for state in EntryState:
        make_entry(state=state, title=state.value)
    make_entry(visibility=Visibility.MEMBERS, title="inside")
    assert set(listed()) == {state.value for state in LISTED}
    seen = entry_list(Asked(), make_officer())
    assert {card.title for card in seen.cards} == {*LISTED, "inside"}


def test_each_filter_narrows_and_counts(four: dict[str, Entry]) -> None:
    everything = entry_list(Asked(), VISITOR)
    assert counts(everything, "kind") == {"offer": 2, "request": 1, "interest": 1}
    assert counts(everything, "country") == {"ES": 2, "CN": 1, "IT": 1}
    assert counts(everything, "language") == {"en": 2, "zh-Hans": 1, "it": 1}
    assert counts(everything, "sdg") == {"6": 1, "11": 2, "15": 1}
    assert counts(everything, "organisation_type") == {"university": 2, "company": 1, "public": 1}
    assert set(listed(chosen={"sdg": ("11",)})) == {"Sensors for canals", "寻求运河水质传感器"}
    assert listed(chosen={"sdg": ("6", "15"), "kind": ("interest",)}) == ["Soil"]
    assert listed(chosen={"organisation_type": ("public",)}) == ["Festival of gardens"]
    assert listed(chosen={"organisation_type": ("company",), "area": ("pilot",)}) == ["寻求运河水质传感器"]
    assert listed(chosen={"kind": ("gift",)}) == []
    assert len(listed(chosen={"colour": ("red",), "area": ()})) == 4


def test_a_filter_s_own_values_are_counted_without_it(four: dict[str, Entry]) -> None:
    found = entry_list(Asked(chosen={"kind": ("offer",), "country": ("FR",)}), VISITOR)
    assert counts(found, "kind") == {"offer": 0}
    found = entry_list(Asked(chosen={"kind": ("offer",)}), VISITOR)
    assert counts(found, "kind") == {"offer": 2, "request": 1, "interest": 1}
    assert counts(found, "area") == {"technology": 1, "culture": 1}
    chosen = next(one for one in found.filters if one.name == "kind").chosen
    assert [(one.value, one.label) for one in chosen] == [("offer", "Offer")]


def test_words_are_found_whatever_their_language(four: dict[str, Entry]) -> None:
    assert listed(words="CANALS") == ["Sensors for canals"]
    assert listed(words="canal nitrat") == ["Sensors for canals"]  # beginnings of words
    assert listed(words="水质") == ["寻求运河水质传感器"]
    assert listed(words="园林") == ["寻求运河水质传感器"]  # of whose it is
    assert listed(words="罗马") == ["Festival of gardens"]  # of where it is
    assert listed(words="zeppelin") == []
    assert listed(words="?!") == []
    assert listed(words="'; DROP TABLE x; \" OR * NEAR(") == []
    assert len(listed(words=" ")) == 4
    assert len(listed(words="words " * 5000)) == 0


def test_orders_and_pages(django_assert_num_queries: Callable[..., object]) -> None:
    for number in range(30):
        make_entry(title=f"{number:02}")
    assert listed(order="title")[:2] == ["00", "01"]
    assert listed(order="title", page="2")[0] == "24"
    assert len(listed(order="nothing")) == 24
    assert len(listed(order="ends", page="99")) == 6
    with django_assert_num_queries(9):
        entry_list(Asked(words="sensors", chosen={"sdg": ("6",)}), VISITOR)


def test_values_are_said_in_the_reader_s_language(four: dict[str, Entry]) -> None:
    with override("fr"):
        found = entry_list(Asked(chosen={"kind": ("gift",)}), VISITOR)
    labels = {choice.value: choice.label for one in found.filters for choice in one.choices}
    assert labels["gift"] == "gift"
    with override("de"):
        found = entry_list(Asked(), VISITOR)
    labels = {choice.value: choice.label for one in found.filters for choice in one.choices}
    assert (labels["ES"], labels["zh-Hans"]) == ("Spanien", "Chinesisch (vereinfacht)")
    assert labels["6"].startswith("6 · ")


ASKED: list[dict[str, tuple[str, ...]]] = [
    {},
    {"kind": ("offer",)},
    {"sdg": ("11",)},
    {"sdg": ("6", "11"), "topic": ("Circular Economy",), "country": ("ES",)},
    {"organisation_type": ("public", "company"), "language": ("en", "it")},
    {"city": ("rome",), "area": ("culture",)},
    {"city": ("nowhere",)},
]


@pytest.mark.parametrize("chosen", ASKED)
def test_each_count_is_what_choosing_it_alone_would_leave(
    four: dict[str, Entry], chosen: dict[str, tuple[str, ...]]
) -> None:
    """For a visitor, a member, an officer of a named city and the secretariat, of whom each sees other entries."""
    waiting = make_organisation(kind=Kind.NGO)
    Organisation.objects.filter(pk=waiting.pk).update(state=State.WITHHELD)
    make_entry(organisation=waiting, sdgs=(6,))
    make_entry(visibility=Visibility.MEMBERS, sdgs=(11,))
    make_entry(visibility=Visibility.CITIES, seen_in=(make_city("Rome"),), sdgs=(15,))
    make_entry(state=EntryState.WITHHELD, sdgs=(6,))
    member = four["sensors"].organisation.memberships.get().user  # type: ignore[union-attr]
    people = (VISITOR, member, make_officer(make_city("Rome").pk), make_secretariat())
    for viewer in people:
        for one in entry_list(Asked(chosen=chosen), viewer).filters:
            for choice in one.choices:
                alone = Asked(chosen=chosen | {one.name: (choice.value,)})
                assert choice.count == wanted(alone, viewer).count(), (one.name, choice.value)
    assert len({wanted(Asked(), viewer).count() for viewer in people}) == 4


def test_counting_asks_the_same_few_questions_whatever_is_chosen(
    four: dict[str, Entry], django_assert_max_num_queries: Callable[..., object]
) -> None:
    for chosen in ASKED:
        with django_assert_max_num_queries(4):
            counts_of("", chosen, VISITOR)
