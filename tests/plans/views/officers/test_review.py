"""The way of a version to the public, and of the plan after that."""

from datetime import datetime

import pytest

from tests.plans.conftest import Cast
from tests.plans.factories import PLACES, make_draft, make_officer, side
from tests.plans.views.officers.conftest import SignedIn, address, queries_of
from ucap.plans.actions import edit_part, start_version, submit, withhold_plan
from ucap.plans.models import Plan, Version


@pytest.fixture
def in_review(draft: Version, cast: Cast, at: datetime) -> Version:
    return submit(version=draft, by=cast.yangzhou, at=at)


def shown(signed_in: SignedIn, role: str, version: Version) -> str:
    return signed_in(role).get(address("review", version.plan_id)).content.decode()


def test_before_it_is_sent_it_says_who_will_confirm(signed_in: SignedIn, draft: Version) -> None:
    page = shown(signed_in, "yangzhou", draft)
    assert "Send for review" in page
    assert "Ana Ruiz can confirm for this side." in page
    assert "November 2019" in page  # the period is part of what is read


def test_without_an_open_version_it_leads_to_a_new_one(signed_in: SignedIn, published: Plan) -> None:
    answer = signed_in("yangzhou").get(address("review", published.id))
    assert answer["Location"] == address("edit", published.id)


def test_what_is_missing_is_said_and_holds_it_back(cast: Cast, signed_in: SignedIn) -> None:
    version = make_draft(by=cast.yangzhou, themes=(), title=" ")
    page = shown(signed_in, "yangzhou", version)
    assert "Something is missing before it can be sent" in page
    assert address("edit", version.plan_id) + "?part=themes#part-themes" in page
    answer = signed_in("yangzhou").post(address("submit", version.plan_id))
    assert answer.status_code == 400
    assert "Give the plan a title." in answer.content.decode()


def test_each_person_sees_what_is_theirs_to_do(signed_in: SignedIn, in_review: Version) -> None:
    confirm = [address("confirm", in_review.plan_id, number) for number in (0, 1)]
    back, take = (address(name, in_review.plan_id) for name in ("send_back", "take_back"))
    here, there = shown(signed_in, "yangzhou", in_review), shown(signed_in, "granada", in_review)
    assert [path in here for path in (*confirm, back, take)] == [True, False, False, True]
    assert [path in there for path in (*confirm, back, take)] == [False, True, True, False]


def test_both_sides_confirm(signed_in: SignedIn, in_review: Version) -> None:
    first = signed_in("granada").post(address("confirm", in_review.plan_id, 1), {"seen": "0"})
    assert first["Location"] == address("review", in_review.plan_id)
    assert "Confirmed by Ana Ruiz" in shown(signed_in, "yangzhou", in_review)
    last = signed_in("yangzhou").post(address("confirm", in_review.plan_id, 0), {"seen": "0"})
    assert last["Location"] == "/en/plans/yangzhou-granada-2019/"


def test_of_a_plan_that_was_taken_down_the_confirmed_text_waits(
    cast: Cast, signed_in: SignedIn, published: Plan, at: datetime
) -> None:
    withhold_plan(published.id, cast.secretary, at)
    published.refresh_from_db()
    version = start_version(plan=published, by=cast.yangzhou, at=at)
    submit(version=version, by=cast.yangzhou, at=at)
    page = shown(signed_in, "granada", version)
    assert "it waits for a moderator to release the plan" in page
    assert f"/en/moderation/about/plan/{published.id}/" in page
    for side_number, role in enumerate(("yangzhou", "granada")):
        answer = signed_in(role).post(address("confirm", published.id, side_number), {"seen": "0"})
        assert answer["Location"] == address("review", published.id)
    page = shown(signed_in, "yangzhou", version)
    assert "Every side has confirmed it." in page
    assert "Confirm for" not in page
    assert address("review", published.id) in signed_in("granada").get("/en/plans/mine/").content.decode()
    assert signed_in("granada").get(address("send_back", published.id)).status_code == 200
    assert signed_in("visitor").get(f"/en/plans/{published.slug}/").status_code == 404


@pytest.mark.parametrize(
    ("side", "seen", "status"),
    [(0, "0", 403), (7, "0", 400), (1, "", 400), (1, "x", 400), (1, "9" * 5000, 400), (1, "1", 409)],
)
def test_a_confirmation_that_does_not_hold(
    signed_in: SignedIn, in_review: Version, side: int, seen: str, status: int
) -> None:
    answer = signed_in("granada").post(address("confirm", in_review.plan_id, side), {"seen": seen})
    assert answer.status_code == status
    assert not in_review.confirmations.exists()


def test_sent_back_with_a_reason(cast: Cast, signed_in: SignedIn, in_review: Version, at: datetime) -> None:
    path = address("send_back", in_review.plan_id)
    client = signed_in("granada")
    assert "What has to be changed" in client.get(path).content.decode()
    assert "This field is required." in client.post(path, {"reason": " "}).content.decode()
    assert client.post(path, {"reason": "<b>Dates</b> are wrong."})["Location"] == address(
        "edit", in_review.plan_id
    )
    page = signed_in("yangzhou").get(address("edit", in_review.plan_id)).content.decode()
    assert "Ana Ruiz sent this back" in page
    assert "Dates are wrong." in page
    assert "<b>Dates" not in page
    assert client.get(path).status_code == 409
    submit(version=Version.objects.get(), by=cast.granada, at=at)
    assert "sent this back" not in shown(signed_in, "yangzhou", in_review)


def test_taken_back_by_whoever_sent_it(signed_in: SignedIn, in_review: Version) -> None:
    answer = signed_in("yangzhou").post(address("take_back", in_review.plan_id))
    assert answer["Location"] == address("edit", in_review.plan_id)
    assert Version.objects.get().state == "draft"
    assert signed_in("yangzhou").post(address("take_back", in_review.plan_id)).status_code == 409


@pytest.mark.parametrize(
    ("done", "offered"),
    [
        ((), {"close", "archive"}),
        (("close",), {"reopen", "archive"}),
        (("archive",), {"restore"}),
        (("archive", "restore"), {"reopen", "archive"}),
    ],
)
def test_what_can_be_done_with_the_plan_as_it_stands(
    signed_in: SignedIn, published: Plan, done: tuple[str, ...], offered: set[str]
) -> None:
    client = signed_in("granada")
    for verb in done:
        client.post(address("change_state", published.id, verb))
    page = client.get(address("edit", published.id)).content.decode()
    verbs = ("close", "reopen", "archive", "restore")
    assert {verb for verb in verbs if address("change_state", published.id, verb) in page} == offered


def test_what_changes_is_shown(cast: Cast, signed_in: SignedIn, published: Plan, at: datetime) -> None:
    version = start_version(plan=published, by=cast.yangzhou, at=at)
    assert "says the same as the published one" in shown(signed_in, "granada", version)
    values = {"objectives": ("Launch twelve projects",)}
    edit_part(version=version, part="objectives", values=values, base=0, by=cast.yangzhou, at=at)
    page = shown(signed_in, "granada", version)
    assert "What changes" in page
    assert "twelve" in page.partition("What changes")[2].partition("The whole text")[0]


@pytest.mark.parametrize("verb", ["publish", "sing", "reopen"])
def test_what_cannot_be_done_with_a_plan(signed_in: SignedIn, published: Plan, verb: str) -> None:
    assert signed_in("yangzhou").post(address("change_state", published.id, verb)).status_code in (403, 409)
    published.refresh_from_db()
    assert published.state == "published"


def test_closing_can_be_undone(signed_in: SignedIn, published: Plan) -> None:
    client = signed_in("yangzhou")
    answer = client.post(address("change_state", published.id, "close"))
    page = client.get(answer["Location"]).content.decode()
    assert address("change_state", published.id, "reopen") in page


def test_queries_do_not_grow_with_sides_and_officers(cast: Cast, signed_in: SignedIn, at: datetime) -> None:
    two = submit(version=make_draft(by=cast.yangzhou), by=cast.yangzhou, at=at)
    names = ("Yangzhou", "Granada", "Rome", "Bologna", "Chengdu")
    for name in names[2:]:
        make_officer(PLACES[name])
    five = submit(
        version=make_draft(by=cast.yangzhou, sides=tuple(side(name) for name in names)),
        by=cast.yangzhou,
        at=at,
    )
    for role in ("yangzhou", "secretary"):
        few = queries_of(signed_in(role), address("review", two.plan_id))
        assert queries_of(signed_in(role), address("review", five.plan_id)) == few <= 22
