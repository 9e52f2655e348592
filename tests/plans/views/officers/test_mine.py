"""An officer's own page: what waits, what is worked on, what is public."""

from datetime import datetime, timedelta
from typing import Any

from tests.plans.conftest import Cast
from tests.plans.factories import make_draft, make_plan
from tests.plans.views.officers.conftest import SignedIn, address, queries_of
from ucap.kernel.clock import now
from ucap.kernel.errors import Problem
from ucap.plans.actions import ask_for_full_plan, confirm, finish_import, start_import, submit
from ucap.plans.queries.mine import FORGOTTEN

MINE = "/en/plans/mine/"


def shown(signed_in: SignedIn, role: str) -> str:
    return signed_in(role).get(MINE).content.decode()


def section(page: str, name: str) -> str:
    """What stands under that heading; "" where there is none."""
    _, _, after = page.partition(f'<h2 id="{name}"')
    return after.partition("</section>")[0]


def test_with_nothing_it_says_what_to_do(signed_in: SignedIn) -> None:
    assert "Import the plan document you have" in shown(signed_in, "stranger")
    page = shown(signed_in, "nobody")
    assert "Ask the secretariat" in page
    assert address("import") not in page


def test_an_officer_whose_office_rests_is_shown_the_way(signed_in: SignedIn, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    page = shown(signed_in, "stranger").partition("<main")[2]
    assert "Your office rests until you add a second step" in page
    assert 'href="/en/account/second-step/"' in page
    assert "speaks for no city" not in page


def test_work_stands_under_what_it_waits_for(cast: Cast, signed_in: SignedIn, at: datetime) -> None:
    make_draft(by=cast.yangzhou, title="A draft")
    version = submit(version=make_draft(by=cast.yangzhou, title="In review"), by=cast.yangzhou, at=at)
    make_plan(title="A public plan")
    page = shown(signed_in, "granada")
    assert "A draft" in section(page, "drafts")
    assert "A public plan" in section(page, "published")
    assert "In review" in section(page, "to-confirm")
    confirm(version=version, side=1, by=cast.granada, at=at)
    page = shown(signed_in, "granada")
    assert section(page, "to-confirm") == ""
    assert "1 of 2 sides confirmed" in section(page, "in-review")
    assert "In review" in section(shown(signed_in, "yangzhou"), "to-confirm")
    assert "In review" not in shown(signed_in, "stranger")


def test_the_secretariat_is_asked_only_for_sides_without_an_officer(
    cast: Cast, signed_in: SignedIn, at: datetime
) -> None:
    submit(version=make_draft(by=cast.yangzhou), by=cast.yangzhou, at=at)
    page = shown(signed_in, "secretary")
    assert section(page, "to-confirm") == ""
    assert section(page, "in-review")


def test_requests_and_documents_are_shown(cast: Cast, signed_in: SignedIn, at: datetime) -> None:
    ask_for_full_plan(
        plan=make_plan(),
        name="C",
        email="c@example.org",
        organisation="University of Bologna",
        purpose="P",
        language="en",
        by="",
        at=at,
    )
    start_import(data=b"x", name="plan.docx", by=cast.granada, at=now())
    failed = start_import(data=b"x", name="scan.pdf", by=cast.granada, at=now())
    finish_import(imported=failed, outcome=Problem("No."), at=now())
    long_ago = start_import(data=b"x", name="old.pdf", by=cast.granada, at=now() - FORGOTTEN - timedelta(1))
    finish_import(imported=long_ago, outcome=Problem("No."), at=now())
    page = shown(signed_in, "granada")
    assert "University of Bologna" in section(page, "requests")
    reading = section(page, "reading")
    assert "plan.docx" in reading
    assert "Could not be read" in reading
    assert "old.pdf" not in reading
    assert "University of Bologna" not in shown(signed_in, "stranger")
    assert section(shown(signed_in, "yangzhou"), "reading") == ""


def test_queries_do_not_grow_with_the_work(cast: Cast, signed_in: SignedIn, at: datetime) -> None:
    def some_more() -> None:
        make_draft(by=cast.yangzhou)
        submit(version=make_draft(by=cast.yangzhou), by=cast.yangzhou, at=at)
        make_plan()
        start_import(data=b"x", name="plan.pdf", by=cast.yangzhou, at=now())

    some_more()
    for role in ("yangzhou", "secretary"):
        few = queries_of(signed_in(role), MINE)
        some_more()
        some_more()
        assert queries_of(signed_in(role), MINE) == few <= 20
