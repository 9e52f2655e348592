"""An entry's page: for visitors, for its people, for search engines; and what is done with it."""

import json
import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.answers import taken
from tests.exchange.factories import make_entry, make_organisation
from tests.organisations.factories import make_member, make_person, make_secretary
from tests.organisations.test_logo import picture
from tests.plans.factories import make_plan
from ucap.exchange.actions import add_file, begin_from_plan, withhold_entry, write_next_version
from ucap.exchange.content import EntryKind
from ucap.exchange.models import Entry
from ucap.exchange.states import EntryState, PlanPart, Visibility
from ucap.people.models import User

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


def author_of(entry: Entry) -> User:
    assert entry.author
    return entry.author


def address(entry: Entry, rest: str = "") -> str:
    return f"/en/exchange/{entry.slug}/{rest}"


def test_a_visitor_reads_what_is_offered_by_whom_and_until_when(client: Client) -> None:
    entry = make_entry(trl=7)
    page = client.get(address(entry)).content.decode()
    for words in ("Sensors for canals", "Offered by", "Demonstrated", "China", "Advantages", "23 May 2027"):
        assert words in page
    assert "Report this page" in page
    assert f"/en/exchange/{entry.pk}/edit/" not in page
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    assert (data["@type"], data["itemOffered"]["name"]) == ("Offer", "Sensors for canals")
    demand = client.get(address(make_entry(kind=EntryKind.REQUEST, title="</script><b>"))).content.decode()
    assert '"@type": "Demand"' in demand
    assert "</script><b>" not in demand


def test_what_is_not_public_is_not_found_and_tells_no_search_engine(
    client: Client, client_of: ClientOf
) -> None:
    for entry in (make_entry(state=EntryState.DRAFT), make_entry(visibility=Visibility.MEMBERS)):
        assert client.get(address(entry)).status_code == 404
        page = client_of(author_of(entry)).get(address(entry)).content.decode()
        assert "noindex" in page
        assert "ld+json" not in page


def test_its_pictures_and_files_go_to_whoever_sees_it(
    client: Client, client_of: ClientOf, at: datetime
) -> None:
    entry = make_entry()
    shown = add_file(entry=entry, data=picture(), name="a.png", alt="A float", by=author_of(entry), at=at)
    kept = add_file(entry=entry, data=b"%PDF-", name="more.pdf", by=author_of(entry), at=at)
    page = client.get(address(entry)).content.decode()
    assert 'alt="A float"' in page
    answer = client.get(address(entry, f"file/{shown.pk}/"))
    assert (answer["Content-Type"], "sandbox" in answer["Content-Security-Policy"]) == ("image/webp", True)
    taken(answer)
    answer = client.get(address(entry, f"file/{kept.pk}/"))
    assert answer["Content-Disposition"].startswith("attachment")
    taken(answer)
    other = make_entry(state=EntryState.DRAFT)
    assert client.get(address(other, f"file/{kept.pk}/")).status_code == 404
    client_of(author_of(entry)).post(f"/en/exchange/files/{kept.pk}/remove/")
    assert client.get(address(entry, f"file/{kept.pk}/")).status_code == 404


def test_what_is_done_with_it_can_be_undone(client_of: ClientOf) -> None:
    entry = make_entry()
    client = client_of(author_of(entry))
    for verb, state in (
        ("match", EntryState.MATCHED),
        ("fulfil", EntryState.FULFILLED),
        ("reopen", EntryState.PUBLISHED),
        ("withdraw", EntryState.WITHDRAWN),
    ):
        answer = client.post(f"/en/exchange/{entry.pk}/do/{verb}/", follow=True)
        entry.refresh_from_db()
        assert entry.state == state
    assert f"/en/exchange/{entry.pk}/do/bring_back/" in answer.content.decode()
    page = client.post(f"/en/exchange/{entry.pk}/do/bring_back/", follow=True).content.decode()
    assert "It is back." in page
    assert client.post(f"/en/exchange/{entry.pk}/do/explode/").status_code == 404
    assert client_of(make_person()).post(f"/en/exchange/{entry.pk}/do/withdraw/").status_code == 404


def test_the_next_version_is_looked_at_by_its_people_alone(
    client: Client, client_of: ClientOf, at: datetime
) -> None:
    entry = make_entry()
    write_next_version(entry=entry, by=author_of(entry), at=at)
    assert client.get(address(entry), {"draft": "1"}).status_code == 404
    own = client_of(author_of(entry))
    assert "This is how it will look" in own.get(address(entry), {"draft": "1"}).content.decode()
    own.post(f"/en/exchange/{entry.pk}/drop/")
    assert own.get(address(entry), {"draft": "1"}).status_code == 404


def test_one_that_was_taken_down_leads_to_the_reason(client_of: ClientOf, at: datetime) -> None:
    entry = make_entry()
    withhold_entry(entry.pk, make_secretary(), at)
    page = client_of(author_of(entry)).get(address(entry)).content.decode()
    assert f"/en/moderation/about/entry/{entry.pk}/" in page


def test_it_names_the_plan_it_came_from(client_of: ClientOf, at: datetime) -> None:
    plan, organisation = make_plan(), make_organisation()
    assert plan.current
    by = make_member(organisation)
    item = plan.current.content.challenges[0].id
    entry = begin_from_plan(
        plan=plan, part=PlanPart.CHALLENGES, item=item, organisation=organisation, by=by, at=at
    )
    page = client_of(by).get(address(entry)).content.decode()
    assert "From a cooperation plan" in page
    assert f"/en/plans/{plan.slug}/" in page


def test_the_page_asks_the_store_a_known_number_of_times(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    entry = make_entry()
    client.force_login(make_person())
    with django_assert_max_num_queries(16):
        client.get(address(entry))
