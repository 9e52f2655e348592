"""Expressions of interest and the conversations that come of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.factories import make_city, make_entry, make_officer, make_organisation
from tests.organisations.factories import make_member, make_person, make_secretary
from ucap.exchange.actions import (
    answer_interest,
    decline_interest,
    express_interest,
    move_stage,
    pass_on_interest,
    remind_of_answers,
    say_outcome,
    take_up_interest,
    withdraw_interest,
    write_message,
)
from ucap.exchange.actions.conversing import PER_DAY
from ucap.exchange.models import Entry, Interest, Message
from ucap.exchange.states import DeclineReason, EntryState, InterestStage, InterestState, Outcome, Visibility
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.organisations.actions import merge_organisations
from ucap.organisations.models import Organisation
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@dataclass
class Two:
    """Granada offers; somebody of Bologna is interested."""

    entry: Entry
    owner: User  # of the entry's organisation
    asking: Organisation
    asker: User

    def ask(self, at: datetime, **more: Any) -> Interest:
        return express_interest(
            entry=self.entry,
            text="We would like to try it.",
            organisation=self.asking,
            by=self.asker,
            at=at,
            **more,
        )


@pytest.fixture
def two(settings: Any, tmp_path: Path) -> Two:
    settings.MEDIA_ROOT = tmp_path
    owner = make_person("Olga", verified=True)
    house, asking = make_organisation(owner=owner, name="Granada"), make_organisation(name="Bologna")
    return Two(make_entry(organisation=house), owner, asking, make_member(asking))


def told(person: User) -> list[str]:
    notices = Notice.objects.filter(to=person, kind="interest").order_by("pk")
    return [one.title["template"] % one.title["values"] for one in notices]


def test_interest_is_expressed_and_the_other_side_told(two: Two, at: datetime) -> None:
    own = make_entry(organisation=two.asking, title="We look for sensors")
    interest = two.ask(at, own_entry=own, files=[("plan.pdf", b"%PDF-1")])
    assert (interest.state, interest.stage, interest.own_entry) == ("waiting", "contact", own)
    message = Message.objects.get()
    assert (message.text, message.from_asker, message.note) == ("We would like to try it.", True, False)
    assert message.files.get().name == "plan.pdf"
    assert told(two.owner) == ["Bologna is interested in: Sensors for canals"]
    journal = JournalEntry.objects.about("interest", interest.pk).get()
    assert "would like" not in str((journal.before, journal.after, journal.detail))


def test_who_may_not_be_interested(two: Two, at: datetime) -> None:
    waiting = make_organisation(approved=False)
    tries = (
        (two.owner, two.entry.organisation),  # one's own
        (two.asker, two.entry.organisation),
        (make_person(verified=True), two.asking),
        (make_secretary(), two.asking),
        (make_member(waiting), waiting),
    )
    for by, organisation in tries:
        with pytest.raises(NotAllowed):
            express_interest(entry=two.entry, text="Hello", organisation=organisation, by=by, at=at)
    hidden = make_entry(visibility=Visibility.CITIES, seen_in=(make_city("Rome"),))
    for entry, more in ((hidden, {"organisation": two.asking}), (two.entry, {})):
        with pytest.raises(NotAllowed):
            express_interest(entry=entry, text="Hello", by=two.asker, at=at, **more)


def test_what_is_not_looking_for_partners_and_what_is_asked_twice(two: Two, at: datetime) -> None:
    two.ask(at)
    with pytest.raises(NotNow):
        two.ask(at)
    two.entry = make_entry(state=EntryState.FULFILLED)
    with pytest.raises(NotNow):
        two.ask(at)
    two.entry = make_entry()
    with pytest.raises(BadInput):
        two.ask(at, own_entry=make_entry())


@pytest.mark.parametrize("text", ["", " \u200b", "x" * 5001, "https://a.example " * 4])
def test_a_message_has_words_and_not_too_many(two: Two, text: str, at: datetime) -> None:
    with pytest.raises(BadInput):
        express_interest(entry=two.entry, text=text, organisation=two.asking, by=two.asker, at=at)
    assert not Interest.objects.exists()


def test_nobody_writes_to_everybody(two: Two, at: datetime) -> None:
    for _ in range(PER_DAY):
        two.entry = make_entry()
        two.ask(at)
    two.entry = make_entry()
    with pytest.raises(NotNow):
        two.ask(at)
    two.ask(at + timedelta(days=1, seconds=1))


def test_answered_talked_about_and_closed_with_what_became_of_it(two: Two, at: datetime) -> None:
    interest = answer_interest(interest=two.ask(at), text="Gladly.", by=two.owner, at=at)
    assert (interest.state, interest.handled_by, interest.answered_at) == ("answered", two.owner, at)
    write_message(interest=interest, text="When?", by=two.asker, at=at + timedelta(hours=1))
    interest = move_stage(interest=interest, stage=InterestStage.NEGOTIATION, by=two.asker, at=at)
    interest = move_stage(interest=interest, stage=InterestStage.AGREEMENT, by=two.owner, at=at)
    move_stage(interest=interest, stage=InterestStage.AGREEMENT, by=two.owner, at=at)
    with pytest.raises(BadInput):
        move_stage(interest=interest, stage=InterestStage.OUTCOME, by=two.owner, at=at)
    interest = say_outcome(
        interest=interest, outcome=Outcome.PILOT, text="In two canals", by=two.owner, at=at
    )
    assert (interest.state, interest.stage, interest.outcome) == ("closed", "outcome", "pilot")
    assert told(two.asker) == [
        "Granada has answered you about: Sensors for canals",
        "A conversation is at another stage: Sensors for canals",
        "Granada has said what became of it: Sensors for canals",
    ]
    with pytest.raises(NotNow):
        write_message(interest=interest, text="More", by=two.asker, at=at)
    interest = take_up_interest(interest=interest, by=two.asker, at=at)
    assert (interest.state, interest.stage, interest.outcome) == ("answered", "agreement", "")
    verbs = JournalEntry.objects.about("interest", interest.pk).values_list("verb", flat=True)
    assert list(verbs)[::-1] == [
        *("interest.expressed", "interest.answered", "interest.wrote"),
        *("interest.moved", "interest.moved", "interest.closed", "interest.taken_up"),
    ]


def test_the_first_word_of_the_other_side_is_its_answer(two: Two, at: datetime) -> None:
    interest = two.ask(at)
    message = write_message(interest=interest, text="Gladly.", by=two.owner, at=at)
    interest.refresh_from_db()
    assert (interest.state, message.text, message.from_asker) == ("answered", "Gladly.", False)


def test_a_note_is_no_answer_and_nobody_is_told(two: Two, at: datetime) -> None:
    interest = two.ask(at)
    note = write_message(interest=interest, text="Too small?", note=True, by=two.owner, at=at)
    interest.refresh_from_db()
    assert (interest.state, note.note) == ("waiting", True)
    assert told(two.asker) == []


def test_declined_with_a_reason_and_taken_up_again(two: Two, at: datetime) -> None:
    interest = two.ask(at)
    with pytest.raises(BadInput):
        decline_interest(interest=interest, reason=DeclineReason.OTHER, text=" ", by=two.owner, at=at)
    interest = decline_interest(
        interest=interest, reason=DeclineReason.PLACE, text="Too far", by=two.owner, at=at
    )
    assert (interest.state, interest.decline_reason, interest.decline_text) == (
        "declined",
        "place",
        "Too far",
    )
    assert told(two.asker) == ["Granada has declined: Sensors for canals"]
    with pytest.raises(NotAllowed):
        take_up_interest(interest=interest, by=two.asker, at=at)
    assert take_up_interest(interest=interest, by=two.owner, at=at).state == InterestState.WAITING


def test_withdrawn_and_taken_up_unless_there_is_a_newer_one(two: Two, at: datetime) -> None:
    interest = withdraw_interest(interest=two.ask(at), by=two.asker, at=at)
    assert interest.state == InterestState.WITHDRAWN
    with pytest.raises(NotAllowed):
        take_up_interest(interest=interest, by=two.owner, at=at)
    newer = two.ask(at)
    with pytest.raises(NotNow):
        take_up_interest(interest=interest, by=two.asker, at=at)
    withdraw_interest(interest=newer, by=two.asker, at=at)
    assert take_up_interest(interest=interest, by=two.asker, at=at).state == InterestState.WAITING


def test_passed_on_to_a_colleague_who_is_told_from_then_on(two: Two, at: datetime) -> None:
    assert two.entry.organisation
    colleague = make_member(two.entry.organisation)
    interest = two.ask(at)
    with pytest.raises(BadInput):
        pass_on_interest(interest=interest, to=two.asker, by=two.owner, at=at)
    interest = pass_on_interest(interest=interest, to=colleague, by=two.owner, at=at)
    assert (interest.state, interest.handled_by) == ("passed_on", colleague)
    assert told(colleague) == ["Olga passes a conversation on to you: Sensors for canals"]
    write_message(interest=interest, text="Hello?", by=two.asker, at=at)
    assert len(told(colleague)) == 2
    assert len(told(two.owner)) == 1
    answer_interest(interest=interest, text="Here I am.", by=colleague, at=at)
    interest.refresh_from_db()
    passed = pass_on_interest(interest=interest, to=two.owner, by=colleague, at=at)
    assert passed.state == InterestState.ANSWERED


def test_who_has_not_answered_for_a_week_is_told_once(two: Two, at: datetime) -> None:
    interest = two.ask(at)
    assert remind_of_answers(at + timedelta(days=6)) == 0
    assert remind_of_answers(at + timedelta(days=7)) == 1
    assert remind_of_answers(at + timedelta(days=8)) == 0
    assert told(two.owner)[-1] == "Bologna waits for your answer: Sensors for canals"
    answer_interest(interest=interest, text="Yes", by=two.owner, at=at)
    assert remind_of_answers(at + timedelta(days=30)) == 0


def test_only_the_two_sides_do_anything(two: Two, at: datetime) -> None:
    interest = two.ask(at)
    for by in (make_person(verified=True), make_secretary(), make_officer()):
        with pytest.raises(NotAllowed):
            write_message(interest=interest, text="x", by=by, at=at)
        with pytest.raises(NotAllowed):
            say_outcome(interest=interest, outcome=Outcome.NOTHING, by=by, at=at)
        with pytest.raises(NotAllowed):
            move_stage(interest=interest, stage=InterestStage.NEGOTIATION, by=by, at=at)
    with pytest.raises(NotAllowed):
        withdraw_interest(interest=interest, by=two.owner, at=at)
    for act in (answer_interest,):
        with pytest.raises(NotAllowed):
            act(interest=interest, text="x", by=two.asker, at=at)
    with pytest.raises(NotAllowed):
        decline_interest(interest=interest, reason=DeclineReason.FOUND, by=two.asker, at=at)
    with pytest.raises(NotAllowed):
        pass_on_interest(interest=interest, to=two.asker, by=two.asker, at=at)
    with pytest.raises(NotNow):
        say_outcome(interest=interest, outcome=Outcome.NOTHING, by=two.owner, at=at)


def test_when_nobody_who_wrote_is_left_owners_and_officers_are_told(two: Two, at: datetime) -> None:
    interest = two.ask(at)
    two.asker.memberships.all().delete()
    answer_interest(interest=interest, text="Gladly.", by=two.owner, at=at)
    owner = User.objects.get(memberships__organisation=two.asking, memberships__role="owner")
    assert len(told(owner)) == 1
    officer = make_officer()
    of_city = express_interest(entry=two.entry, text="We too", city=make_city("Yangzhou"), by=officer, at=at)
    officer.cities.clear()
    other = make_officer()
    answer_interest(interest=of_city, text="Gladly.", by=two.owner, at=at)
    assert len(told(other)) == 1


def test_files_of_messages_are_few_and_of_known_kinds(two: Two, at: datetime) -> None:
    with pytest.raises(BadInput):
        two.ask(at, files=[("a.exe", b"MZ")])
    with pytest.raises(BadInput):
        two.ask(at, files=[("a.txt", b"x")] * 6)


def test_conversations_move_with_their_organisation_one_of_two(two: Two, at: datetime) -> None:
    first = two.ask(at)
    into = make_organisation(name="Bologna, too")
    kept = express_interest(entry=two.entry, text="We too", organisation=into, by=make_member(into), at=at)
    merge_organisations(source=two.asking, into=into, by=make_secretary(), at=at)
    first.refresh_from_db()
    kept.refresh_from_db()
    assert (first.organisation, first.state, kept.state) == (into, "withdrawn", "waiting")
