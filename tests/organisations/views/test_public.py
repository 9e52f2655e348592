"""Pages of organisations that everybody may see."""

import csv
import io
import json
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from tests.organisations.factories import (
    make_member,
    make_organisation,
    make_person,
    make_secretary,
)
from tests.organisations.test_logo import picture
from ucap.moderation.actions import decide, report
from ucap.moderation.states import Ground, Verdict
from ucap.organisations.actions import merge_organisations, set_logo
from ucap.organisations.models import Organisation, WorkTheme
from ucap.people.models import User

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


def test_the_list_shows_filters_and_finds(client: Client) -> None:
    make_organisation(names={"zh-Hans": "扬州大学", "en": "Yangzhou University"})
    make_organisation(name="Rossi")
    page = client.get("/zh-hans/organisations/", {"q": "扬州"}).content.decode()
    assert "扬州大学" in page
    assert "Rossi" not in page
    on_map = client.get("/en/organisations/", {"view": "map"}).content.decode()
    assert "2 organisations" in on_map


def test_htmx_gets_the_results_alone(client: Client) -> None:
    page = client.get("/en/organisations/", headers={"HX-Request": "true"}).content.decode()
    assert "No organisation is entered yet" in page
    assert "<html" not in page


def test_what_is_found_is_taken_away_as_a_table_that_runs_no_formula(client: Client) -> None:
    organisation = make_organisation(name="=HYPERLINK(1)")
    WorkTheme.objects.create(organisation=organisation, kind="goal", value="11")
    make_organisation(name="Other", approved=False)
    answer = client.get("/en/organisations/download/")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1][:6] == ["'=HYPERLINK(1)", "University", "Granada", "Spain", "", "11"]
    assert len(rows) == 2
    assert answer["Content-Disposition"].startswith('attachment; filename="organisations-')


def test_the_page_says_who_it_is_to_people_and_machines_and_names_nobody(client: Client) -> None:
    owner = make_person("Olga Secret")
    organisation = make_organisation(
        owner=owner,
        names={"en": "Rossi </script><b>", "it": "Rossi Società"},
        website="https://rossi.example/",
    )
    Organisation.objects.filter(pk=organisation.pk).update(description="Solar roofs.")
    WorkTheme.objects.create(organisation=organisation, kind="topic", value="Housing")
    WorkTheme.objects.create(organisation=organisation, kind="goal", value="7")
    WorkTheme.objects.create(organisation=organisation, kind="word", value="R&D + more")
    page = client.get(f"/en/organisations/{organisation.slug}/").content.decode()
    assert "Olga Secret" not in page
    assert "Solar roofs." in page
    for theme in ("topic:Housing", "goal:7", "word:R%26D%20%2B%20more"):
        assert f'/en/organisations/?theme={theme}"' in page
    data = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert (data["@type"], data["name"]) == ("CollegeOrUniversity", "Rossi </script><b>")
    assert data["alternateName"] == ["Rossi Società"]
    assert data["address"]["addressLocality"] == "Granada"


def test_members_see_each_other(client_of: ClientOf) -> None:
    organisation = make_organisation(owner=make_person("Olga"))
    member = client_of(make_member(organisation))
    assert "Olga" in member.get(f"/en/organisations/{organisation.slug}/").content.decode()


def test_one_that_waits_is_there_for_its_members_who_are_told(client: Client, client_of: ClientOf) -> None:
    owner = make_person()
    organisation = make_organisation(owner=owner, approved=False)
    address = f"/en/organisations/{organisation.slug}/"
    assert client.get(address).status_code == 404
    assert client_of(make_person()).get(address).status_code == 404
    assert "Waits for a moderator" in client_of(owner).get(address).content.decode()


def test_the_address_of_a_merged_one_leads_to_what_it_is_now(client: Client, at: datetime) -> None:
    source, into = make_organisation(), make_organisation()
    merge_organisations(source=source, into=into, by=make_secretary(), at=at)
    answer = client.get(f"/en/organisations/{source.slug}/")
    assert (answer.status_code, answer["Location"]) == (301, f"/en/organisations/{into.slug}/")


def test_a_logo_is_served_such_that_nothing_in_it_could_run(client: Client, at: datetime) -> None:
    owner = make_person(verified=True)
    organisation = make_organisation(owner=owner)
    address = f"/en/organisations/{organisation.slug}/logo/"
    assert client.get(address).status_code == 404
    set_logo(organisation=organisation, data=picture(), by=owner, at=at)
    answer = client.get(address)
    assert answer["Content-Type"] == "image/webp"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content).startswith(b"RIFF")
    Organisation.objects.update(state="withheld")
    assert client.get(address).status_code == 404


def test_pages_cost_what_they_cost(client: Client, django_assert_num_queries: Callable[..., object]) -> None:
    organisation = make_organisation()
    client.get("/en/organisations/", {"q": "nothing"})  # once, so that what is learnt once is learnt
    with django_assert_num_queries(11):  # 2 of the stamp, 5 of the page, 4 of the filters
        client.get("/en/organisations/")
    with django_assert_num_queries(15):  # four of them for its entries, four for its events
        client.get(f"/en/organisations/{organisation.slug}/")
    with django_assert_num_queries(2):  # from memory
        client.get("/en/organisations/")


def test_what_everybody_sees_can_be_reported(client: Client, client_of: ClientOf) -> None:
    organisation = make_organisation()
    link = f"/en/moderation/report/organisation/{organisation.pk}/"
    address = f"/en/organisations/{organisation.slug}/"
    assert f'href="{link}"' in client.get(address).content.decode()
    assert client.get(link).status_code == 200
    waiting = make_organisation(owner=(owner := make_person()), approved=False)
    page = client_of(owner).get(f"/en/organisations/{waiting.slug}/").content.decode()
    assert "/moderation/report/" not in page


def test_why_it_was_taken_down_is_for_those_who_were_told(client_of: ClientOf, at: datetime) -> None:
    organisation = make_organisation(owner=(owner := make_person()))
    secretary = make_secretary()
    case = report(subject=("organisation", organisation.pk), by=owner, ground=Ground.FALSE, at=at)
    decide(case=case, verdict=Verdict.WITHHOLD, reason="Closed", by=secretary, at=at)
    address = f"/en/organisations/{organisation.slug}/"
    why = f"/en/moderation/about/organisation/{organisation.pk}/"
    for person in (owner, secretary):
        assert f'href="{why}"' in client_of(person).get(address).content.decode()
    page = client_of(make_member(organisation)).get(address).content.decode()
    assert why not in page
    assert "Its owners know the reason and can answer" in page
