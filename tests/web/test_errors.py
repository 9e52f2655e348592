"""Error pages: what happened, what to do next."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.test import Client, RequestFactory

from ucap.web import errors

pytestmark = pytest.mark.urls("tests.web.urls")


def test_a_page_that_is_not_there_says_where_to_go(client: Client) -> None:
    response = client.get("/en/nowhere/")
    page = response.content.decode()
    assert response.status_code == 404
    assert "This page is not here" in page
    assert '<a href="/en/">' in page
    assert 'rel="canonical"' not in page


def test_a_bug_is_answered_without_database_or_session() -> None:
    client = Client(raise_request_exception=False)
    response = client.get("/en/problems/bug/")  # no database mark: a query would raise
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()
    assert "a bug" not in response.content.decode()


def test_a_bug_is_a_toast_to_htmx() -> None:
    client = Client(raise_request_exception=False)
    response = client.get("/en/problems/bug/", headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Retarget"]) == (500, "#toasts")


def test_a_form_that_is_too_old_says_how_to_send_it() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/en/account/login/", {"login": "a@b.example", "password": "x"})
    assert response.status_code == 403
    assert "reload the page" in response.content.decode()


def test_too_much_at_once_is_said_to_be_that(rf: RequestFactory) -> None:
    page = errors.bad_request(rf.get("/en/"), RequestDataTooBig())
    assert page.status_code == 400
    assert "send less of it at a time" in page.content.decode()


@pytest.mark.parametrize(("page", "status"), [(errors.bad_request, 400), (errors.forbidden, 403)])
def test_every_status_has_its_page(rf: RequestFactory, page: object, status: int) -> None:
    request = rf.get("/en/")
    assert page(request, Exception()).status_code == status  # type: ignore[operator]
