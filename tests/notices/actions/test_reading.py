from datetime import datetime, timedelta

import pytest

from tests.notices.conftest import Tell
from ucap.kernel.errors import NotAllowed
from ucap.notices.actions import (
    forget_old,
    mark_all_read,
    mark_read,
    mark_unread,
    open_notice,
    undo_reading,
)
from ucap.notices.actions.forgetting import LETTERS, READ_NOTICES, WORDS_OF_LETTERS
from ucap.notices.models import Letter, Notice
from ucap.notices.states import Kind
from ucap.people.models import User


def unread(person: User) -> set[Notice]:
    return set(Notice.objects.filter(to=person, read_at=None))


def test_reading_one_reads_all_before_it_about_the_same(
    ana: User, chen: User, tell: Tell, at: datetime
) -> None:
    tell(ana)
    second, other, of_chen = tell(ana), tell(ana, about="other"), tell(chen)
    third = tell(ana)
    open_notice(notice=second, by=ana, at=at)
    assert unread(ana) == {third, other}
    assert unread(chen) == {of_chen}


def test_a_thread_is_unread_again_by_its_latest(ana: User, tell: Tell, at: datetime) -> None:
    first, second = tell(ana), tell(ana)
    mark_read(notice=second, by=ana, at=at)
    mark_unread(notice=first, by=ana, at=at)
    assert unread(ana) == {second}


def test_all_of_a_kind_and_back(ana: User, tell: Tell, at: datetime) -> None:
    plan, access = tell(ana), tell(ana, kind=Kind.ACCESS)
    assert mark_all_read(by=ana, at=at, kind=Kind.PLAN) == 1
    assert unread(ana) == {access}
    later = at + timedelta(minutes=1)
    assert mark_all_read(by=ana, at=later) == 1
    assert undo_reading(read_at=later, by=ana) == 1
    assert unread(ana) == {access}
    assert plan not in unread(ana)


def test_nobody_reads_what_is_somebody_elses(ana: User, chen: User, tell: Tell, at: datetime) -> None:
    notice = tell(ana)
    for action in (open_notice, mark_read, mark_unread):
        with pytest.raises(NotAllowed):
            action(notice=notice, by=chen, at=at)
    assert undo_reading(read_at=at, by=chen) == 0


def test_what_is_old_is_forgotten_and_what_is_unread_is_not(ana: User, tell: Tell, at: datetime) -> None:
    read = tell(ana)
    open_notice(notice=read, by=ana, at=at)
    kept = tell(ana, about="other")
    assert forget_old(at + WORDS_OF_LETTERS - timedelta(days=1)) == 0
    assert forget_old(at + WORDS_OF_LETTERS) == 2
    assert {(one.subject, one.text, one.html) for one in Letter.objects.all()} == {("", "", "")}
    forget_old(at + max(READ_NOTICES, LETTERS))
    assert set(Notice.objects.all()) == {kept}
    assert not Letter.objects.exists()


def test_a_letter_on_its_way_keeps_its_words(ana: User, tell: Tell, at: datetime) -> None:
    tell(ana)
    Letter.objects.update(state="failed")
    forget_old(at + LETTERS)
    assert Letter.objects.get().text
