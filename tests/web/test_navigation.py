"""Where one can go, and where one is."""

from unittest.mock import patch

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import reverse

from ucap.people.models import User
from ucap.web.navigation import REACHED_FROM, navigation

ADDRESSES = {"plans:list": "/en/plans/", "plans:mine": "/en/plans/mine/"}


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/en/plans/", "Plans"),
        ("/en/plans/yangzhou/", "Plans"),
        ("/en/plans/mine/", "My work"),
        ("/en/", None),
    ],
)
def test_the_closest_entry_is_the_current_one(rf: RequestFactory, path: str, here: str | None) -> None:
    request = rf.get(path)
    request.user = User(email="officer@city.example")
    with patch("ucap.web.navigation._url", ADDRESSES.get):
        links = navigation(request)
    assert [link.label for link in links] == ["Plans", "My work"]
    assert [link.label for link in links if link.current] == ([here] if here else [])


def test_a_page_can_say_where_it_belongs(rf: RequestFactory) -> None:
    request = rf.get("/en/plans/import/")
    request.user = User(email="officer@city.example")
    request.belongs_to = "plans:mine"  # type: ignore[attr-defined]
    with patch("ucap.web.navigation._url", ADDRESSES.get):
        assert [link.label for link in navigation(request) if link.current] == ["My work"]


@pytest.mark.parametrize("belongs_to", REACHED_FROM)
def test_a_page_without_a_place_of_its_own_stands_where_one_comes_from(
    rf: RequestFactory, belongs_to: str
) -> None:
    request = rf.get("/en/elsewhere/")
    request.user = User(email="officer@city.example")
    request.belongs_to = belongs_to  # type: ignore[attr-defined]
    assert reverse(belongs_to)
    labels = {"desk": "My desk", "exchange:list": "Exchange", "events:list": "Events"}
    here = labels.get(REACHED_FROM[belongs_to], "Organisations")
    assert [link.label for link in navigation(request) if link.current] == [here]


def test_a_visitor_is_not_shown_what_only_members_have(rf: RequestFactory) -> None:
    request = rf.get("/en/")
    request.user = AnonymousUser()
    with patch("ucap.web.navigation._url", ADDRESSES.get):
        assert [link.label for link in navigation(request)] == ["Plans"]


def test_what_has_no_address_yet_is_left_out(rf: RequestFactory) -> None:
    with patch("ucap.web.navigation._url", {}.get):
        assert navigation(rf.get("/en/")) == []
