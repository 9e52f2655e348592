"""What of the exchange stands on the pages of plans, organisations and cities."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from tests.exchange.factories import make_entry, make_officer, make_organisation
from tests.organisations.factories import make_person
from tests.plans.factories import PLACES, make_plan
from ucap.exchange.actions import begin_from_plan, publish_entry
from ucap.exchange.states import PlanPart, Visibility
from ucap.people.models import User

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


def test_members_and_the_cities_officers_make_requests_of_a_plan(client: Client, client_of: ClientOf) -> None:
    plan = make_plan()
    assert plan.current
    address, words = f"/en/plans/{plan.slug}/", "Make a request of it"
    content = plan.current.content
    items = len(content.themes) + len(content.challenges) + len(content.expected_results)
    owner = make_person(verified=True)
    make_organisation(owner=owner)
    elsewhere = make_officer(PLACES["Liuzhou"])
    for viewer, shown in ((owner, items), (make_officer(), items), (elsewhere, 0), (make_person(), 0)):
        assert client_of(viewer).get(address).content.decode().count(words) == shown
    assert words not in client.get(address).content.decode()
    item = content.challenges[0].id
    page = client_of(owner).get(address).content.decode()
    assert f"/en/exchange/new/?plan={plan.slug}&amp;part=challenges&amp;item={item}" in page


def test_a_plan_shows_what_was_made_of_it_at_once(client: Client, at: datetime) -> None:
    plan, owner = make_plan(), make_person(verified=True)
    organisation = make_organisation(owner=owner)
    assert plan.current
    address = f"/en/plans/{plan.slug}/"
    assert "Requests and offers from this plan" not in client.get(address).content.decode()
    item = plan.current.content.expected_results[0].id
    entry = begin_from_plan(
        plan=plan, part=PlanPart.EXPECTED_RESULTS, item=item, organisation=organisation, by=owner, at=at
    )
    assert entry.draft
    publish_entry(entry=entry, by=owner, at=at)
    page = client.get(address).content.decode()
    assert "Requests and offers from this plan" in page
    assert entry.title in page


def test_an_organisation_and_its_city_show_their_entries(client: Client, client_of: ClientOf) -> None:
    make_plan()
    entry = make_entry()
    make_entry(organisation=entry.organisation, visibility=Visibility.MEMBERS, title="Inside")
    assert entry.organisation
    for address in (f"/en/organisations/{entry.organisation.slug}/", "/en/cities/granada/"):
        page = client.get(address).content.decode()
        assert "Sensors for canals" in page
        assert "Inside" not in page
        assert "Inside" in client_of(make_officer()).get(address).content.decode()
