"""For whom somebody acts."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.cache import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory

from tests.organisations.factories import make_organisation, make_person
from ucap.kernel.errors import NotAllowed
from ucap.organisations.acting import acting_for, choose, possible
from ucap.organisations.models import Membership, Organisation
from ucap.organisations.states import State
from ucap.people.models import CityOfficer, User
from ucap.people.rules import Viewer
from ucap.places.actions import ensure_city

pytestmark = pytest.mark.django_db


def request_of(user: Viewer, session: SessionStore | None = None) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = user
    request.session = session or SessionStore()
    return request


@pytest.fixture
def ana() -> User:
    return make_person("Ana", verified=True)


def test_visitors_act_for_nobody(django_assert_num_queries: Callable[..., object]) -> None:
    with django_assert_num_queries(0):
        acting = acting_for(request_of(AnonymousUser()))
    assert (acting.kind, acting.id) == ("self", "")


def test_who_belongs_to_one_acts_for_it_unless_they_say_otherwise(ana: User) -> None:
    assert acting_for(request_of(ana)).kind == "self"
    organisation = make_organisation(owner=ana, name="Granada")
    acting = acting_for(request_of(ana))
    assert (acting.kind, acting.id, acting.name) == ("organisation", organisation.pk, "Granada")
    request = request_of(ana)
    choose(request, f"self:{ana.pk}")
    assert acting_for(request_of(ana, request.session)).kind == "self"  # type: ignore[arg-type]


def test_who_belongs_to_several_chooses(
    ana: User, at: datetime, django_assert_num_queries: Callable[..., object]
) -> None:
    organisation = make_organisation(owner=ana, names={"en": "Granada", "es": "Granada (es)"})
    city = ensure_city("1787227")
    assert city
    CityOfficer.objects.create(user=ana, city=city, since=at)
    ana = User.objects.get(pk=ana.pk)
    request = request_of(ana)
    assert acting_for(request).kind == "self"
    assert [one.key for one in possible(request)] == [
        f"self:{ana.pk}",
        f"organisation:{organisation.pk}",
        f"city:{city.pk}",
    ]
    choose(request, f"city:{city.pk}")
    assert acting_for(request).name == "Yangzhou"
    again = request_of(User.objects.get(pk=ana.pk), request.session)  # type: ignore[arg-type]
    with django_assert_num_queries(3):  # the organisations; of which cities, and their names
        assert acting_for(again).kind == "city"
        acting_for(again)


def test_nobody_acts_for_whom_they_do_not_belong_to(ana: User) -> None:
    other = make_organisation()
    for key in (f"organisation:{other.pk}", "city:1787227", "", "organisation:"):
        with pytest.raises(NotAllowed):
            choose(request_of(ana), key)


def test_who_leaves_acts_for_themselves_again(ana: User) -> None:
    first, second = make_organisation(owner=ana), make_organisation(owner=ana)
    request = request_of(ana)
    choose(request, f"organisation:{first.pk}")
    Membership.objects.filter(organisation=first).delete()
    assert acting_for(request_of(ana, request.session)).kind == "self"  # type: ignore[arg-type]
    Organisation.objects.filter(pk=second.pk).update(state=State.WITHHELD)
    assert len(possible(request_of(ana))) == 1
