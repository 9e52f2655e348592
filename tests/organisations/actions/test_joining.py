"""Joining by one's address, or by asking."""

from datetime import datetime

import pytest

from tests.organisations.factories import (
    confirm_address,
    make_member,
    make_organisation,
    make_person,
    make_secretary,
)
from ucap.journal.models import Entry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.organisations.actions import (
    accept_request,
    join_by_domain,
    refuse_request,
    request_to_join,
    take_back_request,
)
from ucap.organisations.models import JoinRequest, Membership, Organisation
from ucap.organisations.states import Joined, MemberRole, RequestState
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> User:
    return make_person("Olga", verified=True)


@pytest.fixture
def organisation(owner: User) -> Organisation:
    return make_organisation(owner=owner, domain="ugr.es")


def test_a_confirmed_address_in_the_domain_lets_in_and_vouches(
    organisation: Organisation, owner: User, at: datetime
) -> None:
    ana = make_person(email="ana@gmail.com")
    request_to_join(organisation=organisation, text="Ana, physics", by=ana, at=at)
    confirm_address(ana, "Ana@UGR.es")
    membership = join_by_domain(organisation=organisation, by=ana, at=at)
    assert (membership.role, membership.how) == (MemberRole.MEMBER, Joined.DOMAIN)
    ana.refresh_from_db()
    assert ana.verified_at == at
    assert JoinRequest.objects.get().state == RequestState.WITHDRAWN
    told = [notice.title["template"] for notice in Notice.objects.filter(to=owner)]
    assert sum("joined" in title for title in told) == 1


@pytest.mark.parametrize("email", ["ana@ugr.es.example.org", "ana@mail.ugr.es", "ana@xugr.es"])
def test_an_address_elsewhere_does_not(organisation: Organisation, email: str, at: datetime) -> None:
    ana = make_person(email=email)
    confirm_address(ana)
    with pytest.raises(NotNow):
        join_by_domain(organisation=organisation, by=ana, at=at)


def test_an_address_not_confirmed_does_not(organisation: Organisation, at: datetime) -> None:
    with pytest.raises(NotNow):
        join_by_domain(organisation=organisation, by=make_person(email="ana@ugr.es"), at=at)


def test_a_domain_not_verified_does_not(organisation: Organisation, at: datetime) -> None:
    organisation.domains.update(verified_at=None)
    ana = make_person(email="ana@ugr.es")
    confirm_address(ana)
    with pytest.raises(NotNow):
        join_by_domain(organisation=organisation, by=ana, at=at)


def test_an_organisation_that_waits_cannot_be_joined(at: datetime) -> None:
    waiting = make_organisation(approved=False, domain="ugr.es")
    ana = make_person(email="ana@ugr.es")
    confirm_address(ana)
    with pytest.raises(NotAllowed):
        join_by_domain(organisation=waiting, by=ana, at=at)
    with pytest.raises(NotAllowed):
        request_to_join(organisation=waiting, text="", by=ana, at=at)


def test_a_request_is_told_to_the_owners_and_accepted(
    organisation: Organisation, owner: User, at: datetime
) -> None:
    member = make_member(organisation)
    chen = make_person()
    asked = request_to_join(organisation=organisation, text="<b>Chen</b>, biology", by=chen, at=at)
    assert asked.text == "Chen, biology"
    assert Notice.objects.filter(to=owner).count() == 1
    assert not Notice.objects.filter(to=member).exists()
    with pytest.raises(NotAllowed):
        accept_request(request=asked, by=member, at=at)
    membership = accept_request(request=asked, by=owner, at=at)
    assert (membership.user, membership.how) == (chen, Joined.REQUEST)
    chen.refresh_from_db()
    assert chen.verified_at == at
    assert Entry.objects.filter(verb="person.verified", subject_id=chen.pk).exists()
    assert Notice.objects.get(to=chen).address == "organisations:organisation"


def test_a_request_is_decided_once(organisation: Organisation, owner: User, at: datetime) -> None:
    asked = request_to_join(organisation=organisation, text="", by=make_person(), at=at)
    accept_request(request=asked, by=owner, at=at)
    with pytest.raises(NotNow):
        refuse_request(request=asked, reason="No.", by=owner, at=at)


def test_a_refusal_has_a_reason_which_whoever_asked_reads(
    organisation: Organisation, owner: User, at: datetime
) -> None:
    chen = make_person()
    asked = request_to_join(organisation=organisation, text="", by=chen, at=at)
    with pytest.raises(BadInput):
        refuse_request(request=asked, reason=" \u200b ", by=owner, at=at)
    refuse_request(request=asked, reason="We do not know you.", by=owner, at=at)
    notice = Notice.objects.get(to=chen)
    assert notice.text == {
        "template": "The reason given: %(reason)s",
        "values": {"reason": "We do not know you."},
    }
    assert not Membership.objects.filter(user=chen).exists()
    assert request_to_join(organisation=organisation, text="", by=chen, at=at).state == RequestState.WAITING


def test_one_asks_once_and_may_take_it_back(organisation: Organisation, at: datetime) -> None:
    chen = make_person()
    asked = request_to_join(organisation=organisation, text="", by=chen, at=at)
    with pytest.raises(NotNow):
        request_to_join(organisation=organisation, text="", by=chen, at=at)
    with pytest.raises(NotAllowed):
        take_back_request(request=asked, by=make_person(), at=at)
    assert take_back_request(request=asked, by=chen, at=at).state == RequestState.WITHDRAWN


def test_members_do_not_ask(organisation: Organisation, owner: User, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        request_to_join(organisation=organisation, text="", by=owner, at=at)


def test_there_is_an_end_to_asking(at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ucap.organisations.actions.joining.WAITING_AT_ONCE", 1)
    chen = make_person()
    request_to_join(organisation=make_organisation(), text="", by=chen, at=at)
    with pytest.raises(NotNow):
        request_to_join(organisation=make_organisation(), text="", by=chen, at=at)


def test_where_no_owner_is_left_the_secretariat_hears_of_it(
    organisation: Organisation, owner: User, at: datetime
) -> None:
    secretary = make_secretary()
    owner.is_active = False
    owner.save()
    asked = request_to_join(organisation=organisation, text="", by=make_person(), at=at)
    assert Notice.objects.get().to == secretary
    assert accept_request(request=asked, by=secretary, at=at).role == MemberRole.MEMBER
