"""Every answer carries what keeps a browser safe, whatever it is: a page, an error, a document, a program's answer."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django import Settings

from tests.answers import taken
from tests.plans.factories import AT, make_plan, make_secretariat
from ucap.config.permissions import page_rules
from ucap.kernel.permission import Role
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
    taken(answer)


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
    attach_full_plan(plan=plan, data=b"<script>alert(1)</script>", name="x.txt", by=by, at=AT)
    client.force_login(by)
    answer = client.post(reverse("plans:access_document", args=[plan.pk]))
    assert (answer.status_code, answer["X-Content-Type-Options"]) == (200, "nosniff")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    taken(answer)


@pytest.mark.parametrize("name", ["desk", "privacy:mine", "privacy:erase", "journal", "people:account"])
def test_what_is_somebodys_own_is_kept_nowhere(client: Client, name: str) -> None:
    client.force_login(make_secretariat())
    held(client, reverse(name))
    assert "no-store" in client.get(reverse(name))["Cache-Control"]


def test_no_page_of_an_account_is_kept_anywhere(client: Client) -> None:
    person = make_secretariat()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    client.force_login(person)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()
    shown = 0
    for name, rule in page_rules().items():
        if Role.VISITOR in rule.lets:
            continue
        with suppress(NoReverseMatch):
            answer = client.get(reverse(name))
            if answer.status_code == 200:
                assert "no-store" in answer["Cache-Control"], name
                shown += 1
            taken(answer)
    assert shown > 20


def test_cookies_are_for_this_site_alone(client: Client, settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    assert client.get("/en/account/login/").cookies["csrftoken"]["samesite"] == "Lax"
    user = User.objects.create_user("li@example.org", "a long enough phrase")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    answer = client.post("/en/account/login/", {"login": user.email, "password": "a long enough phrase"})
    session = answer.cookies["sessionid"]
    assert (session["httponly"], session["samesite"], session["secure"]) == (True, "Lax", True)


def test_behind_tls_no_other_host_of_the_domain_sets_them() -> None:
    """What the settings say of an installation behind TLS; they are read once a process."""
    said = "import django.conf; s = django.conf.settings; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_PATH, s.SESSION_COOKIE_DOMAIN)"
    behind = os.environ | {"UCAP_PUBLIC_URL": "https://plans.example.org"}
    done = subprocess.run(
        [sys.executable, "-c", said], env=behind, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["__Host-sessionid", "__Host-csrftoken", "/", "None"]


def test_a_form_is_taken_by_its_cookie_of_another_name(settings: Settings) -> None:
    settings.CSRF_COOKIE_NAME = "__Host-csrftoken"
    client = Client(enforce_csrf_checks=True)
    token = client.get("/en/account/login/").cookies["__Host-csrftoken"].value
    form = {"login": "a@example.org", "password": "x", "csrfmiddlewaretoken": token}
    assert client.post("/en/account/login/", form).status_code == 200
    assert client.post("/en/account/login/", form | {"csrfmiddlewaretoken": "x" * 32}).status_code == 403


def test_behind_tls_it_stays_there(client: Client, settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 31536000
    answer = Client().get("/healthz", secure=True)
    assert answer["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize(
    ("address", "chosen", "meant"),
    [
        ("https://plans.example.org", None, False),
        ("https://plans.example.org", "1", True),
        ("http://plans.example.org", "1", False),
    ],
)
def test_names_below_are_held_to_tls_where_the_operator_says_so(
    address: str, chosen: str | None, meant: bool, tmp_path: Path
) -> None:
    """In a process of its own: settings are read once."""
    known = {name: text for name, text in os.environ.items() if not name.startswith("UCAP_")}
    known |= {"UCAP_DATA": str(tmp_path), "UCAP_PUBLIC_URL": address, "PYTHONPATH": os.pathsep.join(sys.path)}
    known |= {"UCAP_HSTS_SUBDOMAINS": chosen} if chosen else {}
    asked = "from ucap.config.settings import SECURE_HSTS_INCLUDE_SUBDOMAINS as meant; print(meant)"
    done = subprocess.run([sys.executable, "-c", asked], env=known, capture_output=True, text=True, check=True)  # fmt: skip
    assert done.stdout.strip() == str(meant)
