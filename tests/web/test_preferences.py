"""The two switches: language, and light or dark."""

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        ("/en/styleguide/?q=rome", "/it/styleguide/?q=rome"),
        ("/zh-hans/", "/it/"),
        ("https://elsewhere.example/en/", "/"),
        ("//elsewhere.example/en/", "/"),
        ("", "/"),
    ],
)
def test_the_language_changes_and_the_page_stays(client: Client, left: str, expected: str) -> None:
    response = client.post("/language/", {"language": "it", "next": left})
    assert (response.status_code, response["Location"]) == (302, expected)
    assert response.cookies["ucap_language"].value == "it"


def test_the_language_is_remembered_at_the_door(client: Client) -> None:
    assert client.get("/", headers={"accept-language": "de"})["Location"] == "/de/"
    client.post("/language/", {"language": "fr", "next": "/en/"})
    assert client.get("/", headers={"accept-language": "de"})["Location"] == "/fr/"


def test_a_language_that_is_none_of_ours_changes_nothing(client: Client) -> None:
    response = client.post("/language/", {"language": "tlh", "next": "/en/"})
    assert response["Location"] == "/en/"
    assert not response.cookies


@pytest.mark.parametrize(("asked", "shown"), [("dark", "dark"), ("light", "light"), ("neon", "auto")])
def test_the_theme_is_remembered(client: Client, asked: str, shown: str) -> None:
    assert client.post("/theme/", {"theme": asked, "next": "/en/"})["Location"] == "/en/"
    assert f'data-theme="{shown}"' in client.get("/en/account/login/").content.decode()


def test_the_switches_are_set_by_posting_alone(client: Client) -> None:
    assert client.get("/language/").status_code == 405
    assert client.get("/theme/").status_code == 405
