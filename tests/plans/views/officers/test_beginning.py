"""A plan begun from nothing."""

from tests.plans.views.officers.conftest import SignedIn, address


def test_the_city_an_officer_acts_for_stands_in_its_place(signed_in: SignedIn) -> None:
    page = signed_in("yangzhou").get(address("new")).content.decode()
    assert 'name="here" value="Yangzhou"' in page


def test_the_secretariat_begins_with_no_city(signed_in: SignedIn) -> None:
    page = signed_in("secretary").get(address("new")).content.decode()
    assert 'name="here" value' not in page
