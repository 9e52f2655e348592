"""Every officer's address for every kind of person."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from tests.plans.conftest import Cast
from tests.plans.factories import make_draft, make_plan
from tests.plans.views.officers.conftest import SignedIn
from ucap.plans.actions import ask_for_full_plan, attach_full_plan, discard_version, start_import
from ucap.plans.models import Version
from ucap.plans.urls.officers import urlpatterns

# Who may do what is asked of no database; what these pages store is tested beside this, on each.
pytestmark = pytest.mark.once
ROLES = ("visitor", "nobody", "stranger", "yangzhou", "granada", "secretary")
TEAM = {"yangzhou", "granada", "secretary"}
OFFICERS = {*TEAM, "stranger"}
SIGN_IN = 302

# name of an address -> (method, who gets in, what the others who are signed in get)
FIXED = {
    "mine": ("get", {*OFFICERS, "nobody"}, 200),
    "import": ("get", OFFICERS, 403),
    "new": ("get", OFFICERS, 403),
    "find_place": ("get", {*OFFICERS, "nobody"}, 200),
    "suggest": ("post", {*OFFICERS, "nobody"}, 200),
}
OF_DRAFT = {
    "edit": ("get", (), {}),
    "edit_part": ("post", ("heading",), {"base": "0", "heading-title": "New", "heading-language": "en"}),
    "undo": ("post", (), {}),
    "begin_version": ("post", (), {}),
    "throw_away": ("post", (), {}),
    "review": ("get", (), {}),
    "submit": ("post", (), {}),
    "take_back": ("post", (), {}),
    "send_back": ("post", (), {"reason": "Not yet."}),
    "confirm": ("post", (0,), {"seen": "0"}),
    "change_state": ("post", ("close",), {}),
    "access": ("get", (), {}),
    "access_document": ("post", (), {}),
}


def status(client: Client, method: str, name: str, args: tuple[object, ...] = (), data: object = None) -> int:
    return int(getattr(client, method)(reverse(f"plans:{name}", args=args), data).status_code)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", FIXED)
def test_pages_of_no_plan(signed_in: SignedIn, role: str, name: str) -> None:
    method, who, others = FIXED[name]
    wanted = SIGN_IN if role == "visitor" else 200 if role in who else others
    assert status(signed_in(role), method, name) == wanted


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", OF_DRAFT)
def test_a_draft_is_not_there_for_others(cast: Cast, signed_in: SignedIn, role: str, name: str) -> None:
    plan = make_draft(by=cast.yangzhou).plan
    method, more, data = OF_DRAFT[name]
    found = status(signed_in(role), method, name, (plan.id, *more), data)
    if role == "visitor":
        assert found == SIGN_IN
    elif role in TEAM:
        assert found in (200, 302, 403, 409)  # 403: the other side's word; 409: not as things stand
    else:
        assert found == 404


@pytest.mark.parametrize("role", ["nobody", "stranger"])
@pytest.mark.parametrize("name", OF_DRAFT)
def test_a_public_plan_is_there_but_not_to_be_changed(signed_in: SignedIn, role: str, name: str) -> None:
    plan = make_plan()
    method, more, data = OF_DRAFT[name]
    assert status(signed_in(role), method, name, (plan.id, *more), data) == 403


@pytest.mark.parametrize("role", ROLES)
def test_what_is_not_there_is_there_for_nobody(signed_in: SignedIn, role: str) -> None:
    for name, (method, more, data) in OF_DRAFT.items():
        found = status(signed_in(role), method, name, ("n0where", *more), data)
        assert found == (SIGN_IN if role == "visitor" else 404)


@pytest.mark.parametrize("role", ROLES)
def test_an_import_is_for_its_owner(cast: Cast, signed_in: SignedIn, role: str, at: datetime) -> None:
    imported = start_import(data=b"x", name="plan.txt", by=cast.yangzhou, at=at)
    client = signed_in(role)
    in_or_out = SIGN_IN if role == "visitor" else 404
    for method, name, inside, more in (
        ("get", "import_progress", 200, ()),
        ("post", "settle", 400, (0,)),  # it has no doubt to settle
    ):
        wanted = inside if role in ("yangzhou", "secretary") else in_or_out
        assert status(client, method, name, (imported.id, *more)) == wanted


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", ["grant", "refuse"])
def test_requests_are_for_the_plans_officers(
    cast: Cast, signed_in: SignedIn, role: str, name: str, at: datetime
) -> None:
    plan = make_plan()
    attach_full_plan(plan=plan, data=b"x", name="x.txt", by=cast.secretary, at=at)
    request = ask_for_full_plan(
        plan=plan, name="C", email="c@example.org", organisation="U", purpose="P", language="en", by="", at=at
    )
    wanted = SIGN_IN if role == "visitor" else SIGN_IN if role in TEAM else 404
    found = signed_in(role).post(reverse(f"plans:{name}", args=[request.id]), {"reason": "No."})
    assert found.status_code == wanted
    request.refresh_from_db()
    assert request.state == (
        "waiting" if role not in TEAM else {"grant": "granted", "refuse": "refused"}[name]
    )


@pytest.mark.parametrize("role", ROLES)
def test_what_was_thrown_away_comes_back_to_its_people(
    cast: Cast, signed_in: SignedIn, role: str, at: datetime
) -> None:
    entry = discard_version(version=make_draft(by=cast.yangzhou), by=cast.yangzhou, at=at)
    found = status(signed_in(role), "post", "bring_back", (entry.id,))
    allowed = role in ("yangzhou", "secretary")
    assert found == (302 if allowed or role == "visitor" else 404)
    assert Version.objects.exists() == allowed


def test_a_visitor_changes_nothing(cast: Cast, signed_in: SignedIn) -> None:
    draft = make_draft(by=cast.yangzhou)
    answer = signed_in("visitor").post(
        reverse("plans:edit_part", args=[draft.plan_id, "heading"]), {"base": "0", "heading-title": "Mine"}
    )
    assert answer["Location"].startswith(reverse("account_login"))
    assert Version.objects.get().revision == 0


def test_every_address_is_held_to_this() -> None:
    held = {*FIXED, *OF_DRAFT, "import_progress", "settle", "import_again", "grant", "refuse", "bring_back"}
    assert {one.name for one in urlpatterns} == held


def test_what_changes_something_is_never_asked_for_by_a_link(cast: Cast, signed_in: SignedIn) -> None:
    plan = make_draft(by=cast.yangzhou).plan
    client = signed_in("yangzhou")
    for name in ("undo", "begin_version", "throw_away", "submit", "take_back"):
        assert status(client, "get", name, (plan.id,)) == 405


def test_officers_pages_are_kept_by_nobody(cast: Cast, signed_in: SignedIn) -> None:
    answer = signed_in("yangzhou").get(reverse("plans:mine"))
    assert "no-store" in answer["Cache-Control"]
