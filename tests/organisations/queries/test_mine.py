"""One's own organisations, and what of them waits on My desk."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from tests.organisations.factories import (
    confirm_address,
    make_member,
    make_organisation,
    make_person,
    make_secretary,
)
from ucap.organisations.actions import invite_member, merge_organisations, request_to_join
from ucap.organisations.queries.desk import waiting_for
from ucap.organisations.queries.mine import my_organisations
from ucap.organisations.states import MemberRole

pytestmark = pytest.mark.django_db


def test_everything_of_organisations_that_is_mine(
    at: datetime, django_assert_num_queries: Callable[..., object]
) -> None:
    ana = make_person(email="ana@example.org", verified=True)
    confirm_address(ana)
    owned, inviting, asked_for = make_organisation(owner=ana), make_organisation(), make_organisation()
    make_member(make_organisation(), ana)
    for _ in range(2):
        request_to_join(organisation=owned, text="", by=make_person(), at=at)
    request_to_join(organisation=asked_for, text="", by=ana, at=at)
    invite_member(
        organisation=inviting,
        email="Ana@example.org",
        role=MemberRole.MEMBER,
        language="en",
        by=make_secretary(),
        at=at,
    )
    with django_assert_num_queries(5):
        mine = my_organisations(ana, at)
    assert {(one.membership.role, one.to_decide) for one in mine.belonging} == {("owner", 2), ("member", 0)}
    assert [one.invitation.organisation for one in mine.invited] == [inviting]
    assert [one.request.organisation for one in mine.asked] == [asked_for]
    assert my_organisations(ana, at + timedelta(days=20)).invited == ()


def test_a_merged_one_is_not_mine_twice(at: datetime) -> None:
    ana = make_person(verified=True)
    one, other = make_organisation(owner=ana), make_organisation(owner=ana)
    merge_organisations(source=one, into=other, by=make_secretary(), at=at)
    assert [one.membership.organisation for one in my_organisations(ana, at).belonging] == [other]


def test_requests_to_decide_and_invitations_wait_on_my_desk(
    at: datetime, django_assert_num_queries: Callable[..., object]
) -> None:
    olga = make_person(email="olga@example.org", verified=True)
    confirm_address(olga)
    owned, inviting = make_organisation(owner=olga, name="Granada"), make_organisation(name="Málaga")
    chen = make_person("Chen")
    asked = request_to_join(organisation=owned, text="", by=chen, at=at)
    invite_member(
        organisation=inviting,
        email="olga@example.org",
        role=MemberRole.MEMBER,
        language="en",
        by=make_secretary(),
        at=at,
    )
    with django_assert_num_queries(4):
        waiting = waiting_for(olga, at + timedelta(days=8))
    assert [(one.about, one.detail, one.late) for one in waiting] == [
        ("Granada", "Chen", True),
        ("Málaga", "", False),
    ]
    assert waiting[0].url.endswith(f"/members/#request-{asked.pk}")
    assert waiting_for(make_member(owned), at) == ()
