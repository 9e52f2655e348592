"""E-mail domains that let people in."""

from datetime import datetime

import pytest

from tests.organisations.factories import (
    confirm_address,
    make_member,
    make_organisation,
    make_person,
    make_secretary,
)
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.organisations.actions import remove_domain, verify_domain
from ucap.organisations.models import EmailDomain, Organisation
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> User:
    owner = make_person(email="olga@ugr.es", verified=True)
    confirm_address(owner)
    return owner


@pytest.fixture
def organisation(owner: User) -> Organisation:
    return make_organisation(owner=owner)


def test_an_owner_with_a_confirmed_address_verifies_its_domain(
    organisation: Organisation, owner: User, at: datetime
) -> None:
    for written in ("ugr.es", "UGR.ES.", "anybody@ugr.es"):
        verify_domain(organisation=organisation, domain=written, by=owner, at=at)
    kept = EmailDomain.objects.get()
    assert (kept.domain, kept.verified_at, kept.verified_by) == ("ugr.es", at, owner)


def test_no_other_domain(organisation: Organisation, owner: User, at: datetime) -> None:
    for domain in ("uma.es", "mail.ugr.es", "r.es"):
        with pytest.raises(NotNow):
            verify_domain(organisation=organisation, domain=domain, by=owner, at=at)


def test_an_address_has_to_be_confirmed(organisation: Organisation, owner: User, at: datetime) -> None:
    owner.emailaddress_set.update(verified=False)  # type: ignore[attr-defined]
    with pytest.raises(NotNow):
        verify_domain(organisation=organisation, domain="ugr.es", by=owner, at=at)


@pytest.mark.parametrize(
    "domain", ["qq.com", "gmail.com", "vip.163.com", "ugr", "", "a b.es", "http://ugr.es"]
)
def test_a_public_provider_and_what_is_no_domain_are_refused(
    organisation: Organisation, domain: str, at: datetime
) -> None:
    with pytest.raises(BadInput):
        verify_domain(organisation=organisation, domain=domain, by=make_secretary(), at=at)


def test_the_secretariat_verifies_any(organisation: Organisation, at: datetime) -> None:
    assert verify_domain(organisation=organisation, domain="uma.es", by=make_secretary(), at=at).verified_at


def test_members_do_not(organisation: Organisation, at: datetime) -> None:
    member = make_member(organisation, make_person(email="ana@ugr.es"))
    confirm_address(member)
    with pytest.raises(NotAllowed):
        verify_domain(organisation=organisation, domain="ugr.es", by=member, at=at)


def test_an_organisation_that_waits_lets_nobody_in(owner: User, at: datetime) -> None:
    with pytest.raises(NotNow):
        verify_domain(
            organisation=make_organisation(owner=owner, approved=False), domain="ugr.es", by=owner, at=at
        )


def test_there_is_an_end_to_domains(
    organisation: Organisation, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ucap.organisations.actions.domains.MOST", 1)
    secretary = make_secretary()
    verify_domain(organisation=organisation, domain="ugr.es", by=secretary, at=at)
    verify_domain(organisation=organisation, domain="ugr.es", by=secretary, at=at)
    with pytest.raises(NotNow):
        verify_domain(organisation=organisation, domain="uma.es", by=secretary, at=at)


def test_a_domain_is_taken_away_by_an_owner(organisation: Organisation, owner: User, at: datetime) -> None:
    domain = verify_domain(organisation=organisation, domain="ugr.es", by=owner, at=at)
    with pytest.raises(NotAllowed):
        remove_domain(domain=domain, by=make_member(organisation), at=at)
    remove_domain(domain=domain, by=owner, at=at)
    assert not EmailDomain.objects.exists()
