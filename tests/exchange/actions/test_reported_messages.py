"""Messages that were reported: who may, what a moderator sees, what a decision does."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.factories import make_entry, make_organisation
from tests.organisations.factories import make_member, make_person, make_secretary
from ucap.exchange.actions import express_interest, write_message
from ucap.exchange.models import Interest, Message
from ucap.exchange.queries.interests import conversation, file_of_message
from ucap.exchange.queries.talks import AskedOfMine, my_conversations
from ucap.kernel.errors import NotNow
from ucap.moderation.actions import answer, decide, reopen, report
from ucap.moderation.kinds import shown
from ucap.moderation.models import Case
from ucap.moderation.queries.case import cases_of
from ucap.moderation.states import Ground, Verdict
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> User:
    return make_person("Olga", verified=True)


@pytest.fixture
def asker() -> User:
    return make_person("Bruno", verified=True)


@pytest.fixture
def interest(owner: User, asker: User, at: datetime, settings: Any, tmp_path: Path) -> Interest:
    """Of Bologna in what Granada offers, with four messages and a note."""
    settings.MEDIA_ROOT = tmp_path
    asking = make_organisation(owner=asker, name="Bologna")
    entry = make_entry(organisation=make_organisation(owner=owner, name="Granada"))
    interest = express_interest(
        entry=entry, text="We would like to try it.", organisation=asking, by=asker, at=at
    )
    say = (
        ("Gladly.", owner, False),
        ("Ask them for more", owner, True),
        ("Buy at our shop instead", asker, False),
        ("Please do not.", owner, False),
        ("Sorry.", asker, False),
    )
    for minute, (text, by, note) in enumerate(say, 1):
        files = (("shop.txt", b"Cheap"),) if text.startswith("Buy") else ()
        later = at + timedelta(minutes=minute)
        write_message(interest=interest, text=text, by=by, note=note, files=files, at=later)
    return interest


def bad(interest: Interest) -> Message:
    return interest.messages.get(text__startswith="Buy")


def reported(interest: Interest, by: User, at: datetime) -> Case:
    subject = ("message", str(bad(interest).pk))
    return report(subject=subject, by=by, ground=Ground.ADVERTISING, at=at)


def words(interest: Interest, reader: User) -> list[str]:
    return [one.text for one in conversation(interest.pk, reader).messages]


def test_those_who_read_a_message_report_it_and_nobody_else(
    interest: Interest, owner: User, asker: User, at: datetime
) -> None:
    for stranger in (make_person("Eva", verified=True), make_secretary()):
        with pytest.raises(NotNow):
            reported(interest, stranger, at)
    assert reported(interest, owner, at).author == asker


def test_a_note_is_not_reported_nor_what_never_was_a_message(
    interest: Interest, owner: User, at: datetime
) -> None:
    note = interest.messages.get(note=True)
    for one in (str(note.pk), "999999", "9" * 30, "²", "-1", "x", ""):
        assert shown("message", one) is None
        with pytest.raises(NotNow):
            report(subject=("message", one), by=owner, ground=Ground.FALSE, at=at)


def test_a_moderator_sees_it_with_two_words_before_it_and_one_after(interest: Interest) -> None:
    there = shown("message", str(bad(interest).pk))
    assert there
    assert there.title == "Buy at our shop instead"
    assert [(one.text, one.itself) for one in there.around] == [
        ("We would like to try it.", False),
        ("Gladly.", False),
        ("Buy at our shop instead", True),
        ("Please do not.", False),
    ]
    assert [one.who for one in there.around] == ["Bologna", "Granada", "Bologna", "Granada"]


def test_the_decision_puts_a_word_in_its_place_and_its_writer_answers(
    interest: Interest, owner: User, asker: User, at: datetime
) -> None:
    secretary = make_secretary()
    case = reported(interest, owner, at)
    kept = bad(interest).files.get()
    assert file_of_message(kept.pk, secretary) == kept  # as long as there is a case about it
    decide(case=case, verdict=Verdict.WITHHOLD, reason="No shops.", by=secretary, at=at)
    for reader in (owner, asker):
        assert "Buy at our shop instead" not in words(interest, reader)
        hidden = next(one for one in conversation(interest.pk, reader).messages if one.hidden)
        assert (hidden.text, hidden.files) == ("", ())
    told = Notice.objects.filter(to=asker, kind="moderation").latest("pk")
    assert told.text["values"] == {"reason": "No shops."}
    assert [row.case for row in cases_of(asker, "1")[1]] == [case]
    assert answer(case=case, text="It was meant as a joke.", by=asker, at=at)
    assert not my_conversations(AskedOfMine(words="our shop"), owner).talks
    reopen(case=case, by=secretary, at=at)
    assert "Buy at our shop instead" in words(interest, owner)


def test_a_file_of_what_is_hidden_is_not_handed_out(
    interest: Interest, owner: User, asker: User, at: datetime
) -> None:
    from django.http import Http404

    kept, secretary = bad(interest).files.get(), make_secretary()
    with pytest.raises(Http404):
        file_of_message(kept.pk, secretary)  # nobody has reported it
    case = reported(interest, owner, at)
    decide(case=case, verdict=Verdict.WITHHOLD, reason="No shops.", by=secretary, at=at)
    for reader in (owner, asker):
        with pytest.raises(Http404):
            file_of_message(kept.pk, reader)


def test_a_colleague_of_the_reader_may_report_it_too(interest: Interest, at: datetime) -> None:
    organisation = interest.entry.organisation
    assert organisation
    assert reported(interest, make_member(organisation), at)
