"""What the pictures of matches are drawn from: each viewer's own share of it, in a known number of queries."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.exchange.factories import AT
from tests.matching.pairing import compared, offer, pair, request
from tests.organisations.factories import make_organisation, make_person
from ucap.exchange.content import Area
from ucap.exchange.models import Entry
from ucap.exchange.queries.listing import Asked, entry_list
from ucap.exchange.states import EntryState, Visibility
from ucap.matching.queries.gaps import ALONE, ANSWERING, ASKED, Looked, gaps_page
from ucap.matching.queries.matrix import MatrixPage, matrix_page
from ucap.matching.queries.pairs import MapOfPairs, Which, all_lines, map_of_pairs, pair_list
from ucap.people.rules import Viewer

pytestmark = pytest.mark.django_db

VISITOR = AnonymousUser()
FILTERS = 4  # queries: the columns of entries, tags twice, cities


def member() -> Viewer:
    person = make_person(verified=True)
    make_organisation(owner=person)
    return person


def lines(page: MapOfPairs) -> list[tuple[str, str, int]]:
    return [(line.here.slug, line.there.slug, line.number) for line in page.lines]


def cell(page: MatrixPage, city: str, column: str) -> dict[str, int]:
    row = next(row for row in page.matrix.rows if row.key and page.cities[row.key].slug == city)
    return dict(row.cells[page.matrix.columns.index(column)])


@pytest.fixture
def three() -> dict[str, Entry]:
    """Granada offers what Yangzhou asks for; what Rome offers to Yangzhou members alone see."""
    found = {
        "granada": offer("Granada", sdgs=(6, 11)),
        "yangzhou": request("Yangzhou", sdgs=(6,), area=Area.PILOT),
        "rome": offer("Rome", sdgs=(13,), visibility=Visibility.MEMBERS),
    }
    pair(found["granada"], found["yangzhou"], 0.5)
    pair(found["rome"], found["yangzhou"], 0.9, both=False)
    return found


def test_a_pair_counts_once_between_its_cities_whoever_lists_it(three: dict[str, Entry]) -> None:
    page = map_of_pairs(Which(), member())
    assert {frozenset(line[:2]) for line in lines(page)} == {
        frozenset({"granada", "yangzhou"}),
        frozenset({"rome", "yangzhou"}),
    }
    assert (page.total, page.all_lines, page.without_place) == (2, 2, 0)
    assert next((one.city.slug, one.number) for one in page.cities) == ("yangzhou", 2)
    assert [found.score for found in pair_list(Which(), member()).pairs] == [0.9, 0.5]


def test_what_a_visitor_may_not_see_is_in_no_picture(three: dict[str, Entry]) -> None:
    page = map_of_pairs(Which(), VISITOR)
    assert [(set(line[:2]), line[2]) for line in lines(page)] == [({"granada", "yangzhou"}, 1)]
    assert {one.city.slug for one in page.cities} == {"granada", "yangzhou"}
    assert page.total == 1
    assert len(all_lines(Which(), VISITOR)) == 1
    assert [found.one.id for found in pair_list(Which(), VISITOR).pairs] == [three["granada"].pk]
    drawn = matrix_page(Asked(), VISITOR, "sdg")
    assert (drawn.total, drawn.matrix.columns) == (2, ("6", "11"))
    gaps = gaps_page(Looked(of="offer"), VISITOR, AT)
    assert (gaps.total, gaps.gaps) == (1, ())


def test_whose_only_match_is_hidden_from_the_viewer_waits_for_them(three: dict[str, Entry]) -> None:
    Entry.objects.filter(pk=three["granada"].pk).update(state=EntryState.WITHDRAWN)
    assert [gap.card.id for gap in gaps_page(Looked(), VISITOR, AT).gaps] == [three["yangzhou"].pk]
    assert gaps_page(Looked(), member(), AT).gaps == ()


def test_from_a_score_on_between_two_cities_and_of_a_filter(three: dict[str, Entry]) -> None:
    viewer = member()
    assert len(pair_list(Which(least=0.6), viewer).pairs) == 1
    between = pair_list(Which(at=("yangzhou", "granada")), viewer)
    assert [found.score for found in between.pairs] == [0.5]
    assert between.between == ("Yangzhou", "Granada")
    asked = Asked(chosen={"city": ("rome",)})
    assert [found.score for found in pair_list(Which(asked), viewer).pairs] == [0.9]
    assert map_of_pairs(Which(Asked(chosen={"area": ("pilot",)})), viewer).total == 2
    assert map_of_pairs(Which(Asked(chosen={"sdg": ("13",)})), viewer).total == 1


def test_of_ones_own_entries_their_lists_alone(three: dict[str, Entry]) -> None:
    person = make_person(verified=True)
    own = make_organisation(owner=person)
    Entry.objects.filter(pk=three["yangzhou"].pk).update(organisation=own, city=None)
    pair(offer("Granada", "Another"), request("Rome", "Of nobody here"))
    draft = request("Rome", "A draft")
    pair(draft, three["granada"])
    Entry.objects.filter(pk=draft.pk).update(organisation=own, city=None, state=EntryState.DRAFT)
    mine = Which(of=person)
    found = pair_list(mine, person).pairs
    # Rome's offer has the request in its list, and not the request the offer: what is put aside comes back by no other's list
    assert [(one.one.id, one.other.id) for one in found] == [(three["yangzhou"].pk, three["granada"].pk)]
    assert map_of_pairs(mine, person).total == 1
    assert pair_list(Which(of=make_person()), VISITOR).pairs == ()


def test_two_of_ones_own_that_fit_each_other_are_one_pair() -> None:
    person = make_person(verified=True)
    here, there = offer("Granada"), request("Rome")
    for entry in (here, there):
        Entry.objects.filter(pk=entry.pk).update(organisation=make_organisation(owner=person), city=None)
    pair(here, there)
    assert pair_list(Which(of=person), person).page.paginator.count == 1


def test_pairs_within_a_city_and_without_one_are_told() -> None:
    here = offer("Granada")
    pair(here, request("Granada"))
    nowhere = request("Rome", "Somewhere")
    Entry.objects.filter(pk=nowhere.pk).update(place=None)
    pair(here, nowhere)
    page = map_of_pairs(Which(), VISITOR)
    assert (page.total, page.without_place, page.lines) == (2, 1, ())
    assert [(one.city.slug, one.number, one.within) for one in page.cities] == [("granada", 1, 1)]
    assert pair_list(Which(at=("granada", "granada")), VISITOR).page.paginator.count == 1


def test_the_matrix_counts_what_its_links_list(three: dict[str, Entry]) -> None:
    offer("Granada", "Trees", sdgs=(11,), urban_agenda=("Housing",))
    page = matrix_page(Asked(), VISITOR, "sdg")
    assert (cell(page, "granada", "11"), cell(page, "granada", "6")) == ({"offer": 2}, {"offer": 1})
    for city, column, kind, number in (("granada", "11", "offer", 2), ("yangzhou", "6", "request", 1)):
        asked = Asked(chosen={"city": (city,), "sdg": (column,), "kind": (kind,)})
        assert entry_list(asked, VISITOR).page.paginator.count == number
    assert dict(page.matrix.rows[0].total) == {"offer": 2}
    assert cell(matrix_page(Asked(), VISITOR, "topic"), "granada", "Housing") == {"offer": 1}
    assert cell(matrix_page(Asked(), VISITOR, "area"), "yangzhou", "pilot") == {"request": 1}
    narrowed = matrix_page(Asked(chosen={"sdg": ("6",)}), VISITOR, "sdg")
    assert narrowed.matrix.columns == ("6",)
    topic = Asked(chosen={"topic": ("Housing",)})
    assert entry_list(topic, VISITOR).page.paginator.count == 1


def test_gaps_wait_longest_first_and_only_once_they_are_compared(three: dict[str, Entry]) -> None:
    old, new, unknown = (request("Rome", title, sdgs=(6,)) for title in ("Old", "New", "Unknown"))
    compared(old, new)
    Entry.objects.filter(pk=old.pk).update(published_at=AT - timedelta(days=30))
    page = gaps_page(Looked(), VISITOR, AT)
    assert [(gap.card.id, gap.days) for gap in page.gaps] == [(old.pk, 30), (new.pk, 0)]
    assert (page.total, page.comparing) == (4, 1)
    row = page.themes.rows[0]
    assert (row.key, dict(row.total)) == ("6", {ASKED: 4, ALONE: 2, ANSWERING: 1})
    assert [gap.card.id for gap in gaps_page(Looked(least=0.6), VISITOR, AT).gaps][1:] != []
    assert unknown.pk not in [gap.card.id for gap in page.gaps]


def test_offers_that_nobody_asks_for(three: dict[str, Entry]) -> None:
    alone = offer("Rome", "Alone")
    compared(alone)
    page = gaps_page(Looked(of="offer"), VISITOR, AT)
    assert [gap.card.id for gap in page.gaps] == [alone.pk]


def test_the_number_of_queries_does_not_grow(
    three: dict[str, Entry], django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for number in range(6):
        pair(offer("Granada", f"Offer {number}"), request("Rome", f"Request {number}"))
        compared(request("Granada", f"Alone {number}"))
    with django_assert_max_num_queries(FILTERS + 3):
        map_of_pairs(Which(), VISITOR)
    with django_assert_max_num_queries(FILTERS + 7):
        pair_list(Which(at=("rome", "granada")), VISITOR)
    with django_assert_max_num_queries(FILTERS + 3):
        matrix_page(Asked(), VISITOR, "sdg")
    with django_assert_max_num_queries(FILTERS + 9):
        gaps_page(Looked(), VISITOR, AT)
