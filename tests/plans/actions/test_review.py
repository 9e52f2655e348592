"""Both sides agree, and only then it is public."""

from datetime import datetime

import pytest
from django.core.mail import EmailMessage

from tests.plans.conftest import Cast
from tests.plans.factories import PLACES, city, make_draft, make_officer, side, yangzhou_content
from ucap.journal.models import Entry
from ucap.journal.queries import whole
from ucap.kernel.errors import BadInput, Conflict, NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.notices.wording import said
from ucap.people.models import User
from ucap.plans.actions import (
    confirm,
    discard_version,
    edit_part,
    send_back,
    start_version,
    submit,
    take_back,
)
from ucap.plans.actions.review import RESERVED_SLUGS
from ucap.plans.content import City, Side
from ucap.plans.models import Plan, Version
from ucap.plans.urls import urlpatterns


@pytest.fixture
def in_review(draft: Version, cast: Cast, at: datetime) -> Version:
    return submit(version=draft, by=cast.yangzhou, at=at)


def test_it_is_published_when_the_last_side_has_confirmed(
    in_review: Version, cast: Cast, at: datetime
) -> None:
    half = confirm(version=in_review, side=0, by=cast.yangzhou, at=at)
    assert (half.state, half.plan.state) == ("in_review", "draft")
    whole = confirm(version=in_review, side=1, by=cast.granada, at=at)
    assert (whole.state, whole.published_at) == ("published", at)
    plan = Plan.objects.get(pk=whole.plan_id)
    assert (plan.state, plan.current, plan.slug) == ("published", whole, "yangzhou-granada-2019")
    said = [(c.side, c.by, c.at) for c in whole.confirmations.order_by("side")]
    assert said == [(0, cast.yangzhou, at), (1, cast.granada, at)]


def test_the_journal_tells_the_story(in_review: Version, cast: Cast, at: datetime) -> None:
    confirm(version=in_review, side=1, by=cast.granada, at=at)
    confirm(version=in_review, side=0, by=cast.yangzhou, at=at)
    entries = Entry.objects.about("plan", in_review.plan_id).order_by("id")
    assert [(e.verb, e.detail.get("side")) for e in entries] == [
        ("plan.created", None),
        ("version.submitted", None),
        ("version.confirmed", 1),
        ("version.confirmed", 0),
        ("plan.published", None),
    ]


@pytest.mark.parametrize(
    ("role", "number"), [("yangzhou", 1), ("granada", 0), ("stranger", 0), ("nobody", 1)]
)
def test_nobody_confirms_for_the_other_side(
    in_review: Version, cast: Cast, role: str, number: int, at: datetime
) -> None:
    with pytest.raises(NotAllowed):
        confirm(version=in_review, side=number, by=getattr(cast, role), at=at)
    assert not in_review.confirmations.exists()


def test_the_secretariat_speaks_only_for_a_side_that_has_nobody_here(cast: Cast, at: datetime) -> None:
    content = yangzhou_content(sides=(side("Yangzhou"), side("Bologna")))
    version = submit(version=make_draft(content, by=cast.yangzhou), by=cast.yangzhou, at=at)
    with pytest.raises(NotAllowed):
        confirm(version=version, side=0, by=cast.secretary, at=at)
    confirm(version=version, side=1, by=cast.secretary, at=at)
    assert confirm(version=version, side=0, by=cast.yangzhou, at=at).state == "published"


def test_a_side_confirms_once(in_review: Version, cast: Cast, at: datetime) -> None:
    for _ in range(2):
        confirm(version=in_review, side=0, by=cast.yangzhou, at=at)
    assert in_review.confirmations.count() == 1
    assert Entry.objects.filter(verb="version.confirmed").count() == 1


def test_there_is_no_third_side(in_review: Version, cast: Cast, at: datetime) -> None:
    for number in (2, -1):
        with pytest.raises(BadInput):
            confirm(version=in_review, side=number, by=cast.yangzhou, at=at)


def test_a_draft_is_not_confirmed(draft: Version, cast: Cast, at: datetime) -> None:
    with pytest.raises(NotNow):
        confirm(version=draft, side=0, by=cast.yangzhou, at=at)


def test_nobody_confirms_a_text_they_have_not_read(in_review: Version, cast: Cast, at: datetime) -> None:
    seen = in_review.revision
    version = take_back(version=in_review, by=cast.yangzhou, at=at)
    edit_part(version=version, part="heading", values={"title": "New"}, base=seen, by=cast.yangzhou, at=at)
    submit(version=version, by=cast.yangzhou, at=at)
    with pytest.raises(Conflict):
        confirm(version=version, side=1, by=cast.granada, at=at, seen=seen)
    assert confirm(version=version, side=1, by=cast.granada, at=at, seen=seen + 1).confirmations.count() == 1


def test_taken_back_it_has_to_be_confirmed_anew(in_review: Version, cast: Cast, at: datetime) -> None:
    confirm(version=in_review, side=0, by=cast.yangzhou, at=at)
    back = take_back(version=in_review, by=cast.granada, at=at)
    assert (back.state, back.submitted_at, back.confirmations.count()) == ("draft", None, 0)


def test_sent_back_it_is_a_draft_and_the_others_know_why(
    in_review: Version, cast: Cast, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    confirm(version=in_review, side=0, by=cast.yangzhou, at=at)
    mailoutbox.clear()
    back = send_back(version=in_review, reason="The dates are wrong.", by=cast.granada, at=at)
    assert (back.state, back.submitted_at, back.confirmations.count()) == ("draft", None, 0)
    assert [letter.to for letter in mailoutbox] == [["yangzhou@example.org"]]
    assert "The dates are wrong." in mailoutbox[0].body
    assert leads_to(cast.yangzhou) == f"/en/plans/{back.plan_id}/edit/"
    entry = Entry.objects.get(verb="version.sent_back")
    assert entry.detail == {"version": 1}
    assert whole(entry).detail == {"version": 1, "reason": "The dates are wrong."}


def test_it_is_not_sent_back_without_a_word_or_by_others(
    in_review: Version, cast: Cast, at: datetime
) -> None:
    with pytest.raises(BadInput):
        send_back(version=in_review, reason=" ", by=cast.granada, at=at)
    with pytest.raises(NotAllowed):
        send_back(version=in_review, reason="No.", by=cast.stranger, at=at)
    take_back(version=in_review, by=cast.yangzhou, at=at)
    with pytest.raises(NotNow):
        send_back(version=in_review, reason="Too late.", by=cast.granada, at=at)


@pytest.mark.parametrize("role", ["stranger", "nobody"])
def test_others_neither_submit_nor_take_back(draft: Version, cast: Cast, role: str, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        submit(version=draft, by=getattr(cast, role), at=at)
    submit(version=draft, by=cast.yangzhou, at=at)
    with pytest.raises(NotAllowed):
        take_back(version=draft, by=getattr(cast, role), at=at)


def test_what_is_missing_holds_it_back(cast: Cast, at: datetime) -> None:
    version = make_draft(by=cast.yangzhou, title=" ")
    with pytest.raises(BadInput, match="title"):
        submit(version=version, by=cast.yangzhou, at=at)
    assert Version.objects.get(pk=version.pk).state == "draft"


def test_a_village_that_no_gazetteer_knows_can_cooperate_too(cast: Cast, at: datetime) -> None:
    village = Side(cities=(City(name="Civita", country="IT"), city("Bologna")))
    version = make_draft(by=cast.yangzhou, sides=(side("Yangzhou"), village))
    assert submit(version=version, by=cast.yangzhou, at=at).state == "in_review"


def test_the_next_version_takes_the_place_of_the_one_before(
    published: Plan, cast: Cast, at: datetime
) -> None:
    first, slug = published.current, published.slug
    version = start_version(plan=published, by=cast.yangzhou, at=at)
    submit(version=version, by=cast.yangzhou, at=at)
    confirm(version=version, side=0, by=cast.yangzhou, at=at)
    confirm(version=version, side=1, by=cast.granada, at=at)
    assert first is not None
    first.refresh_from_db()
    published.refresh_from_db()
    assert (first.state, published.current, published.slug) == ("superseded", version, slug)


def test_the_other_officers_are_asked_each_in_their_language(
    cast: Cast, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    cast.granada.language = "es"
    cast.granada.save()
    make_officer(PLACES["Rome"], email="gone@example.org")
    User.objects.filter(email="gone@example.org").update(is_active=False)
    version = make_draft(by=cast.yangzhou)
    submit(version=version, by=cast.yangzhou, at=at)
    assert [letter.to for letter in mailoutbox] == [["granada@example.org"]]
    assert leads_to(cast.granada) == f"/en/plans/{version.plan_id}/review/"
    assert "/es/inbox/" in mailoutbox[0].body
    assert "\n" not in mailoutbox[0].subject


def test_published_is_said_to_the_others(
    in_review: Version, cast: Cast, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    confirm(version=in_review, side=1, by=cast.granada, at=at)
    mailoutbox.clear()
    confirm(version=in_review, side=0, by=cast.yangzhou, at=at)
    assert [letter.to for letter in mailoutbox] == [["granada@example.org"]]
    assert leads_to(cast.granada) == "/en/plans/yangzhou-granada-2019/"


def leads_to(person: User) -> str:
    """Where the latest notice of that person leads."""
    return said(Notice.objects.filter(to=person)[0]).url


def test_a_version_thrown_away_meanwhile_is_said(in_review: Version, cast: Cast, at: datetime) -> None:
    held = Version.objects.get(pk=in_review.pk)
    discard_version(version=in_review, by=cast.yangzhou, at=at)
    with pytest.raises(NotNow, match="thrown away"):
        confirm(version=held, side=0, by=cast.yangzhou, at=at)


def test_the_second_plan_of_the_same_cities_has_its_own_address(
    published: Plan, cast: Cast, at: datetime
) -> None:
    version = submit(version=make_draft(by=cast.yangzhou), by=cast.yangzhou, at=at)
    confirm(version=version, side=0, by=cast.yangzhou, at=at)
    confirm(version=version, side=1, by=cast.granada, at=at)
    assert Plan.objects.get(pk=version.plan_id).slug == "yangzhou-granada-2019-2"


def test_no_plan_takes_the_address_of_a_page() -> None:
    first_words = {str(one.pattern).partition("/")[0] for one in urlpatterns}
    fixed = {word for word in first_words if word and "<" not in word}
    assert fixed <= RESERVED_SLUGS
