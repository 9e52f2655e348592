"""Owners and members: named, taken out, brought back; there is always an owner."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.organisations.factories import make_member, make_organisation, make_person, make_secretary
from ucap.journal.models import Entry
from ucap.kernel.errors import NotAllowed, NotNow, Problem
from ucap.notices.models import Notice
from ucap.organisations.actions import bring_back, leave, make_owner, remove_member
from ucap.organisations.actions import make_member as make_plain_member
from ucap.organisations.models import Membership, Organisation
from ucap.organisations.states import MemberRole
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> User:
    return make_person("Olga", verified=True)


@pytest.fixture
def organisation(owner: User) -> Organisation:
    return make_organisation(owner=owner)


def owners(organisation: Organisation) -> set[User]:
    return {one.user for one in organisation.memberships.filter(role=MemberRole.OWNER)}


def test_an_owner_names_another_who_hears_of_it(
    organisation: Organisation, owner: User, at: datetime
) -> None:
    ana = make_member(organisation)
    make_owner(organisation=organisation, user=ana, by=owner, at=at)
    make_owner(organisation=organisation, user=ana, by=owner, at=at)
    assert owners(organisation) == {owner, ana}
    assert Notice.objects.filter(to=ana).count() == 1
    make_plain_member(organisation=organisation, user=owner, by=ana, at=at)
    make_plain_member(organisation=organisation, user=owner, by=ana, at=at)
    assert owners(organisation) == {ana}


def test_the_last_owner_stays_one(organisation: Organisation, owner: User, at: datetime) -> None:
    make_member(organisation)
    gone = make_member(organisation, owner=True)
    gone.is_active = False
    gone.save()
    with pytest.raises(NotNow):
        leave(organisation=organisation, by=owner, at=at)
    with pytest.raises(NotNow):
        make_plain_member(organisation=organisation, user=owner, by=owner, at=at)
    with pytest.raises(NotNow):
        remove_member(organisation=organisation, user=owner, by=make_secretary(), at=at)


def test_who_is_alone_may_leave(organisation: Organisation, owner: User, at: datetime) -> None:
    leave(organisation=organisation, by=owner, at=at)
    assert not organisation.memberships.exists()


@pytest.mark.parametrize("change", [make_owner, make_plain_member, remove_member])
def test_members_and_strangers_decide_nothing(
    change: object, organisation: Organisation, at: datetime
) -> None:
    member = make_member(organisation)
    other_owner = make_person()
    make_organisation(owner=other_owner)
    for person in (member, other_owner, make_person()):
        with pytest.raises(NotAllowed):
            change(organisation=organisation, user=member, by=person, at=at)  # type: ignore[operator]


def test_nobody_is_changed_who_does_not_belong(organisation: Organisation, owner: User, at: datetime) -> None:
    with pytest.raises(NotNow):
        make_owner(organisation=organisation, user=make_person(), by=owner, at=at)
    with pytest.raises(NotAllowed):
        leave(organisation=organisation, by=make_person(), at=at)


def test_who_was_taken_out_is_told_and_can_be_brought_back_as_they_were(
    organisation: Organisation, owner: User, at: datetime
) -> None:
    ana = make_member(organisation, owner=True)
    before = Membership.objects.filter(user=ana).values("role", "since", "how").get()
    entry = remove_member(organisation=organisation, user=ana, by=owner, at=at)
    assert Notice.objects.filter(to=ana).count() == 1
    assert not Membership.objects.filter(user=ana).exists()
    with pytest.raises(NotAllowed):
        bring_back(entry=entry, by=ana, at=at)
    bring_back(entry=entry, by=owner, at=at + timedelta(days=30))
    bring_back(entry=entry, by=owner, at=at + timedelta(days=30))
    assert Membership.objects.filter(user=ana).values("role", "since", "how").get() == before
    assert Entry.objects.filter(verb="member.brought_back").count() == 1


def test_who_left_may_come_back_for_a_day(organisation: Organisation, at: datetime) -> None:
    ana = make_member(organisation)
    entry = leave(organisation=organisation, by=ana, at=at)
    with pytest.raises(NotAllowed):
        bring_back(entry=entry, by=make_person(), at=at)
    with pytest.raises(NotNow):
        bring_back(entry=entry, by=ana, at=at + timedelta(days=2))
    assert bring_back(entry=entry, by=ana, at=at).user == ana


def test_an_old_undo_does_not_overrule_what_came_after(
    organisation: Organisation, owner: User, at: datetime
) -> None:
    ana = make_member(organisation)
    entry = leave(organisation=organisation, by=ana, at=at)
    bring_back(entry=entry, by=ana, at=at)
    remove_member(organisation=organisation, user=ana, by=owner, at=at)
    with pytest.raises(NotNow):
        bring_back(entry=entry, by=ana, at=at)


def test_only_what_ended_a_membership_brings_it_back(
    organisation: Organisation, owner: User, at: datetime
) -> None:
    ana = make_member(organisation)
    make_owner(organisation=organisation, user=ana, by=owner, at=at)
    with pytest.raises(NotAllowed):
        bring_back(entry=Entry.objects.get(verb="member.made_owner"), by=owner, at=at)


def test_an_account_that_is_gone_does_not_come_back(
    organisation: Organisation, owner: User, at: datetime
) -> None:
    ana = make_member(organisation)
    entry = remove_member(organisation=organisation, user=ana, by=owner, at=at)
    ana.delete()
    with pytest.raises(NotNow):
        bring_back(entry=entry, by=owner, at=at)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["own", "member", "remove", "leave", "back"]), st.integers(0, 2), st.integers(0, 2)
    ),
    max_size=12,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_done_whoever_belongs_has_an_owner(
    at: datetime, steps: list[tuple[str, int, int]]
) -> None:
    people = [make_person() for _ in range(3)]
    organisation = make_organisation(owner=people[0])
    for person in people[1:]:
        make_member(organisation, person)
    ended: list[Entry] = []
    for verb, who, whom in steps:
        by, user = people[who], people[whom]
        try:
            if verb == "own":
                make_owner(organisation=organisation, user=user, by=by, at=at)
            elif verb == "member":
                make_plain_member(organisation=organisation, user=user, by=by, at=at)
            elif verb == "remove":
                ended.append(remove_member(organisation=organisation, user=user, by=by, at=at))
            elif verb == "leave":
                ended.append(leave(organisation=organisation, by=by, at=at))
            elif ended:
                bring_back(entry=ended[-1], by=by, at=at)
        except Problem:
            continue
        assert owners(organisation) or not organisation.memberships.exists()
