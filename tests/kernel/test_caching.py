"""Pages that anybody may see."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from ucap.kernel.caching import public_page

Page = Callable[..., HttpResponse]


class Counted:
    """A view that counts how often it was drawn."""

    def __init__(self) -> None:
        self.drawn, self.as_of, self.status = 0, 1, 200

    def view(self) -> Page:
        @public_page(lambda: self.as_of)
        def view(request: HttpRequest) -> HttpResponse:
            self.drawn += 1
            return HttpResponse("words " * 1000, status=self.status)

        return view


@pytest.fixture
def counted() -> Counted:
    return Counted()


def test_a_page_is_drawn_once_until_something_changes(rf: RequestFactory, counted: Counted) -> None:
    view = counted.view()
    first, second = view(rf.get("/a")), view(rf.get("/a"))
    assert (first.content, counted.drawn) == (second.content, 1)
    counted.as_of = 2
    view(rf.get("/a"))
    assert counted.drawn == 2


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/a?page=2"},
        {"path": "/a", "headers": {"HX-Request": "true"}},
        {"path": "/a", "headers": {"Accept-Encoding": "gzip"}},
        {"path": "/a", "headers": {"Cookie": "ucap_theme=dark"}},
    ],
)
def test_what_a_page_depends_on_makes_it_another(
    rf: RequestFactory, counted: Counted, other: dict[str, str]
) -> None:
    view = counted.view()
    view(rf.get("/a"))
    view(rf.get(**other))  # type: ignore[arg-type]
    assert counted.drawn == 2


def test_cookies_that_pages_are_not_drawn_by_change_nothing(rf: RequestFactory, counted: Counted) -> None:
    view = counted.view()
    view(rf.get("/a"))
    view(rf.get("/a", headers={"Cookie": "csrftoken=abc; somebody_elses=1"}))
    assert counted.drawn == 1


@pytest.mark.parametrize("cookie", ["sessionid=x", "messages=x"])
def test_a_page_of_somebodys_own_is_kept_by_nobody(rf: RequestFactory, counted: Counted, cookie: str) -> None:
    view = counted.view()
    for _ in range(2):
        response = view(rf.get("/a", headers={"Cookie": cookie}))
        assert response["Cache-Control"] == "private, no-store"
    assert counted.drawn == 2


def test_what_went_wrong_is_not_kept(rf: RequestFactory, counted: Counted) -> None:
    counted.status = 404
    view = counted.view()
    assert "Cache-Control" not in view(rf.get("/a"))
    view(rf.get("/a"))
    assert counted.drawn == 2


def test_a_page_the_reader_has_is_not_sent_again(rf: RequestFactory, counted: Counted) -> None:
    view = counted.view()
    tag = view(rf.get("/a"))["ETag"]
    again = view(rf.get("/a", headers={"If-None-Match": tag}))
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
