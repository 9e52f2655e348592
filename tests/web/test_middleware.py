"""Problems answered: the right status, in the reader's words, as a page or as a toast."""

import pytest
from django.test import Client

from ucap.people.models import User

pytestmark = [pytest.mark.urls("tests.web.urls"), pytest.mark.django_db]
HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/en/plans/?page=2"}


@pytest.mark.parametrize(
    ("kind", "status"), [("bad", 400), ("conflict", 409), ("not-now", 409), ("problem", 400)]
)
def test_each_problem_has_its_status_and_says_itself(client: Client, kind: str, status: int) -> None:
    response = client.get(f"/en/problems/{kind}/")
    assert response.status_code == status
    assert "France has no city" in response.content.decode()
    assert "<h1>" in response.content.decode()


def test_a_problem_is_said_in_the_readers_language(client: Client) -> None:
    assert "法国" in client.get("/zh-hans/problems/bad/").content.decode()


def test_to_htmx_a_problem_is_a_toast(client: Client) -> None:
    response = client.post("/en/problems/conflict/", headers=HTMX)
    assert response.status_code == 409
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#toasts", "beforeend")
    assert response.content.decode().lstrip().startswith('<div class="toast toast--error" role="alert">')


def test_who_has_not_signed_in_is_asked_to_and_led_back(client: Client) -> None:
    assert client.get("/en/problems/not-allowed/?a=1")["Location"] == (
        "/en/account/login/?next=/en/problems/not-allowed/%3Fa%3D1"
    )
    left = client.post("/en/problems/not-allowed/", headers={"Referer": "http://testserver/en/plans/?page=2"})
    assert left["Location"] == "/en/account/login/?next=/en/plans/%3Fpage%3D2"


def test_htmx_takes_the_whole_browser_to_the_sign_in(client: Client) -> None:
    response = client.get("/en/problems/not-allowed/", headers=HTMX)
    assert response["HX-Redirect"] == "/en/account/login/?next=/en/plans/%3Fpage%3D2"


def test_nobody_is_taken_away_from_what_they_write(client: Client) -> None:
    response = client.post("/en/problems/not-allowed/", headers=HTMX)
    assert response.status_code == 401
    assert "HX-Redirect" not in response
    assert 'href="/en/account/login/" target="_blank"' in response.content.decode()


def test_who_has_signed_in_but_may_not_is_told_so(client: Client) -> None:
    client.force_login(User.objects.create_user("officer@city.example"))
    response = client.get("/en/problems/not-allowed/")
    assert response.status_code == 403
    assert "France has no city" in response.content.decode()


def test_a_bug_is_no_problem_of_the_readers(client: Client) -> None:
    with pytest.raises(RuntimeError):
        client.get("/en/problems/bug/")


def test_what_the_database_does_not_take_is_said_to_be_the_readers(client: Client) -> None:
    response = client.get("/en/problems/nul/")
    assert response.status_code == 400
    assert "could not be understood" in response.content.decode()
