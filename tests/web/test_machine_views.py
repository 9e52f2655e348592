"""What machines ask for."""

from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client


@pytest.mark.django_db
def test_it_is_well_when_the_database_answers(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


def test_it_is_not_well_when_the_database_does_not_answer(client: Client) -> None:
    with patch("ucap.web.machine_views.connection.cursor", side_effect=OperationalError("gone")):
        assert client.get("/healthz").status_code == 503


def test_crawlers_may_read_all_but_accounts(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /*/account/" in text
    assert "Disallow: /\n" not in text


def test_the_icon_is_found_at_the_root(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"].endswith("ucap/mark.svg")
