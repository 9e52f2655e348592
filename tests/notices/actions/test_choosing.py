from datetime import UTC, datetime

import pytest
from django.core.mail import EmailMessage

from tests.notices.conftest import Tell
from ucap.kernel.errors import BadInput
from ucap.notices.actions import choose, choose_by_link, stop_by_link
from ucap.notices.queries.preferences import paces_by_kind, paces_of
from ucap.notices.states import DEFAULT_PACES, Kind, Pace
from ucap.notices.stopping import DIGEST, stop_token
from ucap.people.models import User


def test_until_somebody_chooses_it_is_the_usual_way(ana: User, chen: User) -> None:
    choose(paces={Kind.PLAN: Pace.WEEKLY}, by=ana, at=datetime(2026, 11, 24, tzinfo=UTC))
    assert paces_of([ana.pk, chen.pk], Kind.PLAN) == {
        ana.pk: Pace.WEEKLY,
        chen.pk: DEFAULT_PACES[Kind.PLAN],
    }


def test_never_is_no_letter_and_still_a_notice(
    ana: User, tell: Tell, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    choose(paces={Kind.PLAN: Pace.NEVER}, by=ana, at=at)
    assert tell(ana).mail_at is None
    assert mailoutbox == []


@pytest.mark.parametrize(
    ("pace", "expected"),
    [
        (Pace.NEVER, None),
        (Pace.AT_ONCE, datetime(2026, 11, 24, 9, 30, tzinfo=UTC)),
        (Pace.WEEKLY, datetime(2026, 11, 30, 6, tzinfo=UTC)),
    ],
)
def test_what_waits_follows_the_choice(
    ana: User, tell: Tell, at: datetime, pace: Pace, expected: datetime | None
) -> None:
    notice = tell(ana, kind=Kind.MODERATION)
    choose(paces={Kind.MODERATION: pace}, by=ana, at=at)
    notice.refresh_from_db()
    assert notice.mail_at == expected


def test_the_account_is_nothing_to_choose(ana: User, at: datetime) -> None:
    with pytest.raises(BadInput, match="always comes at once"):
        choose(paces={Kind.ACCOUNT: Pace.NEVER}, by=ana, at=at)


def test_a_link_stops_its_kind_alone_and_can_be_undone(ana: User, at: datetime) -> None:
    token = stop_token(ana, Kind.PLAN)
    person, before = stop_by_link(token=token, at=at)
    assert (person, before) == (ana, {Kind.PLAN: Pace.AT_ONCE})
    assert paces_by_kind(ana) == {**DEFAULT_OF_CHOSEN, Kind.PLAN: Pace.NEVER}
    assert stop_by_link(token=token, at=at)[1] == {}
    choose_by_link(token=token, paces=before, at=at)
    assert paces_by_kind(ana) == DEFAULT_OF_CHOSEN


def test_the_link_of_a_digest_stops_digests(ana: User, at: datetime) -> None:
    stop_by_link(token=stop_token(ana, DIGEST), at=at)
    assert paces_by_kind(ana) == {
        **DEFAULT_OF_CHOSEN,
        Kind.ORGANISATION: Pace.NEVER,
        Kind.ENTRY: Pace.NEVER,
        Kind.MATCH: Pace.NEVER,
        Kind.SEARCH: Pace.NEVER,
        Kind.MODERATION: Pace.NEVER,
    }


@pytest.mark.parametrize("token", ["", "x", "WyJhIl0:xyz"])
def test_a_link_that_we_did_not_make_stops_nothing(token: str, at: datetime, db: None) -> None:
    with pytest.raises(BadInput, match="not whole"):
        stop_by_link(token=token, at=at)


def test_the_link_of_a_closed_account_says_so(ana: User, at: datetime) -> None:
    User.objects.update(is_active=False)
    with pytest.raises(BadInput, match="closed"):
        stop_by_link(token=stop_token(ana, Kind.PLAN), at=at)


DEFAULT_OF_CHOSEN = {kind: pace for kind, pace in DEFAULT_PACES.items() if kind is not Kind.ACCOUNT}
