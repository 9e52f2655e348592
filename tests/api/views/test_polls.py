"""Finding a time by program: times proposed, voted on, chosen; hours that are kind to every side."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.api.conftest import Program
from tests.api.problems import kind, pointers
from tests.events.factories import AT, make_city, make_event, make_officer, make_person
from ucap.events.models import Event, Poll, PollVote
from ucap.events.states import EventKind, EventState
from ucap.people.models import User

pytestmark = pytest.mark.django_db
ONE, TWO = "2027-04-06T07:00:00Z", "2027-04-07T08:00:00Z"
ZONES = ["Asia/Shanghai", "Europe/Rome"]
PROPOSED: dict[str, Any] = {"minutes": 90, "zones": ZONES, "times": [ONE, TWO]}


@pytest.fixture(autouse=True)
def at_that_time(monkeypatch: pytest.MonkeyPatch) -> None:
    for view in ("polls", "subjects"):
        monkeypatch.setattr(f"ucap.api.views.{view}.now", lambda: AT)


@pytest.fixture
def officer(db: None) -> User:
    return make_officer(name="Li Na")


@pytest.fixture
def event(officer: User) -> Event:
    return make_event(kind=EventKind.WEBINAR, city=officer.cities.get(), days=1)


@pytest.fixture
def asked(officer: User, event: Event) -> tuple[str, int, int]:
    """The address of a poll, and its two times."""
    made = Program(officer).ask("PUT", f"/events/{event.slug}/poll", PROPOSED).json()
    one, two = (time["id"] for time in made["times"])
    return f"/events/{event.slug}/poll", one, two


def test_times_are_proposed_and_everybody_reads_them(officer: User, event: Event, visitor: Program) -> None:
    program, at = Program(officer), f"/events/{event.slug}/poll"
    before = program.get(at).json()
    assert (before["minutes"], before["times"], before["may_change"]) == (None, [], True)
    assert visitor.get(at).status_code == 404
    made = program.ask("PUT", at, {**PROPOSED, "closes_at": ONE}).json()
    assert (made["minutes"], made["zones"], made["closes_at"]) == (90, ZONES, ONE)
    assert [one["starts_at"] for one in made["times"]] == [ONE, TWO]
    read = visitor.get(at).json()
    assert (read["may_vote"], read["may_change"], read["voters"]) == (False, False, 0)
    first, second = read["times"]
    assert (first["ends_at"], first["unkind_to"]) == ("2027-04-06T08:30:00Z", [])
    assert second["unkind_to"] == [{"place": "Yangzhou", "is_then": "tolerable"}]  # until half past five


def test_what_suits_is_said_counted_and_changed(officer: User, asked: tuple[str, int, int]) -> None:
    at, one, two = asked
    ada = Program(make_person("Ada", verified=True))
    sent = {"votes": [{"time": one, "vote": "yes"}, {"time": two, "vote": "no"}]}
    said = ada.ask("PUT", f"{at}/votes", sent).json()
    assert [(time["mine"], time["votes"], time["fits_most"]) for time in said["times"]] == [
        ("yes", {"yes": 1}, True),
        ("no", {"no": 1}, False),
    ]
    assert [time["names"] for time in said["times"]] == [{}, {}]  # for the hosts alone
    assert Program(officer).get(at).json()["times"][0]["names"] == {"yes": ["Ada"]}
    again = ada.ask("PUT", f"{at}/votes", {"votes": [{"time": two, "vote": "if_need_be"}]}).json()
    assert [time["mine"] for time in again["times"]] == [None, "if_need_be"]
    assert again["voters"] == 1


def test_a_time_is_chosen(officer: User, event: Event, asked: tuple[str, int, int]) -> None:
    at, _, two = asked
    program = Program(officer)
    said = program.ask("POST", f"{at}/choose", {"time": two}).json()
    assert said["chosen"] == two
    event.refresh_from_db()
    assert (event.starts_at, event.ends_at) == (
        datetime(2027, 4, 7, 8, tzinfo=UTC),
        datetime(2027, 4, 7, 9, 30, tzinfo=UTC),
    )
    late = Program(make_person(verified=True)).ask("PUT", f"{at}/votes", {"votes": []})
    assert kind(late) == "not-now"
    assert kind(program.ask("POST", f"{at}/choose", {"time": two + 10_000})) == "not-now"


def test_a_poll_is_ended(officer: User, asked: tuple[str, int, int]) -> None:
    at, one, _ = asked
    program = Program(officer)
    program.ask("PUT", f"{at}/votes", {"votes": [{"time": one, "vote": "yes"}]})
    assert program.ask("DELETE", at).status_code == 204
    assert not Poll.objects.exists()
    assert not PollVote.objects.exists()
    assert program.ask("DELETE", at).status_code == 404


def test_only_the_hosts_propose_choose_and_end(asked: tuple[str, int, int]) -> None:
    at, one, _ = asked
    stranger = Program(make_person(verified=True))
    assert stranger.ask("PUT", at, PROPOSED).status_code == 404
    assert kind(stranger.ask("POST", f"{at}/choose", {"time": one})) == "not-allowed"
    assert kind(stranger.ask("DELETE", at)) == "not-allowed"
    assert (
        stranger.get(at.replace("/poll", "/kind-times?first=2027-04-05&last=2027-04-09")).status_code == 404
    )
    assert Program().ask("PUT", f"{at}/votes", {"votes": []}).status_code == 401
    assert Poll.objects.get().chosen is None


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"times": []}, "#/times"),
        ({"times": ["2027-04-06T07:00:00"]}, "#/times/0"),
        ({"times": [ONE] * 41}, "#/times"),
        ({"zones": []}, "#/zones"),
        ({"zones": ["Mars/Olympus"]}, "#/zones/0"),
        ({"minutes": 14}, "#/minutes"),
        ({"minutes": 481}, "#/minutes"),
        ({"closes_at": "soon"}, "#/closes_at"),
        ({"color": "red"}, "#/color"),
    ],
)
def test_what_cannot_be_proposed_is_told(
    officer: User, event: Event, wrong: dict[str, Any], where: str
) -> None:
    answer = Program(officer).ask("PUT", f"/events/{event.slug}/poll", {**PROPOSED, **wrong})
    assert (answer.status_code, pointers(answer)) == (422, [where])
    assert not Poll.objects.exists()


def test_times_that_are_over_and_a_poll_that_closes_too_late_are_refused(officer: User, event: Event) -> None:
    program, at = Program(officer), f"/events/{event.slug}/poll"
    assert kind(program.ask("PUT", at, {**PROPOSED, "times": ["2026-11-01T07:00:00Z"]})) == "invalid"
    assert kind(program.ask("PUT", at, {**PROPOSED, "closes_at": "2027-05-01T07:00:00Z"})) == "invalid"
    event.state = EventState.HELD
    event.save()
    assert program.ask("PUT", at, PROPOSED).status_code == 404
    assert not Poll.objects.exists()


def test_a_vote_on_another_time_is_refused(asked: tuple[str, int, int]) -> None:
    at, one, _ = asked
    ada = Program(make_person(verified=True))
    assert (
        kind(ada.ask("PUT", f"{at}/votes", {"votes": [{"time": one + 10_000, "vote": "yes"}]})) == "not-now"
    )
    wrong = ada.ask("PUT", f"{at}/votes", {"votes": [{"time": one, "vote": "perhaps"}]})
    assert pointers(wrong) == ["#/votes/0/vote"]
    assert not PollVote.objects.exists()


def test_hours_that_are_kind_to_both_are_found(officer: User, event: Event) -> None:
    at = f"/events/{event.slug}/kind-times"
    asked = f"{at}?first=2027-04-05&last=2027-04-09&minutes=90&zones=Asia/Shanghai&zones=Europe/Rome"
    found = Program(officer).get(asked).json()
    assert found["zones"] == ZONES
    kindest = [one for one in found["items"] if one["is_among_the_kindest"]]
    # 15 or 16 o'clock in Yangzhou, 9 or 10 in Bologna
    assert {one["starts_at"][11:13] for one in kindest} <= {"07", "08"}
    assert kindest
    assert [one["starts_at"] for one in found["items"]] == sorted(one["starts_at"] for one in found["items"])


def test_without_zones_it_is_to_be_kind_to_the_clocks_of_the_event(officer: User, event: Event) -> None:
    at = f"/events/{event.slug}/kind-times?first=2027-04-05&last=2027-04-05"
    found = Program(officer).get(at).json()
    assert found["zones"][0] == "Asia/Shanghai"
    assert all(one["unkind_to"] == [] for one in found["items"] if one["is_among_the_kindest"])


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ("first=2027-04-05&last=2027-04-04", "last"),
        ("first=2027-04-05&last=2027-07-05", "last"),
        ("first=2027-04-05&last=9999-12-31", "last"),
        ("last=2027-04-04", "first"),
        ("first=2027-04-05&last=2027-04-06&minutes=5", "minutes"),
        ("first=2027-04-05&last=2027-04-06&zones=Mars/Olympus", "zones"),
    ],
)
def test_days_that_cannot_be_looked_through_are_told(
    officer: User, event: Event, asked: str, where: str
) -> None:
    answer = Program(officer).get(f"/events/{event.slug}/kind-times?{asked}")
    assert answer.status_code == 422
    assert [one["parameter"] for one in answer.json()["errors"]] == [where]


def test_a_poll_of_an_event_that_is_not_seen_is_not_there(asked: tuple[str, int, int], event: Event) -> None:
    at, one, _ = asked
    event.visibility = "members"
    event.save()
    stranger = Program(make_person(verified=True))
    assert stranger.get(at).status_code == 404
    assert stranger.ask("PUT", f"{at}/votes", {"votes": [{"time": one, "vote": "yes"}]}).status_code == 404
    assert Program(make_officer(make_city("Bologna").pk)).get(at).status_code == 200
