"""A logo set, changed and taken away."""

from datetime import datetime

import pytest
from django.core.files.storage import default_storage

from tests.organisations.factories import make_member, make_organisation, make_person
from tests.organisations.test_logo import picture
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.organisations.actions import remove_logo, set_logo
from ucap.organisations.models import Organisation
from ucap.organisations.states import State

pytestmark = pytest.mark.django_db


def test_a_logo_is_kept_and_the_one_before_is_deleted(
    at: datetime, django_capture_on_commit_callbacks: object
) -> None:
    owner = make_person(verified=True)
    organisation = make_organisation(owner=owner)
    first = set_logo(organisation=organisation, data=picture(), by=owner, at=at).logo.name
    assert first
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        second = set_logo(organisation=organisation, data=picture((10, 10)), by=owner, at=at)
    assert (second.logo_width, second.logo_height) == (10, 10)
    assert not default_storage.exists(first)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        remove_logo(organisation=organisation, by=owner, at=at)
    assert not Organisation.objects.get(pk=organisation.pk).logo
    assert not default_storage.exists(second.logo.name or first)


def test_only_owners_set_and_remove(at: datetime) -> None:
    organisation = make_organisation()
    member = make_member(organisation)
    with pytest.raises(NotAllowed):
        set_logo(organisation=organisation, data=picture(), by=member, at=at)
    with pytest.raises(NotAllowed):
        remove_logo(organisation=organisation, by=member, at=at)


def test_there_has_to_be_one_to_take_away(at: datetime) -> None:
    owner = make_person(verified=True)
    with pytest.raises(NotNow):
        remove_logo(organisation=make_organisation(owner=owner), by=owner, at=at)


def test_the_logo_of_an_owner_not_yet_verified_waits(at: datetime) -> None:
    owner = make_person()
    organisation = make_organisation(owner=owner)
    assert set_logo(organisation=organisation, data=picture(), by=owner, at=at).state == State.WAITING
