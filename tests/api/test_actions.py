"""Tokens: made, shown once, narrowed, withdrawn; and how requests are counted."""

from datetime import datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator

from tests.plans.conftest import Cast
from ucap.api.actions import MOST_TOKENS, make_token, note_use, restore_token, take_requests, withdraw_token
from ucap.api.models import ApiToken, RequestCount
from ucap.api.queries import shown_token, token_of, tokens_of
from ucap.api.states import Scope
from ucap.journal.models import Entry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def make(person: User, at: datetime, days: int = 30) -> tuple[ApiToken, str]:
    return make_token(name="Website", scopes=[Scope.READ], days=days, by=person, at=at)


def test_a_token_is_known_by_its_text_alone(cast: Cast, at: datetime) -> None:
    token, text = make(cast.granada, at)
    assert shown_token(text, at) == token
    for wrong in (
        text[:-1],
        text + "x",
        text.replace("ucap_", ""),
        f"ucap_{token.public_prefix}_",
        "",
        "ucap_\x00_x",
    ):
        assert shown_token(wrong, at) is None
    assert text.rpartition("_")[2] not in str(ApiToken.objects.values())


def test_a_token_ends(cast: Cast, at: datetime) -> None:
    token, text = make(cast.granada, at, days=1)
    assert shown_token(text, at + timedelta(days=1)) is None
    cast.granada.is_active = False
    cast.granada.save()
    assert shown_token(text, at) is None
    assert tokens_of(cast.granada) == [token]


def test_a_withdrawn_token_opens_nothing_until_it_is_restored(cast: Cast, at: datetime) -> None:
    token, text = make(cast.granada, at)
    withdraw_token(token=token, by=cast.granada, at=at)
    assert shown_token(text, at) is None
    restore_token(token=token, by=cast.granada, at=at + HOUR)
    assert shown_token(text, at) == token
    withdraw_token(token=token, by=cast.granada, at=at)
    with pytest.raises(NotNow):
        restore_token(token=token, by=cast.granada, at=at + 2 * HOUR)


def test_nobody_touches_anothers_token(cast: Cast, at: datetime) -> None:
    token, _ = make(cast.granada, at)
    with pytest.raises(NotAllowed):
        withdraw_token(token=token, by=cast.secretary, at=at)


def test_whoever_must_have_a_second_factor_shows_it_first(cast: Cast, at: datetime, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = True  # type: ignore[attr-defined]
    with pytest.raises(NotAllowed):
        make(cast.granada, at)
    make(cast.nobody, at)  # holds no office
    Authenticator.objects.create(user=cast.granada, type=Authenticator.Type.TOTP, data={})
    make(User.objects.get(pk=cast.granada.pk), at)


@pytest.mark.parametrize(
    ("name", "scopes", "days"), [("", ["read"], 1), ("x", [], 1), ("x", ["read"], 0), ("x", ["read"], 366)]
)
def test_a_token_says_what_for_how_far_how_long(
    cast: Cast, at: datetime, name: str, scopes: list[Scope], days: int
) -> None:
    with pytest.raises(BadInput):
        make_token(name=name, scopes=scopes, days=days, by=cast.granada, at=at)


def test_so_many_tokens_and_no_more(cast: Cast, at: datetime) -> None:
    for _ in range(MOST_TOKENS):
        make(cast.granada, at)
    with pytest.raises(NotNow):
        make(cast.granada, at)


def test_its_person_hears_of_it_and_the_journal_knows_no_secret(cast: Cast, at: datetime) -> None:
    token, text = make(cast.granada, at)
    assert Notice.objects.get(to=cast.granada).subject_id == str(token.pk)
    entry = Entry.objects.get(verb="token.made")
    assert (entry.actor, entry.subject_id) == (cast.granada.id, str(token.pk))
    assert text not in str(entry.detail)


def test_its_use_is_written_down_once_an_hour(cast: Cast, at: datetime) -> None:
    token, _ = make(cast.granada, at)
    for minutes in (0, 30, 59, 61):
        token.refresh_from_db()
        note_use(token=token, at=at + timedelta(minutes=minutes))
    token.refresh_from_db()
    assert token.last_used_at == at + timedelta(minutes=61)


def test_another_persons_token_is_not_there(cast: Cast, at: datetime) -> None:
    from django.http import Http404

    token, _ = make(cast.granada, at)
    assert token_of(token.pk, cast.granada) == token
    with pytest.raises(Http404):
        token_of(token.pk, cast.secretary)


def test_requests_are_granted_up_to_the_limit(db: None) -> None:
    assert [take_requests("a", 5, 4, 10) for _ in range(4)] == [(4, 4), (4, 8), (2, 10), (0, 10)]
    assert take_requests("b", 5, 4, 10) == (4, 4)
    take_requests("a", 20, 1, 10)
    assert set(RequestCount.objects.values_list("minute", flat=True)) == {20}
