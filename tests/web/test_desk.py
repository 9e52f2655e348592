"""My desk."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.organisations.factories import confirm_address, make_organisation, make_person
from tests.plans.factories import PLACES, make_draft, make_officer, make_plan, make_secretariat
from ucap.kernel.clock import now
from ucap.kernel.messages import Message
from ucap.moderation.actions import report
from ucap.moderation.states import Ground
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.organisations.actions import invite_member, request_to_join
from ucap.organisations.states import MemberRole
from ucap.people.models import User
from ucap.plans.actions import ask_for_full_plan, start_import, submit
from ucap.plans.content import Activity

pytestmark = pytest.mark.django_db


def test_signed_out_one_is_asked_to_sign_in(client: Client) -> None:
    answer = client.get(reverse("desk"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_nothing_waits_for_somebody_new(client: Client) -> None:
    client.force_login(User.objects.create_user("new@example.org"))
    page = client.get(reverse("desk")).content.decode()
    assert "Nothing waits for you." in page
    assert reverse("plans:import") not in page  # only officers import plans


def test_what_waits_leads_to_where_it_is_done(client: Client) -> None:
    mine, theirs = make_officer(), make_officer(PLACES["Granada"])
    draft = make_draft(by=mine, title="Lake & canal")
    submit(version=draft, by=mine, at=now())
    client.force_login(theirs)
    page = client.get(reverse("desk")).content.decode()
    assert f'href="{reverse("plans:review", args=[draft.plan_id])}"' in page
    assert "Lake &amp; canal" in page
    assert reverse("plans:import") in page


def test_the_desk_is_kept_by_nobody(client: Client) -> None:
    client.force_login(User.objects.create_user("new@example.org"))
    assert "no-store" in client.get(reverse("desk"))["Cache-Control"]


@pytest.mark.parametrize(("make_viewer", "questions"), [(make_officer, 33), (make_secretariat, 29)])
def test_what_the_desk_asks_the_store_does_not_grow(
    client: Client,
    make_viewer: Callable[[], User],
    questions: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    viewer = make_viewer()
    confirm_address(viewer)
    client.force_login(viewer)
    for number in (1, 2, 3):
        make_work_for(viewer)
        client.get(reverse("desk"))
        with django_assert_num_queries(questions):
            page = client.get(reverse("desk")).content.decode()
        assert page.count("Join us") == page.count("I belong here") == number


def make_work_for(viewer: User) -> None:
    """One more of everything that a desk can show."""
    at, owner = now(), make_person(verified=True)
    make_draft(by=viewer)
    submit(version=make_draft(by=viewer), by=viewer, at=at)
    year = Activity(start=f"{at.year}", end=f"{at.year + 1}", text="A visit")
    plan = make_plan(by=viewer, activities=(year,))
    asking = {"name": "Ana", "organisation": "UGR", "purpose": "To join", "language": "es", "by": ""}
    ask_for_full_plan(plan=plan, email="ana@example.org", **asking, at=at)
    start_import(data=b"x", name="x.txt", by=viewer, at=at)
    mine, theirs = make_organisation(owner=viewer), make_organisation(name="Join us", owner=owner)
    request_to_join(organisation=mine, text="Me too.", by=make_person("I belong here"), at=at)
    invite_member(
        organisation=theirs, email=viewer.email, role=MemberRole.MEMBER, language="en", by=owner, at=at
    )
    report(subject=("plan", plan.pk), by=make_person(), ground=Ground.FALSE, at=at)
    notify(to=[viewer], kind=Kind.PLAN, subject=("plan", plan.pk), title=Message("Something is new"), at=at)
