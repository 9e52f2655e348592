"""Beginning, throwing away, bringing back."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.plans.conftest import Cast
from tests.plans.factories import yangzhou_content
from ucap.journal.models import Entry
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.plans.actions import (
    attach_full_plan,
    bring_back,
    change_state,
    create_plan,
    discard_version,
    edit_part,
    start_version,
    undo_edit,
)
from ucap.plans.content import PlanContent, without_ids
from ucap.plans.models import FullDocument, Import, Plan, Version
from ucap.plans.queries.editing import last_undoable
from ucap.plans.states import VersionState


def verbs(plan: Plan | str) -> list[str]:
    id_ = plan if isinstance(plan, str) else plan.id
    return [entry.verb for entry in Entry.objects.about("plan", id_).order_by("id")]


@pytest.mark.parametrize("role", ["yangzhou", "granada", "stranger", "secretary"])
def test_any_officer_begins_a_plan(cast: Cast, role: str, at: datetime) -> None:
    version = create_plan(content=yangzhou_content(), by=getattr(cast, role), at=at)
    assert (version.number, version.state, version.title) == (
        1,
        "draft",
        "IUC Urban Cooperation Action Plan: Yangzhou",
    )
    assert version.plan.slug == version.plan.id
    assert verbs(version.plan) == ["plan.created"]


def test_who_speaks_for_no_city_begins_none(cast: Cast, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        create_plan(content=PlanContent(), by=cast.nobody, at=at)
    assert not Plan.objects.exists()
    assert not Entry.objects.filter(verb="plan.created").exists()


def test_every_item_of_a_new_plan_has_an_id(draft: Version) -> None:
    ids = [theme.id for theme in draft.content.themes]
    assert all(ids)
    assert len(set(ids)) == 3
    assert without_ids(draft.content) == yangzhou_content()


def test_a_new_version_is_a_copy_with_the_same_ids(published: Plan, cast: Cast, at: datetime) -> None:
    version = start_version(plan=published, by=cast.granada, at=at)
    assert published.current is not None
    assert (version.number, version.state) == (2, VersionState.DRAFT)
    assert version.content == published.current.content
    assert version.content.themes[0].id == published.current.content.themes[0].id


def test_there_is_one_open_version_at_most(published: Plan, cast: Cast, at: datetime) -> None:
    first = start_version(plan=published, by=cast.granada, at=at)
    assert start_version(plan=published, by=cast.yangzhou, at=at) == first


@pytest.mark.parametrize("role", ["stranger", "nobody"])
def test_others_begin_no_version(published: Plan, cast: Cast, role: str, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        start_version(plan=published, by=getattr(cast, role), at=at)


def test_an_archived_plan_is_restored_first(published: Plan, cast: Cast, at: datetime) -> None:
    change_state(plan=published, verb="archive", by=cast.yangzhou, at=at)
    with pytest.raises(NotNow, match="archived"):
        start_version(plan=published, by=cast.yangzhou, at=at)


def test_a_draft_never_published_goes_with_its_plan_and_comes_back_whole(
    draft: Version, cast: Cast, at: datetime
) -> None:
    attach_full_plan(plan=draft.plan, data=b"%PDF-", name="full.pdf", by=cast.yangzhou, at=at)
    imported = Import.objects.create(by=cast.yangzhou, at=at, file="imports/a.bin", plan=draft.plan)
    content, plan_id = draft.content, draft.plan_id
    entry = discard_version(version=draft, by=cast.yangzhou, at=at)
    assert not Plan.objects.exists()

    version = bring_back(entry=entry, by=cast.yangzhou, at=at + timedelta(minutes=1))
    assert (version.plan_id, version.number, version.state) == (plan_id, 1, "draft")
    assert version.content == content
    assert version.cities.count() == 7
    assert version.plan.created_by == cast.yangzhou
    assert FullDocument.objects.get().name == "full.pdf"
    imported.refresh_from_db()
    assert imported.plan_id == plan_id
    assert verbs(plan_id)[-2:] == ["version.discarded", "version.brought_back"]


def test_a_later_version_goes_alone(published: Plan, cast: Cast, at: datetime) -> None:
    version = start_version(plan=published, by=cast.granada, at=at)
    entry = discard_version(version=version, by=cast.granada, at=at)
    published.refresh_from_db()
    assert published.state == "published"
    assert list(published.versions.values_list("number", flat=True)) == [1]
    assert bring_back(entry=entry, by=cast.yangzhou, at=at).number == 2


def test_it_does_not_come_back_over_another_draft(published: Plan, cast: Cast, at: datetime) -> None:
    entry = discard_version(
        version=start_version(plan=published, by=cast.granada, at=at), by=cast.granada, at=at
    )
    start_version(plan=published, by=cast.yangzhou, at=at)
    with pytest.raises(NotNow, match="Another version"):
        bring_back(entry=entry, by=cast.granada, at=at)


def test_edits_of_a_draft_thrown_away_are_not_undone_in_the_next(
    published: Plan, cast: Cast, at: datetime
) -> None:
    first = start_version(plan=published, by=cast.granada, at=at)
    edit_part(version=first, part="heading", values={"title": "A"}, base=0, by=cast.granada, at=at)
    discard_version(version=first, by=cast.granada, at=at)
    second = start_version(plan=published, by=cast.granada, at=at + timedelta(hours=1))
    assert second.number == first.number
    assert last_undoable(second, cast.granada) is None
    with pytest.raises(NotNow):
        undo_edit(version=second, by=cast.granada, at=at + timedelta(hours=1))


@pytest.mark.parametrize("role", ["stranger", "nobody"])
def test_others_throw_nothing_away_and_bring_nothing_back(
    draft: Version, cast: Cast, role: str, at: datetime
) -> None:
    with pytest.raises(NotAllowed):
        discard_version(version=draft, by=getattr(cast, role), at=at)
    entry = discard_version(version=draft, by=cast.yangzhou, at=at)
    with pytest.raises(NotAllowed):
        bring_back(entry=entry, by=getattr(cast, role), at=at)


def test_a_published_version_is_never_thrown_away(published: Plan, cast: Cast, at: datetime) -> None:
    assert published.current is not None
    with pytest.raises(NotNow, match="published"):
        discard_version(version=published.current, by=cast.yangzhou, at=at)


def test_thrown_away_twice_is_said(draft: Version, cast: Cast, at: datetime) -> None:
    again = replace_nothing(draft)
    discard_version(version=draft, by=cast.yangzhou, at=at)
    with pytest.raises(NotNow, match="already"):
        discard_version(version=again, by=cast.yangzhou, at=at)


def replace_nothing(version: Version) -> Version:
    """The same row, as another request holds it."""
    return Version.objects.get(pk=version.pk)


def test_only_what_was_thrown_away_is_brought_back(draft: Version, cast: Cast, at: datetime) -> None:
    entry = Entry.objects.about("plan", draft.plan_id).get(verb="plan.created")
    with pytest.raises(NotAllowed):
        bring_back(entry=entry, by=cast.yangzhou, at=at)


def test_brought_back_a_page_left_open_is_stale(draft: Version, cast: Cast, at: datetime) -> None:
    edited = edit_part(version=draft, part="heading", values={"title": "A"}, base=0, by=cast.yangzhou, at=at)
    entry = discard_version(version=edited, by=cast.yangzhou, at=at)
    assert bring_back(entry=entry, by=cast.yangzhou, at=at).revision == edited.revision + 1
    assert replace(yangzhou_content(), title="A").title == Version.objects.get().title
