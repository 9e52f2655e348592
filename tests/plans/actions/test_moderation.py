"""What a moderator's decision does to a plan."""

from datetime import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from tests.plans.conftest import Cast
from ucap.journal.models import Entry
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.moderation.actions import decide, report
from ucap.moderation.states import Ground, Verdict
from ucap.notices.models import Notice
from ucap.plans.actions import (
    ask_for_full_plan,
    attach_full_plan,
    change_state,
    confirm,
    edit_part,
    grant_access,
    note_reading,
    release_plan,
    start_version,
    submit,
    take_back,
    withhold_plan,
)
from ucap.plans.models import Plan, Version
from ucap.plans.queries.mine import my_work
from ucap.plans.queries.moderation import shown_plans
from ucap.plans.states import PlanState


def test_a_withheld_plan_is_seen_by_its_officers_alone(
    cast: Cast, published: Plan, client: Client, at: datetime
) -> None:
    address = f"/en/plans/{published.slug}/"
    assert client.get(address).status_code == 200
    assert published.current
    assert published.current.title in client.get("/en/plans/").content.decode()
    withhold_plan(published.id, cast.secretary, at)
    assert client.get(address).status_code == 404
    assert published.current.title not in client.get("/en/plans/").content.decode()
    assert client.get(f"/plans/{published.slug}.pdf").status_code == 404
    client.force_login(cast.granada)
    page = client.get(address).content.decode()
    assert "This plan was taken down" in page
    assert [one.plan for one in my_work(cast.granada, at).published] == [published]


def test_its_full_text_is_withheld_too(cast: Cast, published: Plan, at: datetime) -> None:
    attach_full_plan(plan=published, data=b"%PDF-", name="full.pdf", by=cast.yangzhou, at=at)
    asked = ask_for_full_plan(
        plan=published,
        name="Ana",
        email="ana@example.org",
        organisation="UGR",
        purpose="To join",
        language="es",
        by="",
        at=at,
    )
    token = grant_access(request=asked, by=cast.yangzhou, at=at)
    withhold_plan(published.id, cast.secretary, at)
    with pytest.raises(NotNow, match="taken away"):
        note_reading(token=token, at=at)
    release_plan(published.id, cast.secretary, at)
    assert note_reading(token=token, at=at).name == "full.pdf"


@pytest.mark.parametrize("verb", [None, "close", "archive"])
def test_it_comes_back_to_where_it_was(cast: Cast, published: Plan, at: datetime, verb: str | None) -> None:
    if verb:
        change_state(plan=published, verb=verb, by=cast.yangzhou, at=at)
    published.refresh_from_db()
    before = published.state
    withhold_plan(published.id, cast.secretary, at)
    withhold_plan(published.id, cast.secretary, at)  # twice does no harm
    release_plan(published.id, cast.secretary, at)
    release_plan(published.id, cast.secretary, at)
    published.refresh_from_db()
    assert published.state == before
    assert Entry.objects.filter(verb__in=("plan.withhold", "plan.release")).count() == 2


def test_its_officers_do_not_release_it_themselves(cast: Cast, published: Plan, at: datetime) -> None:
    for verb in ("withhold", "release"):
        with pytest.raises(NotAllowed):
            change_state(plan=published, verb=verb, by=cast.yangzhou, at=at)
    with pytest.raises(NotAllowed):
        withhold_plan(published.id, cast.yangzhou, at)
    withhold_plan(published.id, cast.secretary, at)
    published.refresh_from_db()
    for verb in ("close", "archive", "restore"):
        with pytest.raises(NotNow):
            change_state(plan=published, verb=verb, by=cast.yangzhou, at=at)
    # They may mend it meanwhile
    assert start_version(plan=published, by=cast.yangzhou, at=at).number == 2


def mended(published: Plan, cast: Cast, at: datetime) -> Version:
    """A new version of the plan, whose title was changed, confirmed by each side."""
    version = start_version(plan=published, by=cast.yangzhou, at=at)
    version = edit_part(
        version=version, part="heading", values={"title": "Mended"}, base=0, by=cast.yangzhou, at=at
    )
    version = submit(version=version, by=cast.yangzhou, at=at)
    confirm(version=version, side=0, by=cast.yangzhou, at=at)
    return confirm(version=version, side=1, by=cast.granada, at=at)


@pytest.mark.parametrize("verb", [None, "close", "archive"])
def test_mended_and_confirmed_it_waits_for_the_moderators_release(
    cast: Cast, published: Plan, at: datetime, verb: str | None
) -> None:
    if verb:
        published = change_state(plan=published, verb=verb, by=cast.yangzhou, at=at)
    before, first = published.state, published.current
    withhold_plan(published.id, cast.secretary, at)
    published.refresh_from_db()
    version = mended(published, cast, at)
    published.refresh_from_db()
    assert (version.state, published.state, published.current) == ("confirmed", "withheld", first)
    assert [one.version for one in my_work(cast.granada, at).to_release] == [version]
    told = Notice.objects.filter(
        title__values__title="Mended", title__template__startswith="Confirmed by every"
    )
    assert set(told.values_list("to", "address")) >= {
        (cast.yangzhou.pk, "plans:review"),
        (cast.secretary.pk, "moderation:about"),
    }
    one = shown_plans([published.id])[published.id]
    assert (one.title, one.url_name, one.public) == ("Mended", "plans:review", False)
    release_plan(published.id, cast.secretary, at)
    release_plan(published.id, cast.secretary, at)
    published.refresh_from_db()
    version.refresh_from_db()
    assert (version.state, published.state, published.current) == ("published", before, version)
    assert first
    first.refresh_from_db()
    assert first.state == "superseded"
    verbs = Entry.objects.about("plan", published.id).values_list("verb", flat=True)
    assert list(verbs[:2]) == ["plan.published", "plan.release"]


def test_what_waits_for_release_can_still_be_taken_back(cast: Cast, published: Plan, at: datetime) -> None:
    withhold_plan(published.id, cast.secretary, at)
    published.refresh_from_db()
    version = mended(published, cast, at)
    with pytest.raises(NotNow):
        confirm(version=version, side=0, by=cast.yangzhou, at=at)
    version = take_back(version=version, by=cast.yangzhou, at=at)
    assert (version.state, version.confirmations.count()) == ("draft", 0)
    release_plan(published.id, cast.secretary, at)
    published.refresh_from_db()
    assert published.current != version


def test_a_plan_that_is_not_here_cannot_be_withheld(cast: Cast, at: datetime) -> None:
    with pytest.raises(NotNow):
        withhold_plan("nothing", cast.secretary, at)


def test_a_reported_plan_is_taken_down_by_the_decision(cast: Cast, published: Plan, at: datetime) -> None:
    case = report(subject=("plan", published.id), by=AnonymousUser(), ground=Ground.FALSE, at=at)
    assert case.author == cast.yangzhou
    decide(case=case, verdict=Verdict.WITHHOLD, reason="Nobody agreed to it.", by=cast.secretary, at=at)
    published.refresh_from_db()
    assert published.state == PlanState.WITHHELD


def test_what_moderators_see_of_plans(cast: Cast, published: Plan, draft, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(2):
        shown = shown_plans([published.id, draft.plan_id, "nothing"])
    assert shown.keys() == {published.id}
    one = shown[published.id]
    assert (one.title, one.public, one.author_id) == (
        "IUC Urban Cooperation Action Plan: Yangzhou",
        True,
        cast.yangzhou.pk,
    )
    assert set(one.concerned) == {cast.yangzhou.pk, cast.granada.pk}
    assert "public platform for innovation exchange" in one.text
