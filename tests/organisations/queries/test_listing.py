"""Organisations found by name in any script, and filtered."""

from collections.abc import Callable

import pytest
from django.utils.translation import override

from tests.organisations.factories import YANGZHOU, make_organisation, make_person
from ucap.organisations.models import Organisation, WorkLanguage, WorkTheme
from ucap.organisations.queries.listing import Asked, offered, organisation_list, wanted
from ucap.organisations.states import Kind, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def granada() -> Organisation:
    found = make_organisation(names={"es": "Universidad de Granada", "en": "University of Granada"})
    WorkLanguage.objects.create(organisation=found, language="es")
    WorkTheme.objects.create(organisation=found, kind="goal", value="4")
    WorkTheme.objects.create(organisation=found, kind="topic", value="Housing")
    WorkTheme.objects.create(organisation=found, kind="word", value="water")
    return found


@pytest.fixture
def yangzhou() -> Organisation:
    return make_organisation(names={"zh-Hans": "扬州大学", "en": "Yangzhou University"}, city=YANGZHOU)


@pytest.fixture
def company() -> Organisation:
    return make_organisation(name="Córdoba Solar S.L.", kind=Kind.COMPANY)


def found(**asked: str) -> list[str]:
    return list(wanted(Asked(**asked)).values_list("pk", flat=True))


def test_a_name_is_found_in_any_script_without_accents_and_by_its_beginning(
    granada: Organisation, yangzhou: Organisation, company: Organisation
) -> None:
    assert found(words="universidad granada") == [granada.pk]
    assert found(words="UNIVERS gran") == [granada.pk]
    assert found(words="cordoba") == found(words="Cordoba solar SL") == [company.pk]
    assert found(words="大学") == found(words="扬州大学") == found(words="扬") == [yangzhou.pk]
    assert found(words="北京大学") == found(words="...") == found(words="anada") == []
    assert len(found(words="")) == 3


def test_the_very_name_comes_first_then_those_that_begin_so() -> None:
    names = ("Institute of Art and Granada", "Granada Institute of Art", "Granada")
    longest, begins, exact = (make_organisation(name=name) for name in names)
    assert found(words="granada") == [exact.pk, begins.pk, longest.pk]


def test_filters_narrow(granada: Organisation, yangzhou: Organisation, company: Organisation) -> None:
    assert found(kind="company") == [company.pk]
    assert found(country="CN") == found(city=YANGZHOU) == [yangzhou.pk]
    for asked in (
        {"language": "es"},
        {"theme": "goal:4"},
        {"theme": "topic:Housing"},
        {"theme": "word:water"},
    ):
        assert found(**asked) == [granada.pk]
    assert found(country="CN", kind="company") == found(theme="goal:5") == found(theme="x:y") == []


@pytest.mark.parametrize("state", [State.WAITING, State.WITHHELD])
def test_what_is_not_public_is_in_no_list(state: State, granada: Organisation) -> None:
    Organisation.objects.update(state=state)
    assert found() == []
    assert offered("").countries == ()


def test_filters_offer_what_leads_somewhere(granada: Organisation, yangzhou: Organisation) -> None:
    everything = offered("")
    assert set(everything.countries) == {"ES", "CN"}
    assert (everything.languages, everything.goals, everything.topics) == (("es",), (4,), ("Housing",))
    assert [city.id for city in offered("CN").cities] == [YANGZHOU]


def test_a_page_costs_the_same_whatever_is_on_it(
    granada: Organisation, django_assert_num_queries: Callable[..., object]
) -> None:
    for _ in range(3):
        make_organisation()
    with django_assert_num_queries(5):
        page = organisation_list(Asked(words="o"))
    assert len(page.cards) == 4
    with django_assert_num_queries(3):
        on_map = organisation_list(Asked(view="map"))
    (place,) = on_map.map
    assert (place.name, place.organisations, place.note) == ("Granada", 4, "4 organisations")
    with django_assert_num_queries(4):
        offered("ES")


def test_a_card_is_in_the_readers_language(granada: Organisation) -> None:
    def name() -> tuple[str, str]:
        (card,) = organisation_list(Asked()).cards
        return card.name.text, card.name.language

    assert name() == ("University of Granada", "en")
    with override("de"):
        assert name() == ("Universidad de Granada", "es")


def test_the_list_is_paged() -> None:
    owner = make_person(verified=True)
    for _ in range(25):
        make_organisation(owner=owner)
    assert len(organisation_list(Asked(page="2")).cards) == 1
    assert len(organisation_list(Asked(page="not a number")).cards) == 24
