"""Every page there is, in several languages: it answers, nothing sticks out, and axe finds nothing to say."""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page

from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork, Visit
from tests.plans.factories import (
    AT,
    PLACES,
    make_draft,
    make_officer,
    make_plan,
    make_secretariat,
    publish_again,
    side,
    yangzhou_content,
)
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput
from ucap.people.models import User
from ucap.plans.actions import (
    ask_for_full_plan,
    attach_full_plan,
    finish_import,
    grant_access,
    start_import,
    submit,
)
from ucap.plans.actions.importing import begin_reading
from ucap.plans.models import AccessRequest, Import
from ucap.plans.parts import PARTS
from ucap.plans.reading.read import read_document

EXAMPLE = Path(__file__).parents[2] / "examples" / "plans" / "yangzhou-ucap-summary.txt"
LANGUAGES = [code.lower() for code, _ in settings.LANGUAGES]
NARROW_LIGHT, WIDE_DARK = (360, "light"), (1440, "dark")
EVERY_WAY = (NARROW_LIGHT, WIDE_DARK, (360, "dark"), (1440, "light"))
# The two languages that differ most with all that axe knows, and the one with the longest words, which is asked
# to fit alone (what another language lacks, tests/architecture/test_catalogues.py finds); UCAP_TEST_EVERY_PAGE=1: all six in all four ways.
SEEN = [("en", NARROW_LIGHT), ("zh-hans", WIDE_DARK), ("de", NARROW_LIGHT)]
if os.environ.get("UCAP_TEST_EVERY_PAGE"):
    SEEN = [(language, how) for language in LANGUAGES for how in EVERY_WAY]
seen = pytest.mark.parametrize(
    ("language", "how"), SEEN, ids=[f"{language}-{width}-{scheme}" for language, (width, scheme) in SEEN]
)


def look(page: Page, language: str, addresses: Mapping[str, int]) -> None:
    """Fails at the first page that does not answer as it should, does not fit or is not accessible."""
    looked_into = language in ("en", "zh-hans") or "UCAP_TEST_EVERY_PAGE" in os.environ
    for address, status in addresses.items():
        response = page.goto(address if address.startswith("/") else f"/{language}/{address}")
        assert response is not None
        assert response.status == status, page.url
        assert_fits(page)
        if looked_into:
            assert_accessible(page)


@seen
@pytest.mark.xdist_group("every-page-of-visitors")
def test_pages_of_visitors(visit: Visit, language: str, how: tuple[int, str]) -> None:
    first = make_plan(at=AT - timedelta(days=9))
    make_plan(title="Rome and Liuzhou", sides=(side("Rome"), side("Liuzhou")), sdgs=(11, 13), other=("More",))
    content = replace(yangzhou_content(), objectives=("Launch 12 projects",), title="A title\nof two lines")
    plan = publish_again(first, content, at=AT - timedelta(days=1))
    other = "rome-liuzhou-2019"
    token = granted(make_secretariat())
    width, scheme = how
    page = visit(f"/{language}/", width=width, scheme=scheme, bypass_csp=True)
    answering = (
        "",
        "plans/",
        "plans/?view=table",
        "plans/?view=map",
        "plans/?view=timeline",
        "plans/?goal=11&country=IT&q=Rome",
        "plans/?goal=17",
        f"plans/{plan.slug}/",
        f"plans/{other}/",
        f"plans/{plan.slug}/versions/",
        f"plans/{plan.slug}/versions/1/",
        f"plans/{plan.slug}/versions/1/2/",
        "plans/compare/",
        f"plans/compare/?a={plan.slug}",
        f"plans/compare/?a={plan.slug}&b={other}",
        f"plans/{plan.slug}/ask/",
        f"plans/{plan.slug}/ask/thanks/",
        "cities/yangzhou/",
        "cities/rome/",
        "search/",
        "search/?q=罗马",
        "search/?q=nothing+of+the+kind",
        "account/login/",
        "account/password/reset/",
        "account/password/reset/done/",
        "account/signup/",
        "styleguide/",
        f"/full/{token}/",
    )
    look(page, language, dict.fromkeys(answering, 200) | {"nowhere/": 404, "/full/wrong/": 403})


@seen
@pytest.mark.xdist_group("every-page-of-officers")
def test_pages_of_officers(at_work: AtWork, language: str, how: tuple[int, str]) -> None:
    secretary = make_secretariat()
    of_yangzhou, of_granada = make_officer(), make_officer(PLACES["Granada"])
    of_yangzhou.set_password("as good as any")
    of_yangzhou.save()
    read, failed, waiting = an_import(of_yangzhou), a_failed_import(of_yangzhou), start(of_yangzhou)
    granted(secretary)
    in_review = make_draft(title="In review", by=secretary, at=AT)
    submit(version=in_review, by=secretary, at=AT)
    empty = make_draft(title="", sides=(), themes=(), by=secretary)
    public = make_plan(title="Public", by=secretary)
    draft = read.plan_id
    request = ask(secretary)
    width, scheme = how
    page = at_work(of_yangzhou, f"/{language}/", width=width, scheme=scheme, bypass_csp=True)
    look(
        page,
        language,
        dict.fromkeys(
            (
                "plans/mine/",
                "plans/import/",
                f"plans/import/{failed.id}/",
                f"plans/import/{waiting.id}/",
                "plans/new/",
                f"plans/{draft}/edit/",
                *(f"plans/{draft}/edit/?part={part}" for part in PARTS),
                f"plans/{draft}/review/",
                f"plans/{draft}/access/",
                f"plans/{in_review.plan_id}/review/",
                f"plans/{in_review.plan_id}/review/send-back/",
                f"plans/{public.id}/edit/",
                f"plans/{public.id}/access/",
                f"plans/{public.slug}/",
                "account/password/change/",
                "account/email/",
                "account/logout/",
            ),
            200,
        )
        | {f"plans/{empty.plan_id}/edit/": 404},
    )
    page = at_work(secretary, f"/{language}/", width=width, scheme=scheme, bypass_csp=True)
    look(
        page,
        language,
        dict.fromkeys(
            (
                f"plans/{empty.plan_id}/edit/",
                f"plans/{empty.plan_id}/review/",
                f"plans/requests/{request}/refuse/",
            ),
            200,
        ),
    )
    page = at_work(of_granada, f"/{language}/plans/new/", width=width, scheme=scheme, bypass_csp=True)
    look(page, language, {"plans/mine/": 200})


def start(by: User) -> Import:
    """A document that nobody has begun to read."""
    return start_import(data=EXAMPLE.read_bytes(), name="Summary.txt", by=by, at=now())


def an_import(by: User) -> Import:
    """The example as it came from the converter, read, with all that was doubtful in it."""
    imported = begin_reading(import_id=start(by).id)
    assert imported is not None
    return finish_import(imported=imported, outcome=read_document(EXAMPLE.read_bytes()), at=now())


def a_failed_import(by: User) -> Import:
    imported = begin_reading(import_id=start(by).id)
    assert imported is not None
    outcome = BadInput("This is a spreadsheet. Copy the plan into a document, or save the sheet as PDF.")
    return finish_import(imported=imported, outcome=outcome, at=now())


def ask(by: User) -> str:
    """A request for the full plan of a new plan that has one."""
    plan = make_plan(title="With a full plan", by=by)
    attach_full_plan(plan=plan, data=b"%PDF-", name="plan.pdf", by=by, at=AT)
    return ask_for_full_plan(
        plan=plan,
        name="Ana López",
        email="ana@example.org",
        organisation="Universidad de Granada",
        purpose="To join the exchange of students.",
        language="es",
        by="",
        at=now(),
    ).id


def granted(by: User) -> str:
    """The token of a link to a full plan."""
    return grant_access(request=AccessRequest.objects.get(pk=ask(by)), by=by, at=now())
