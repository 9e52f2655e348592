"""Two that are one."""

from datetime import datetime, timedelta

import pytest

from tests.organisations.factories import (
    AT,
    confirm_address,
    make_member,
    make_organisation,
    make_person,
    make_secretary,
)
from tests.organisations.test_logo import picture
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.organisations.actions import (
    edit_organisation,
    invite_member,
    merge_organisations,
    request_to_join,
    set_logo,
    tell_apart,
)
from ucap.organisations.models import Identifier, Membership, Organisation, ToldApart, WorkTheme
from ucap.organisations.queries.duplicates import Why, likely_pairs
from ucap.organisations.queries.profile import profile_of
from ucap.organisations.states import InvitationState, Kind, MemberRole, RequestState, State

pytestmark = pytest.mark.django_db


def test_nothing_is_lost(at: datetime) -> None:
    secretary, both, mine, theirs = make_secretary(), make_person(), make_person(), make_person(verified=True)
    source = make_organisation(
        owner=mine,
        names={"es": "Universidad de Granada", "en": "University of Granada"},
        website="https://ugr.es",
        domain="ugr.es",
    )
    into = make_organisation(owner=theirs, names={"en": "University of Granada", "de": "Universität Granada"})
    make_member(source, both, owner=True)
    make_member(into, both)
    Membership.objects.filter(organisation=source, user=both).update(since=AT - timedelta(days=9))
    Identifier.objects.create(organisation=source, scheme="ror", value="04njjy449")
    WorkTheme.objects.create(organisation=source, kind="goal", value="4")
    Organisation.objects.filter(pk=source.pk).update(description="Old and large.", size="large")
    set_logo(organisation=source, data=picture(), by=secretary, at=at)
    asked = request_to_join(organisation=source, text="", by=make_person(), at=at)
    invitation, _ = invite_member(
        organisation=source, email="c@example.org", role=MemberRole.MEMBER, language="en", by=mine, at=at
    )

    left = merge_organisations(source=source, into=into, by=secretary, at=at)

    left.refresh_from_db()
    source.refresh_from_db()
    assert (source.state, source.merged_into) == (State.MERGED, into)
    assert set(left.names.values_list("language", "name", "is_main")) == {
        ("en", "University of Granada", True),
        ("de", "Universität Granada", False),
        ("es", "Universidad de Granada", False),
    }
    assert set(left.memberships.values_list("user", "role")) == {
        (theirs.pk, "owner"),
        (mine.pk, "owner"),
        (both.pk, "owner"),
    }
    assert left.memberships.get(user=both).since == AT - timedelta(days=9)
    assert left.domains.get().domain == "ugr.es"
    profile = profile_of(left)
    assert (profile.identifiers, profile.goals) == ((("ror", "04njjy449"),), (4,))
    assert (profile.website, profile.description, profile.size) == (
        "https://ugr.es",
        "Old and large.",
        "large",
    )
    assert left.logo
    assert left.logo_width == 40
    for waiting in (asked, invitation):
        waiting.refresh_from_db()
        assert (waiting.organisation, waiting.state) == (left, "waiting")
    assert {one.to for one in Notice.objects.all() if "one organisation" in one.title["template"]} == {
        theirs,
        mine,
        both,
    }


def test_what_waits_twice_is_answered_once(at: datetime) -> None:
    secretary, ana = make_secretary(), make_person()
    source, into = make_organisation(), make_organisation()
    twice = [request_to_join(organisation=one, text="", by=ana, at=at) for one in (source, into)]
    of_member = request_to_join(organisation=source, text="", by=make_member(into), at=at)
    invitations = [
        invite_member(
            organisation=one,
            email="c@example.org",
            role=MemberRole.MEMBER,
            language="en",
            by=secretary,
            at=at,
        )[0]
        for one in (source, into)
    ]
    for one in (source, into):
        one.domains.create(domain="ugr.es", at=at, verified_at=at if one == source else None)
    merge_organisations(source=source, into=into, by=secretary, at=at)
    for row in (*twice, of_member, *invitations):
        row.refresh_from_db()
        assert row.organisation == into
    assert [one.state for one in (*twice, of_member)] == [
        RequestState.WITHDRAWN,
        RequestState.WAITING,
        RequestState.WITHDRAWN,
    ]
    assert [one.state for one in invitations] == [InvitationState.WITHDRAWN, InvitationState.WAITING]
    assert into.domains.get().verified_at == at


def test_what_was_merged_into_it_before_goes_along(at: datetime) -> None:
    secretary = make_secretary()
    first, second, third = (make_organisation() for _ in range(3))
    merge_organisations(source=first, into=second, by=secretary, at=at)
    tell_apart(one=second, other=third, by=secretary, at=at)
    merge_organisations(source=second, into=third, by=secretary, at=at)
    first.refresh_from_db()
    assert first.merged_into == third
    assert not ToldApart.objects.exists()


def test_a_merged_one_changes_no_more(at: datetime) -> None:
    secretary = make_secretary()
    source, into = make_organisation(), make_organisation()
    merge_organisations(source=source, into=into, by=secretary, at=at)
    with pytest.raises(NotNow):
        merge_organisations(source=source, into=into, by=secretary, at=at)
    with pytest.raises(NotNow):
        edit_organisation(organisation=source, profile=profile_of(into), base=0, by=secretary, at=at)


def test_only_the_secretariat_and_only_two_different_ones(at: datetime) -> None:
    owner = make_person(verified=True)
    one, other = make_organisation(owner=owner), make_organisation(owner=owner)
    for change in (
        lambda by: merge_organisations(source=one, into=other, by=by, at=at),
        lambda by: tell_apart(one=one, other=other, by=by, at=at),
    ):
        with pytest.raises(NotAllowed):
            change(owner)
    for again in (
        lambda by: merge_organisations(source=one, into=one, by=by, at=at),
        lambda by: tell_apart(one=one, other=one, by=by, at=at),
    ):
        with pytest.raises(BadInput):
            again(make_secretary())


def test_members_of_one_that_waited_are_vouched_for_by_the_approved_one(at: datetime) -> None:
    confirmed = make_person()
    confirm_address(confirmed)
    source, into = make_organisation(approved=False, kind=Kind.COMPANY), make_organisation()
    make_member(source, confirmed)
    merge_organisations(source=source, into=into, by=make_secretary(), at=at)
    confirmed.refresh_from_db()
    assert confirmed.verified_at == at


def test_two_told_apart_are_not_shown_again(at: datetime) -> None:
    secretary = make_secretary()
    one, other = make_organisation(name="Rossi S.r.l."), make_organisation(name="Rossi SRL")
    assert [why for _, why, _ in likely_pairs(secretary)] == [(Why.NAME,)]
    first = tell_apart(one=one, other=other, by=secretary, at=at)
    assert tell_apart(one=other, other=one, by=secretary, at=at) == first
    assert likely_pairs(secretary) == []
