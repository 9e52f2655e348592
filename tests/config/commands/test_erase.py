"""`ucap erase`."""

import pytest

from ucap.config.cli import main
from ucap.journal.models import Entry
from ucap.people.models import User
from ucap.privacy.actions import ask_to_be_erased
from ucap.privacy.models import Erasure

pytestmark = pytest.mark.django_db


@pytest.fixture
def li(db: None) -> User:
    return User.objects.create_user("li@example.org", "a long enough phrase", name="Li Wei")


def test_whom_it_names_are_erased_as_from_the_page(li: User, capsys: pytest.CaptureFixture[str]) -> None:
    ana = User.objects.create_user("ana@example.org", name="Ana")
    assert main(["erase", li.pk, ana.pk, li.pk]) == 0
    assert capsys.readouterr().err.splitlines() == [f"{li.pk} is erased.", f"{ana.pk} is erased."]
    assert all(one.has_left and not one.is_active for one in User.objects.all())
    assert Erasure.objects.filter(done_at__isnull=False).count() == 2
    verbs = Entry.objects.about("user", li.pk).order_by("id").values_list("verb", "actor")
    assert list(verbs) == [("erasure.asked", ""), ("erasure.done", li.pk)]


def test_one_that_was_asked_for_before_the_backup_is_done_now(li: User, at) -> None:  # type: ignore[no-untyped-def]
    ask_to_be_erased(by=li, at=at)
    assert main(["erase", li.pk]) == 0
    assert Erasure.objects.get(person=li).done_at


def test_twice_does_no_harm(li: User, capsys: pytest.CaptureFixture[str]) -> None:
    main(["erase", li.pk])
    assert main(["erase", li.pk]) == 0
    assert capsys.readouterr().err.endswith(f"{li.pk} was erased already.\n")


def test_a_wrong_number_erases_nobody(li: User, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["erase", li.pk, "nobody"]) == 2
    assert capsys.readouterr().err == "ucap erase: nobody has the number nobody. Nobody was erased.\n"
    assert not User.objects.get(pk=li.pk).has_left


def test_who_cannot_go_yet_is_named_and_the_others_go(li: User, capsys: pytest.CaptureFixture[str]) -> None:
    last = User.objects.create_user("last@example.org", is_secretariat=True)
    assert main(["erase", last.pk, li.pk]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith(f"{last.pk} is not erased: ")
    assert said[1] == f"{li.pk} is erased."
    assert not User.objects.get(pk=last.pk).has_left
