"""Deciding on a case, and taking a decision back."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.moderation.actions.test_opening import N1, N2, told
from tests.moderation.conftest import Cast, Notes
from tests.plans.factories import make_secretariat
from ucap.journal.models import Entry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.moderation.actions import decide, hold, reopen, report
from ucap.moderation.models import Case
from ucap.moderation.states import CAN_BE_UNDONE, Ground, Verdict


@pytest.fixture
def waiting(cast: Cast, notes: Notes, at: datetime) -> Case:
    return hold(subject=N2, author=cast.author, reasons=[Ground.UNVERIFIED], at=at)


@pytest.fixture
def reported(cast: Cast, notes: Notes, at: datetime) -> Case:
    return report(subject=N1, by=cast.reader, ground=Ground.FALSE, at=at)


def test_what_waited_appears(cast: Cast, notes: Notes, waiting: Case, at: datetime) -> None:
    case = decide(case=waiting, verdict=Verdict.RELEASE, by=cast.secretary, at=at)
    assert (case.state, case.decided_by, case.decided_at) == ("released", cast.secretary, at)
    assert notes.done == [("release", "n2", cast.secretary.pk)]
    assert told(cast.author)[0] == "Everybody can see it now: A new note"
    assert told(cast.colleague) == ["Everybody can see it now: A new note"]
    cast.author.refresh_from_db()
    assert cast.author.verified_at is None
    entry = Entry.objects.get(verb="moderation.decided")
    assert (entry.before, entry.after, entry.actor) == ("open", "released", cast.secretary.pk)


def test_the_author_is_vouched_for_by_the_same_click(cast: Cast, waiting: Case, at: datetime) -> None:
    case = decide(case=waiting, verdict=Verdict.RELEASE, by=cast.secretary, at=at, verify_author=True)
    cast.author.refresh_from_db()
    assert cast.author.verified_at == at
    assert Entry.objects.filter(verb="person.verified", subject_id=cast.author.pk).count() == 1
    reopen(case=case, by=cast.secretary, at=at)
    cast.author.refresh_from_db()
    assert cast.author.verified_at is None


def test_who_was_verified_before_stays_so(cast: Cast, waiting: Case, at: datetime) -> None:
    cast.author.verified_at = at - timedelta(days=1)
    cast.author.save()
    case = decide(case=waiting, verdict=Verdict.RELEASE, by=cast.secretary, at=at, verify_author=True)
    assert not case.verified_author
    reopen(case=case, by=cast.secretary, at=at)
    cast.author.refresh_from_db()
    assert cast.author.verified_at is not None


def test_it_is_taken_down_with_a_reason(cast: Cast, notes: Notes, reported: Case, at: datetime) -> None:
    case = decide(
        case=reported, verdict=Verdict.WITHHOLD, reason=" Not <i>true</i>. ", by=cast.secretary, at=at
    )
    assert (case.state, case.reason) == ("withheld", "Not true.")
    assert notes.done == [("withhold", "n1", cast.secretary.pk)]
    notice = cast.author.notices.get()
    assert notice.title["template"] % notice.title["values"] == "Taken down: A note"
    assert notice.text == {"template": "%(reason)s", "values": {"reason": "Not true."}}
    assert (notice.address, notice.arguments) == ("moderation:case", [case.id])
    assert told(cast.reader) == ["What you reported was taken down: A note"]
    assert "true" not in str(list(Entry.objects.values_list("detail", "before", "after")))


def test_without_a_reason_nothing_is_taken_down(
    cast: Cast, notes: Notes, reported: Case, at: datetime
) -> None:
    with pytest.raises(BadInput, match="Say why"):
        decide(case=reported, verdict=Verdict.WITHHOLD, reason=" \u200b ", by=cast.secretary, at=at)
    assert notes.done == []


def test_a_report_is_dismissed_and_its_author_left_in_peace(
    cast: Cast, notes: Notes, reported: Case, at: datetime
) -> None:
    decide(case=reported, verdict=Verdict.DISMISS, by=cast.secretary, at=at)
    assert notes.done == []
    assert told(cast.author) == []
    assert told(cast.reader) == ["What you reported was looked at, and stays: A note"]


def test_what_waits_is_not_dismissed_and_what_is_public_not_released(
    cast: Cast, waiting: Case, reported: Case, at: datetime
) -> None:
    with pytest.raises(NotNow):
        decide(case=waiting, verdict=Verdict.DISMISS, by=cast.secretary, at=at)
    with pytest.raises(NotNow):
        decide(case=reported, verdict=Verdict.RELEASE, by=cast.secretary, at=at)


def test_what_was_decided_is_not_decided_again(cast: Cast, waiting: Case, at: datetime) -> None:
    decide(case=waiting, verdict=Verdict.RELEASE, by=cast.secretary, at=at)
    with pytest.raises(NotNow, match="decided in the meantime"):
        decide(case=waiting, verdict=Verdict.WITHHOLD, reason="Late", by=cast.secretary, at=at)


def test_what_was_taken_down_can_be_released_after_the_answer(
    cast: Cast, notes: Notes, reported: Case, at: datetime
) -> None:
    decide(case=reported, verdict=Verdict.WITHHOLD, reason="Not true.", by=cast.secretary, at=at)
    case = decide(case=reported, verdict=Verdict.RELEASE, by=cast.secretary, at=at)
    assert case.state == "released"
    assert [verb for verb, *_ in notes.done] == ["withhold", "release"]


def test_only_the_secretariat_decides(cast: Cast, waiting: Case, at: datetime) -> None:
    for person in (cast.author, cast.reader):
        with pytest.raises(NotAllowed):
            decide(case=waiting, verdict=Verdict.RELEASE, by=person, at=at)
        with pytest.raises(NotAllowed):
            reopen(case=waiting, by=person, at=at)


def test_nobody_decides_on_what_they_wrote_while_another_can(cast: Cast, notes: Notes, at: datetime) -> None:
    case = hold(subject=N2, author=cast.secretary, reasons=[Ground.LINKS], at=at)
    other = make_secretariat()
    with pytest.raises(NotAllowed):
        decide(case=case, verdict=Verdict.RELEASE, by=cast.secretary, at=at)
    other.is_active = False
    other.save()
    assert decide(case=case, verdict=Verdict.RELEASE, by=cast.secretary, at=at).state == "released"


@pytest.fixture
def both(waiting: Case, reported: Case) -> dict[str, Case]:
    return {"waiting": waiting, "reported": reported}


@pytest.mark.parametrize(
    "decision",
    [
        ("waiting", Verdict.RELEASE, ["release", "withhold"]),
        ("waiting", Verdict.WITHHOLD, ["withhold"]),
        ("reported", Verdict.WITHHOLD, ["withhold", "release"]),
        ("reported", Verdict.DISMISS, []),
    ],
)
def test_a_decision_taken_back_leaves_the_thing_as_it_was(
    cast: Cast, notes: Notes, both: dict[str, Case], at: datetime, decision: tuple[str, Verdict, list[str]]
) -> None:
    what, verdict, done = decision
    case = both[what]
    public = notes.there[case.subject_id].public
    decide(case=case, verdict=verdict, reason="Because", by=cast.secretary, at=at)
    reopened = reopen(case=case, by=cast.secretary, at=at)
    assert (reopened.state, reopened.reason, reopened.decided_by) == ("open", "", None)
    assert notes.there[case.subject_id].public == public
    assert [verb for verb, *_ in notes.done] == done


def test_what_was_decided_long_ago_stays(cast: Cast, waiting: Case, at: datetime) -> None:
    decide(case=waiting, verdict=Verdict.RELEASE, by=cast.secretary, at=at)
    with pytest.raises(NotNow, match="long ago"):
        reopen(case=waiting, by=cast.secretary, at=at + CAN_BE_UNDONE + timedelta(seconds=1))


def test_a_newer_case_comes_first(cast: Cast, notes: Notes, reported: Case, at: datetime) -> None:
    decide(case=reported, verdict=Verdict.DISMISS, by=cast.secretary, at=at)
    report(subject=N1, by=AnonymousUser(), ground=Ground.RIGHTS, at=at)
    with pytest.raises(NotNow, match="newer case"):
        reopen(case=reported, by=cast.secretary, at=at)


def test_a_case_that_is_gone(cast: Cast, waiting: Case, at: datetime) -> None:
    Case.objects.all().delete()
    with pytest.raises(NotNow):
        decide(case=waiting, verdict=Verdict.RELEASE, by=cast.secretary, at=at)
