"""Conversations as each side sees them, and the pipeline as the secretariat does."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.http import Http404

from tests.exchange.factories import make_city, make_entry, make_officer, make_organisation
from tests.organisations.factories import make_member, make_person, make_secretary
from ucap.exchange.actions import (
    answer_interest,
    decline_interest,
    express_interest,
    move_stage,
    pass_on_interest,
    say_outcome,
    withdraw_entry,
    withdraw_interest,
    write_message,
)
from ucap.exchange.models import Interest, MessageFile
from ucap.exchange.queries.desk import waiting_for
from ucap.exchange.queries.entries import entry_page
from ucap.exchange.queries.interests import conversation, file_of_message, my_conversations
from ucap.exchange.queries.pipeline import Asked, pipeline
from ucap.exchange.states import DeclineReason, EntryState, InterestStage, Outcome
from ucap.kernel.errors import NotAllowed
from ucap.people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.exchange.addresses")]


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def owner() -> User:
    return make_person("Olga", verified=True)


@pytest.fixture
def officer() -> User:
    return make_officer(name="Li Na")


@pytest.fixture
def interest(owner: User, officer: User, at: datetime) -> Interest:
    """Of the city of Yangzhou in what Granada's university offers."""
    entry = make_entry(organisation=make_organisation(owner=owner, name="Granada"))
    return express_interest(
        entry=entry,
        text="We have canals.",
        city=make_city("Yangzhou"),
        files=[("a.txt", b"x")],
        by=officer,
        at=at,
    )


def test_each_side_reads_the_messages_and_its_own_notes(
    interest: Interest, owner: User, officer: User, at: datetime
) -> None:
    write_message(interest=interest, text="Ours", note=True, by=officer, at=at, files=[("b.txt", b"y")])
    write_message(interest=interest, text="Theirs", note=True, by=owner, at=at)
    answer_interest(interest=interest, text="Gladly.", by=owner, at=at)
    asked, answered = conversation(interest.pk, officer), conversation(interest.pk, owner)
    assert [(one.text, one.mine, one.note, one.who) for one in asked.messages] == [
        ("We have canals.", True, False, "Li Na"),
        ("Ours", True, True, "Li Na"),
        ("Gladly.", False, False, "Olga"),
    ]
    assert [one.text for one in answered.messages] == ["We have canals.", "Theirs", "Gladly."]
    assert (asked.asker.name, asked.answerer.name, asked.i_asked) == ("Yangzhou", "Granada", True)
    assert asked.verbs == ("write", "withdraw", "move", "close")
    assert answered.verbs == ("write", "answer", "decline", "pass_on", "move", "close")
    first, second = MessageFile.objects.order_by("message")
    assert file_of_message(first.pk, owner) == first
    assert file_of_message(second.pk, officer) == second
    for file, viewer in ((second, owner), (first, make_secretary())):
        with pytest.raises(Http404):
            file_of_message(file.pk, viewer)


def test_an_entry_of_one_s_own_is_shown_to_whoever_may_see_it(
    interest: Interest, owner: User, officer: User
) -> None:
    for state, seen in ((EntryState.PUBLISHED, True), (EntryState.DRAFT, False)):
        interest.own_entry = make_entry(city=make_city("Yangzhou"), state=state)
        interest.save()
        shown = conversation(interest.pk, officer).own_entry
        assert shown
        assert shown.id == interest.own_entry.pk
        assert (conversation(interest.pk, owner).own_entry is not None) == seen


def test_nobody_else_reads_it(interest: Interest) -> None:
    for viewer in (make_secretary(), make_person(verified=True), make_member(make_organisation())):
        with pytest.raises(Http404):
            conversation(interest.pk, viewer)
    with pytest.raises(Http404):
        conversation("nowhere", make_officer())


def test_what_is_over_can_be_taken_up_by_whoever_ended_it(
    interest: Interest, owner: User, officer: User, at: datetime
) -> None:
    decline_interest(interest=interest, reason=DeclineReason.FOUND, by=owner, at=at)
    assert conversation(interest.pk, owner).verbs == ("take_up",)
    assert conversation(interest.pk, officer).verbs == ()


def test_an_entry_that_is_withdrawn_is_still_seen_by_those_who_talk_about_it(
    interest: Interest, owner: User, officer: User, at: datetime
) -> None:
    entry = withdraw_entry(entry=interest.entry, by=owner, at=at)
    assert entry_page(entry.slug, officer).entry == entry
    with pytest.raises(Http404):
        entry_page(
            entry.slug, make_officer(name="Other", email="o@example.org", city_id=make_city("Rome").pk)
        )


def test_it_is_passed_on_to_others_of_the_same_side(interest: Interest, owner: User, officer: User) -> None:
    assert interest.entry.organisation
    colleague = make_member(interest.entry.organisation)
    assert list(conversation(interest.pk, owner).to_pass_on_to) == [colleague]
    assert conversation(interest.pk, officer).to_pass_on_to == ()


def test_my_conversations_are_those_of_all_i_act_for(
    interest: Interest,
    owner: User,
    officer: User,
    at: datetime,
    django_assert_num_queries: Callable[..., object],
) -> None:
    for _ in range(3):
        other = make_organisation()
        express_interest(
            entry=interest.entry,
            text="We too",
            organisation=other,
            by=make_member(other),
            at=at - timedelta(1),
        )
    with django_assert_num_queries(4):  # the cities of who asks, received, sent, names
        mine = my_conversations(owner)
    assert (len(mine.received), mine.sent) == (4, ())
    assert (mine.received[0].other.name, mine.received[0].waits_for_me) == ("Yangzhou", True)
    theirs = my_conversations(officer)
    assert [(one.interest, one.other.name) for one in theirs.sent] == [(interest, "Granada")]


def test_what_others_ask_waits_on_my_desk(
    interest: Interest, owner: User, officer: User, at: datetime
) -> None:
    assert interest.entry.organisation
    colleague = make_member(interest.entry.organisation)
    (waiting,) = waiting_for(owner, at)
    assert (waiting.about, waiting.late) == ("Sensors for canals", False)
    assert waiting.url == f"/entries/conversations/{interest.pk}/"
    assert waiting_for(owner, at + timedelta(days=8))[0].late
    assert len(waiting_for(colleague, at)) == 1
    assert waiting_for(officer, at) == ()
    pass_on_interest(interest=interest, to=colleague, by=owner, at=at)
    assert (len(waiting_for(owner, at)), len(waiting_for(colleague, at))) == (0, 1)
    answer_interest(interest=interest, text="Yes", by=colleague, at=at)
    assert waiting_for(colleague, at) == ()


def test_the_secretariat_sees_stages_and_no_messages(
    interest: Interest,
    owner: User,
    officer: User,
    at: datetime,
    django_assert_num_queries: Callable[..., object],
) -> None:
    def another() -> Interest:
        house = make_organisation()
        by = make_member(house)
        one = express_interest(entry=interest.entry, text="Secret", organisation=house, by=by, at=at)
        return answer_interest(interest=one, text="Secret", by=owner, at=at)

    move_stage(interest=another(), stage=InterestStage.NEGOTIATION, by=owner, at=at)
    say_outcome(interest=another(), outcome=Outcome.PILOT, by=owner, at=at)
    decline_interest(interest=another(), reason=DeclineReason.PLACE, by=owner, at=at)
    withdraw_interest(interest=interest, by=officer, at=at)
    secretary = make_secretary()
    with django_assert_num_queries(4):
        seen = pipeline(Asked(), secretary)
    assert [(one.stage, one.reached, one.open, one.over) for one in seen.stages] == [
        ("contact", 4, 0, 2),
        ("negotiation", 2, 1, 0),
        ("agreement", 1, 0, 0),
        ("outcome", 1, 0, 1),
    ]
    assert (seen.outcomes, seen.declined) == ({"pilot": 1}, {"place": 1})
    assert len(seen.lines) == 4
    assert "Secret" not in repr(seen)
    assert [one.asker.name for one in pipeline(Asked(state="withdrawn"), secretary).lines] == ["Yangzhou"]
    assert pipeline(Asked(outcome="pilot", page="7"), secretary).page.number == 1
    for viewer in (owner, officer):
        with pytest.raises(NotAllowed):
            pipeline(Asked(), viewer)
