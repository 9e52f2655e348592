"""Conversations as each side sees them, and the pipeline as the secretariat does."""

from datetime import datetime, timedelta

import pytest
from django.http import Http404

from tests.exchange.factories import make_city, make_entry, make_officer, make_organisation
from tests.organisations.factories import make_member, make_person, make_secretary
from ucap.exchange.actions import (
    answer_interest,
    decline_interest,
    pass_on_interest,
    withdraw_entry,
    write_message,
)
from ucap.exchange.models import Interest, MessageFile
from ucap.exchange.queries.desk import waiting_for
from ucap.exchange.queries.entries import entry_page
from ucap.exchange.queries.interests import conversation, file_of_message
from ucap.exchange.states import DeclineReason, EntryState
from ucap.people.models import User

pytestmark = pytest.mark.django_db


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


def test_what_others_ask_waits_on_my_desk(
    interest: Interest, owner: User, officer: User, at: datetime
) -> None:
    assert interest.entry.organisation
    colleague = make_member(interest.entry.organisation)
    (waiting,) = waiting_for(owner, at)
    assert (waiting.about, waiting.late) == ("Sensors for canals", False)
    assert waiting.url == f"/en/exchange/conversations/{interest.pk}/"
    assert waiting_for(owner, at + timedelta(days=8))[0].late
    assert len(waiting_for(colleague, at)) == 1
    assert waiting_for(officer, at) == ()
    pass_on_interest(interest=interest, to=colleague, by=owner, at=at)
    assert (len(waiting_for(owner, at)), len(waiting_for(colleague, at))) == (0, 1)
    answer_interest(interest=interest, text="Yes", by=colleague, at=at)
    assert waiting_for(colleague, at) == ()
