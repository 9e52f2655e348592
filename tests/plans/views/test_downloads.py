"""A plan as a document."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.plans.factories import make_plan, publish_again, yangzhou_content
from ucap.kernel.clock import now
from ucap.plans.content import Period, from_json, without_ids
from ucap.plans.views import downloads
from ucap.plans.wording import DOCUMENTS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form", list(DOCUMENTS))
def test_every_form_is_given_under_a_safe_name(client: Client, form: str) -> None:
    plan = make_plan()
    response = client.get(f"/documents/{plan.slug}/{form}")
    assert response.status_code == 200
    assert response.content
    assert response["Content-Disposition"].startswith('attachment; filename="yangzhou-granada-2019-v1.')
    assert response["X-Content-Type-Options"] == "nosniff"
    again = client.get(f"/documents/{plan.slug}/{form}", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_the_json_is_the_plan(client: Client) -> None:
    plan = make_plan()
    content = from_json(client.get(f"/documents/{plan.slug}/json").json())
    assert without_ids(content) == yangzhou_content()


def test_an_earlier_version_is_given_too(client: Client) -> None:
    plan = publish_again(make_plan(), yangzhou_content(title="Second"))
    assert client.get(f"/documents/{plan.slug}/json").json()["title"] == "Second"
    assert client.get(f"/documents/{plan.slug}/json?version=1").json()["title"] == yangzhou_content().title
    assert client.get(f"/documents/{plan.slug}/json?version=9").status_code == 404


def test_there_is_no_other_form(client: Client) -> None:
    assert client.get(f"/documents/{make_plan().slug}/exe").status_code == 404


def test_a_register_is_told_anew_each_day(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"/documents/{make_plan().slug}/iati"
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    monkeypatch.setattr(downloads, "now", lambda: now() + timedelta(days=1))
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_what_a_register_cannot_take_is_said(client: Client) -> None:
    undated = make_plan(period=Period(), activities=())
    response = client.get(f"/documents/{undated.slug}/iati")
    assert response.status_code == 400
    assert "Add the sides and the period" in response.content.decode()
