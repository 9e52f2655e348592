"""Organisations that may be one."""

from collections.abc import Callable

import pytest
from django.http import Http404

from tests.organisations.factories import (
    YANGZHOU,
    make_member,
    make_organisation,
    make_person,
    make_profile,
    make_secretary,
)
from ucap.kernel.errors import NotAllowed
from ucap.organisations.models import Identifier
from ucap.organisations.queries.duplicates import (
    Why,
    likely_pairs,
    pair_to_merge,
    shown_pairs,
    side_by_side,
    similar_to,
)

pytestmark = pytest.mark.django_db


def test_the_same_number_website_or_name_is_noticed_the_surest_first() -> None:
    by_name = make_organisation(name="Universty of Granada")
    by_site = make_organisation(name="UGR", website="https://www.ugr.es/")
    by_number = make_organisation(name="Something")
    Identifier.objects.create(organisation=by_number, scheme="ror", value="04njjy449")
    make_organisation(name="University of Málaga")
    entered = make_profile(website="http://ugr.es/en", identifiers=(("ror", "04njjy449"),))
    similar = similar_to(entered, make_person())
    assert [(one.card.id, one.why) for one in similar] == [
        (by_number.pk, Why.IDENTIFIER),
        (by_site.pk, Why.WEBSITE),
        (by_name.pk, Why.NAME),
    ]


def test_one_of_that_name_in_another_country_is_another() -> None:
    make_organisation(name="University of Granada", city=YANGZHOU)
    assert similar_to(make_profile(), make_person()) == ()


def test_a_site_that_many_share_says_nothing() -> None:
    make_organisation(website="https://www.facebook.com/one")
    assert similar_to(make_profile("Two", website="https://www.facebook.com/two"), make_person()) == ()


def test_what_waits_is_shown_only_to_those_who_may_see_it() -> None:
    waiting = make_organisation(name="University of Granada", approved=False)
    member = make_member(waiting)
    assert similar_to(make_profile(), make_person()) == ()
    for viewer in (member, make_secretary()):
        assert [one.card.id for one in similar_to(make_profile(), viewer)] == [waiting.pk]


def test_the_secretariat_sees_every_two_with_the_reasons(
    django_assert_num_queries: Callable[..., object],
) -> None:
    secretary = make_secretary()
    one = make_organisation(name="Rossi S.r.l.", website="https://rossi.it")
    other = make_organisation(name="ROSSI srl", website="https://www.rossi.it/en", approved=False)
    third = make_organisation(name="Yangzhou University", city=YANGZHOU)
    fourth = make_organisation(name="Another", city=YANGZHOU)
    for organisation in (third, fourth):
        Identifier.objects.create(organisation=organisation, scheme="uscc", value="12345")
    with django_assert_num_queries(6):
        likely_pairs(secretary)
    with django_assert_num_queries(5):  # names were compared, and none was written since
        pairs = likely_pairs(secretary)
    assert [(set(pair), why) for pair, why, _ in pairs] == [
        ({third.pk, fourth.pk}, (Why.IDENTIFIER,)),
        ({one.pk, other.pk}, (Why.WEBSITE, Why.NAME)),
    ]
    with django_assert_num_queries(3):
        shown = shown_pairs(pairs)
    assert {shown[1].one.name.text, shown[1].other.name.text} == {"Rossi S.r.l.", "ROSSI srl"}
    first, second = side_by_side(*pair_to_merge(one.pk, other.pk, secretary), secretary)
    assert (first.members_count, second.organisation) == (1, other)


def test_nobody_else_sees_them_and_two_are_two() -> None:
    one, secretary = make_organisation(), make_secretary()
    for asked in (lambda: likely_pairs(make_person()), lambda: pair_to_merge(one.pk, "x", make_person())):
        with pytest.raises(NotAllowed):
            asked()
    for other in (one.pk, "nothing"):
        with pytest.raises(Http404):
            pair_to_merge(one.pk, other, secretary)
