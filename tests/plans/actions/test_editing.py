"""Changing a draft, taking it back, meeting somebody else's change."""

from dataclasses import replace
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.plans.conftest import Cast
from ucap.journal.models import Entry
from ucap.kernel.errors import BadInput, Conflict, NotAllowed, NotNow
from ucap.people.models import User
from ucap.plans.actions import discard_version, edit_part, start_version, submit, undo_edit
from ucap.plans.content import Period, Theme
from ucap.plans.models import Plan, Version
from ucap.plans.queries.editing import last_undoable


def retitle(version: Version, title: str, by: User, at: datetime, base: int | None = None) -> Version:
    base = version.revision if base is None else base
    return edit_part(version=version, part="heading", values={"title": title}, base=base, by=by, at=at)


@pytest.mark.parametrize("role", ["yangzhou", "granada", "secretary"])
def test_those_of_the_plan_edit_it(draft: Version, cast: Cast, role: str, at: datetime) -> None:
    by = getattr(cast, role)
    edited = retitle(draft, "Gardens", by, at)
    assert (edited.title, edited.revision, edited.part_revisions) == ("Gardens", 1, {"heading": 1})
    entry = Entry.objects.about("plan", draft.plan_id).get(verb="plan.edited")
    assert (entry.actor, entry.after) == (by.id, {"title": "Gardens"})
    assert entry.before == {"title": "IUC Urban Cooperation Action Plan: Yangzhou"}


@pytest.mark.parametrize("role", ["stranger", "nobody"])
def test_others_do_not(draft: Version, cast: Cast, role: str, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        retitle(draft, "Mine", getattr(cast, role), at)
    draft.refresh_from_db()
    assert draft.revision == 0


def test_what_changes_nothing_writes_nothing(draft: Version, cast: Cast, at: datetime) -> None:
    assert retitle(draft, draft.content.title, cast.yangzhou, at).revision == 0
    assert not Entry.objects.filter(verb="plan.edited").exists()


def test_a_save_sent_again_is_no_conflict(draft: Version, cast: Cast, at: datetime) -> None:
    retitle(draft, "Gardens", cast.yangzhou, at, base=0)
    assert retitle(draft, "Gardens", cast.yangzhou, at, base=0).revision == 1


def test_somebody_elses_change_of_the_same_part_is_a_conflict(
    draft: Version, cast: Cast, at: datetime
) -> None:
    retitle(draft, "Gardens", cast.yangzhou, at, base=0)
    with pytest.raises(Conflict):
        retitle(draft, "Jardines", cast.granada, at, base=0)
    draft.refresh_from_db()
    assert draft.title == "Gardens"
    assert retitle(draft, "Jardines", cast.granada, at, base=1).title == "Jardines"


def test_different_parts_do_not_meet(draft: Version, cast: Cast, at: datetime) -> None:
    retitle(draft, "Gardens", cast.yangzhou, at, base=0)
    values = {"period": Period(start="2020")}
    both = edit_part(version=draft, part="period", values=values, base=0, by=cast.granada, at=at)
    assert (both.title, both.starts.year if both.starts else 0, both.revision) == ("Gardens", 2020, 2)


def test_goals_follow_the_themes_and_the_tables_follow_the_goals(
    draft: Version, cast: Cast, at: datetime
) -> None:
    values = {"themes": (Theme(name="Water", text="clean canals", sdgs=(6, 14)),)}
    edited = edit_part(version=draft, part="themes", values=values, base=0, by=cast.yangzhou, at=at)
    assert edited.content.sdgs == (6, 14)
    assert list(edited.goals.values_list("goal", flat=True)) == [6, 14]
    assert not edited.topics.exists()
    assert " canals " in edited.words
    assert " yangzhou " in edited.words  # the tables that were not touched still count
    assert set(edited.part_revisions) == {"themes", "goals"}


def test_an_item_keeps_its_id(draft: Version, cast: Cast, at: datetime) -> None:
    first, *rest = draft.content.activities
    values = {"activities": (*rest, replace(first, text="A visit"))}
    edited = edit_part(version=draft, part="activities", values=values, base=0, by=cast.yangzhou, at=at)
    assert edited.content.activities[-1].id == first.id
    assert edited.activities.get(item=first.id).text == "A visit"


def test_there_is_no_such_part(draft: Version, cast: Cast, at: datetime) -> None:
    with pytest.raises(BadInput):
        edit_part(version=draft, part="budget", values={}, base=0, by=cast.yangzhou, at=at)
    with pytest.raises(BadInput):
        edit_part(version=draft, part="period", values={"title": "x"}, base=0, by=cast.yangzhou, at=at)


def test_only_drafts_are_edited(draft: Version, cast: Cast, at: datetime) -> None:
    submit(version=draft, by=cast.yangzhou, at=at)
    with pytest.raises(NotNow, match="review"):
        retitle(draft, "Late", cast.yangzhou, at)


def test_what_was_thrown_away_is_not_edited(draft: Version, cast: Cast, at: datetime) -> None:
    held = Version.objects.get(pk=draft.pk)
    discard_version(version=draft, by=cast.yangzhou, at=at)
    with pytest.raises(NotNow, match="thrown away"):
        retitle(held, "Late", cast.yangzhou, at)


def test_undo_goes_back_step_by_step(draft: Version, cast: Cast, at: datetime) -> None:
    before = draft.content.title
    for title in ("One", "Two", "Three"):
        draft = retitle(draft, title, cast.yangzhou, at)
    titles = []
    while last_undoable(draft, cast.yangzhou):
        draft = undo_edit(version=draft, by=cast.yangzhou, at=at)
        titles.append(draft.title)
    assert titles == ["Two", "One", before]
    with pytest.raises(NotNow):
        undo_edit(version=draft, by=cast.yangzhou, at=at)


def test_after_an_undo_a_new_edit_is_undone_first(draft: Version, cast: Cast, at: datetime) -> None:
    draft = retitle(draft, "One", cast.yangzhou, at)
    draft = undo_edit(version=draft, by=cast.yangzhou, at=at)
    draft = retitle(draft, "Two", cast.yangzhou, at)
    draft = undo_edit(version=draft, by=cast.yangzhou, at=at)
    assert draft.title == draft.content.title == "IUC Urban Cooperation Action Plan: Yangzhou"
    assert last_undoable(draft, cast.yangzhou) is None


def test_undo_leaves_what_somebody_else_wrote_since(draft: Version, cast: Cast, at: datetime) -> None:
    draft = retitle(draft, "Mine", cast.yangzhou, at)
    draft = retitle(draft, "Theirs", cast.granada, at)
    with pytest.raises(Conflict):
        undo_edit(version=draft, by=cast.yangzhou, at=at)
    assert Version.objects.get(pk=draft.pk).title == "Theirs"


def test_undo_takes_only_ones_own(draft: Version, cast: Cast, at: datetime) -> None:
    draft = retitle(draft, "Theirs", cast.granada, at)
    with pytest.raises(NotNow):
        undo_edit(version=draft, by=cast.yangzhou, at=at)


def test_undo_brings_goals_back_with_their_themes(draft: Version, cast: Cast, at: datetime) -> None:
    before = draft.content
    draft = edit_part(version=draft, part="themes", values={"themes": ()}, base=0, by=cast.yangzhou, at=at)
    assert draft.content.sdgs == ()
    assert undo_edit(version=draft, by=cast.yangzhou, at=at).content == before


def test_an_edit_is_quick(draft: Version, cast: Cast, at: datetime) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        edit_part(
            version=draft,
            part="objectives",
            values={"objectives": ("Live",)},
            base=0,
            by=cast.yangzhou,
            at=at,
        )
    asked = [q for q in queries.captured_queries if "SAVEPOINT" not in q["sql"]]
    assert len(asked) <= 5, [q["sql"][:100] for q in asked]


def test_a_new_version_can_be_edited_while_the_old_one_is_read(
    published: Plan, cast: Cast, at: datetime
) -> None:
    version = retitle(start_version(plan=published, by=cast.granada, at=at), "Next", cast.granada, at)
    published.refresh_from_db()
    assert published.current is not None
    assert (version.title, published.current.title) == ("Next", "IUC Urban Cooperation Action Plan: Yangzhou")
