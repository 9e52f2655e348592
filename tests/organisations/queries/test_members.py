"""The owners' page."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.organisations.factories import confirm_address, make_member, make_organisation, make_person
from ucap.organisations.actions import invite_member, request_to_join
from ucap.organisations.queries.members import members_page
from ucap.organisations.states import MemberRole

pytestmark = pytest.mark.django_db


def test_owners_see_what_waits_and_members_only_who_belongs(at: datetime) -> None:
    owner = make_person(email="olga@ugr.es", verified=True)
    confirm_address(owner)
    confirm_address(owner, "olga@gmail.com")
    organisation = make_organisation(owner=owner)
    member = make_member(organisation, make_person("Zoe"))
    asked = request_to_join(organisation=organisation, text="", by=make_person(), at=at)
    invited, _ = invite_member(
        organisation=organisation,
        email="c@example.org",
        role=MemberRole.MEMBER,
        language="en",
        by=owner,
        at=at,
    )
    page = members_page(organisation, owner, at)
    assert (page.requests, page.invitations, page.own_domains) == ((asked,), (invited,), ("ugr.es",))
    assert [one.user for one in page.page] == [owner, member]
    of_member = members_page(organisation, member, at)
    assert (of_member.requests, of_member.invitations, of_member.domains) == ((), (), ())
    assert of_member.page.paginator.count == 2
    assert [one.user for one in members_page(organisation, owner, at, words="zo").page] == [member]


def test_the_page_costs_the_same_however_many_belong_to_it(
    at: datetime, django_assert_num_queries: Callable[..., object]
) -> None:
    owner = make_person(verified=True)
    organisation = make_organisation(owner=owner)
    for _ in range(4):
        make_member(organisation)
        request_to_join(organisation=organisation, text="", by=make_person(), at=at)
    with django_assert_num_queries(10):
        page = members_page(organisation, owner, at)
        assert len([one.user.name for one in page.page]) == 5
