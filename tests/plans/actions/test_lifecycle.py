"""Closing, reopening, archiving, restoring."""

from datetime import datetime

import pytest

from tests.plans.conftest import Cast
from ucap.journal.models import Entry
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.plans.actions import change_state
from ucap.plans.models import Plan, Version


@pytest.mark.parametrize(
    ("verbs", "state"),
    [
        (["close"], "closed"),
        (["close", "reopen"], "published"),
        (["archive"], "archived"),
        (["close", "archive", "restore"], "closed"),
        (["archive", "restore", "reopen"], "published"),
    ],
)
@pytest.mark.parametrize("role", ["yangzhou", "granada", "secretary"])
def test_the_life_of_a_plan(  # noqa: PLR0917 - what pytest hands over
    published: Plan, cast: Cast, verbs: list[str], state: str, role: str, at: datetime
) -> None:
    for verb in verbs:
        published = change_state(plan=published, verb=verb, by=getattr(cast, role), at=at)
    assert Plan.objects.get(pk=published.pk).state == state
    last = Entry.objects.about("plan", published.id).first()
    assert last is not None
    assert (last.verb, last.after) == (f"plan.{verbs[-1]}", state)


@pytest.mark.parametrize("verb", ["reopen", "restore", "burn"])
def test_what_cannot_follow(published: Plan, cast: Cast, verb: str, at: datetime) -> None:
    with pytest.raises(NotNow):
        change_state(plan=published, verb=verb, by=cast.yangzhou, at=at)


@pytest.mark.parametrize("role", ["stranger", "nobody"])
def test_others_change_no_state(published: Plan, cast: Cast, role: str, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        change_state(plan=published, verb="close", by=getattr(cast, role), at=at)


def test_nothing_is_published_past_its_review(draft: Version, cast: Cast, at: datetime) -> None:
    for by in (cast.yangzhou, cast.secretary):
        with pytest.raises(NotAllowed):
            change_state(plan=draft.plan, verb="publish", by=by, at=at)
        with pytest.raises(NotAllowed):
            change_state(plan=draft.plan, verb="archive", by=by, at=at)
