"""What the database itself refuses."""

import pytest
from django.db import IntegrityError

from tests.organisations.factories import AT, make_member, make_organisation, make_person
from ucap.organisations.models import (
    EmailDomain,
    JoinRequest,
    Organisation,
    OrganisationInvitation,
    OrganisationName,
    ToldApart,
)
from ucap.organisations.states import RequestState, State

pytestmark = pytest.mark.django_db


def test_somebody_is_a_member_once() -> None:
    organisation = make_organisation()
    person = make_member(organisation)
    with pytest.raises(IntegrityError):
        make_member(organisation, person)


def test_a_merged_organisation_is_merged_into_another() -> None:
    organisation = make_organisation()
    with pytest.raises(IntegrityError):
        Organisation.objects.filter(pk=organisation.pk).update(state=State.MERGED)


def test_nothing_is_merged_into_itself() -> None:
    organisation = make_organisation()
    with pytest.raises(IntegrityError):
        Organisation.objects.filter(pk=organisation.pk).update(state=State.MERGED, merged_into=organisation)


def test_there_is_one_main_name() -> None:
    organisation = make_organisation()
    with pytest.raises(IntegrityError):
        OrganisationName.objects.create(
            organisation=organisation, language="es", name="Otra", key="otra", words=" otra ", is_main=True
        )


def test_one_request_of_a_person_waits_and_decided_ones_stay() -> None:
    organisation, person = make_organisation(), make_person()
    for state in (RequestState.REFUSED, RequestState.WAITING):
        JoinRequest.objects.create(user=person, organisation=organisation, text="", at=AT, state=state)
    with pytest.raises(IntegrityError):
        JoinRequest.objects.create(user=person, organisation=organisation, text="", at=AT)


def test_one_invitation_of_an_address_is_open_however_it_is_written() -> None:
    organisation = make_organisation()
    for number, email in enumerate(("ana@example.org", "berta@example.org")):
        OrganisationInvitation.objects.create(
            organisation=organisation, email=email, token_hash=str(number), at=AT, expires_at=AT
        )
    with pytest.raises(IntegrityError):
        OrganisationInvitation.objects.create(
            organisation=organisation, email="Ana@example.org", token_hash="3", at=AT, expires_at=AT
        )


def test_a_domain_stands_once_with_an_organisation_and_may_stand_with_two() -> None:
    one, other = make_organisation(domain="ugr.es"), make_organisation(domain="ugr.es")
    assert EmailDomain.objects.filter(domain="ugr.es", organisation__in=[one, other]).count() == 2
    with pytest.raises(IntegrityError):
        EmailDomain.objects.create(organisation=one, domain="ugr.es", at=AT)


def test_two_are_told_apart_in_one_order() -> None:
    first, second = sorted([make_organisation(), make_organisation()], key=lambda one: one.pk)
    with pytest.raises(IntegrityError):
        ToldApart.objects.create(one=second, other=first, at=AT)
