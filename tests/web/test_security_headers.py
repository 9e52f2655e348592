"""Every answer carries what keeps a browser safe, whatever it is: a page, an error, a document, a program's answer."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.plans.factories import AT, make_plan, make_secretariat
from ucap.people.models import User
from ucap.plans.actions import attach_full_plan
from ucap.plans.models import Plan

pytestmark = pytest.mark.django_db
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
}
PUBLIC = (
    "/en/",
    "/en/plans/",
    "/en/privacy/",
    "/en/account/login/",
    "/en/nowhere/",
    "/healthz",
    "/robots.txt",
    "/api/v1/plans",
)


@pytest.fixture
def plan(db: None) -> Plan:
    return make_plan()


def held(client: Client, path: str) -> None:
    answer = client.get(path)
    policy = {one.strip() for one in answer["Content-Security-Policy"].split(";")}
    assert policy >= POLICY, path
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] in ("strict-origin-when-cross-origin", "same-origin", "no-referrer")
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "charset=utf-8" in answer["Content-Type"] or answer["Content-Type"].startswith("application/")
    assert "Server" not in answer
    answer.close()


@pytest.mark.parametrize("path", PUBLIC)
def test_what_everybody_may_open(client: Client, path: str) -> None:
    held(client, path)


@pytest.mark.parametrize("form", ["pdf", "docx", "md", "json", "iati"])
def test_a_plan_as_a_document(client: Client, plan: Plan, form: str) -> None:
    path = reverse("plan_document", args=[plan.slug, form])
    held(client, path)
    assert client.get(path)["Content-Disposition"].startswith("attachment")


def test_what_was_uploaded_is_never_shown_as_a_page_of_ours(client: Client, plan: Plan) -> None:
    by = make_secretariat()
    attach_full_plan(plan=plan, data=b"<script>alert(1)</script>", name="x.html", by=by, at=AT)
    client.force_login(by)
    answer = client.post(reverse("plans:access_document", args=[plan.pk]))
    assert (answer.status_code, answer["X-Content-Type-Options"]) == (200, "nosniff")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    answer.close()


@pytest.mark.parametrize("name", ["desk", "privacy:mine", "privacy:erase", "journal", "people:account"])
def test_what_is_somebodys_own_is_kept_nowhere(client: Client, name: str) -> None:
    client.force_login(make_secretariat())
    held(client, reverse(name))
    assert "no-store" in client.get(reverse(name))["Cache-Control"]


def test_cookies_are_for_this_site_alone(client: Client, settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    assert client.get("/en/account/login/").cookies["csrftoken"]["samesite"] == "Lax"
    user = User.objects.create_user("li@example.org", "a long enough phrase")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    answer = client.post("/en/account/login/", {"login": user.email, "password": "a long enough phrase"})
    session = answer.cookies["sessionid"]
    assert (session["httponly"], session["samesite"], session["secure"]) == (True, "Lax", True)


def test_behind_tls_it_stays_there(client: Client, settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 31536000
    answer = Client().get("/healthz", secure=True)
    assert answer["Strict-Transport-Security"].startswith("max-age=31536000")
