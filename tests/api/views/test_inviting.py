"""Cities that are invited to an expo by program: invited, reminded, answering."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.api.conftest import Program
from tests.api.problems import kind, pointers
from tests.events.expos import make_exhibit, make_expo, make_invitation
from tests.events.factories import PLACES, make_city, make_event, make_officer, make_person
from ucap.events.models import CityInvitation, Event
from ucap.events.states import EventState, ExhibitState, InvitedState
from ucap.notices.models import Notice

pytestmark = pytest.mark.django_db
GRANADA, BOLOGNA = PLACES["Granada"], PLACES["Bologna"]


@dataclass(frozen=True)
class Two:
    """An expo of Yangzhou, its host, and an officer of Granada."""

    expo: Event
    host: Program
    granada: Program

    @property
    def at(self) -> str:
        return f"/events/{self.expo.slug}/city-invitations"


@pytest.fixture
def two(db: None) -> Two:
    host, guest = make_officer(), make_officer(GRANADA)
    return Two(make_expo(city=host.cities.get()), Program(host), Program(guest))


def test_cities_are_invited_and_listed(two: Two) -> None:
    sent = {"cities": [GRANADA, BOLOGNA], "text": "Show a garden.", "answer_by": "2027-03-01"}
    told = Notice.objects.count()
    made = two.host.ask("POST", two.at, sent)
    assert made.status_code == 201
    assert {one["city"]["name"] for one in made.json()["items"]} == {"Granada", "Bologna"}
    assert Notice.objects.count() > told
    found = two.host.get(two.at).json()
    assert [(one["city"]["name"], one["state"], one["has_officer"]) for one in found["items"]] == [
        ("Bologna", "invited", False),
        ("Granada", "invited", True),
    ]
    assert (found["by_state"]["invited"], found["by_state"]["declined"], found["may_invite"]) == (2, 0, True)
    assert two.host.get(f"{two.at}?state=declined").json()["items"] == []
    assert found["items"][0]["answer_by"] == "2027-03-01"
    # one that is invited already is left out, and of none but such nothing is done
    again = two.host.ask("POST", two.at, {"cities": [GRANADA, PLACES["Stuttgart"]]}).json()
    assert [one["city"]["name"] for one in again["items"]] == ["Stuttgart"]
    assert kind(two.host.ask("POST", two.at, {"cities": [GRANADA]})) == "invalid"
    assert kind(two.host.ask("POST", two.at, {"of": "plan"})) == "invalid"


def test_a_city_finds_its_invitation_and_answers(two: Two) -> None:
    row = make_invitation(two.expo)
    make_invitation(make_expo(title="Another"), state=InvitedState.WITHDRAWN)
    (mine,) = two.granada.get("/me/city-invitations").json()["items"]
    assert (mine["id"], mine["event"], mine["state"]) == (row.pk, two.expo.slug, "invited")
    at = f"/city-invitations/{mine['id']}"
    read = two.granada.get(at).json()
    assert (read["text"], read["officers"], read["exhibits"]) == ("Show a garden.", 1, [])
    assert read["can"] == ["confirm", "show_interest", "decline"]
    said = {"verb": "show_interest", "text": "We think of a garden."}
    answered = two.granada.ask("POST", f"{at}/answer", said).json()
    assert (answered["state"], answered["answer"]) == ("interested", "We think of a garden.")
    assert answered["can"] == ["confirm", "decline", "propose"]
    assert two.host.get(at).json()["can"] == ["withdraw"]
    undone = two.granada.ask("POST", f"{at}/undo-answer").json()
    assert (undone["state"], undone["answer"], undone["answered_at"]) == ("invited", "", None)
    assert kind(two.granada.ask("POST", f"{at}/undo-answer")) == "not-now"


def test_an_invitation_is_withdrawn_and_brought_back(two: Two) -> None:
    at = f"/city-invitations/{make_invitation(two.expo).pk}"
    withdrawn = two.host.ask("POST", f"{at}/withdraw").json()
    assert (withdrawn["state"], withdrawn["can"]) == ("withdrawn", ["invite_again"])
    assert two.granada.get("/me/city-invitations").json()["count"] == 0
    assert kind(two.granada.ask("POST", f"{at}/answer", {"verb": "confirm"})) == "not-now"
    assert two.host.ask("POST", f"{at}/invite-again").json()["state"] == "invited"
    assert kind(two.host.ask("POST", f"{at}/invite-again")) == "not-now"


def test_a_city_that_shows_something_stays(two: Two) -> None:
    row = make_invitation(two.expo, state=InvitedState.INTERESTED)
    exhibit = make_exhibit(row, state=ExhibitState.PROPOSED)
    at = f"/city-invitations/{row.pk}"
    (shown,) = two.host.get(at).json()["exhibits"]
    assert (shown["id"], shown["state"], shown["kind"]) == (exhibit.pk, "proposed", "garden")
    (line,) = two.host.get(two.at).json()["items"]
    assert (line["exhibits"], line["confirmed"]) == (1, 0)
    assert kind(two.host.ask("POST", f"{at}/withdraw")) == "not-now"
    assert kind(two.granada.ask("POST", f"{at}/answer", {"verb": "decline"})) == "not-now"


def test_those_who_have_not_answered_are_reminded_once_a_day(two: Two) -> None:
    rows = [make_invitation(two.expo, name) for name in ("Granada", "Bologna")]
    make_invitation(two.expo, "Stuttgart", state=InvitedState.DECLINED)
    one = two.host.ask("POST", f"{two.at}/remind", {"invitations": [rows[0].pk]}).json()
    assert [row["id"] for row in one["items"]] == [rows[0].pk]
    rest = two.host.ask("POST", f"{two.at}/remind", {}).json()
    assert [row["id"] for row in rest["items"]] == [rows[1].pk]
    assert kind(two.host.ask("POST", f"{two.at}/remind", {})) == "not-now"


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"cities": ["1"]}, "#/cities/0"),
        ({"cities": "Granada"}, "#/cities"),
        ({"cities": [GRANADA] * 41}, "#/cities"),
        ({"text": "x" * 2001}, "#/text"),
        ({"text": "https://example.org " * 6}, "#/text"),
        ({"answer_by": "soon"}, "#/answer_by"),
        ({"answer_by": "0001-01-01"}, "#/answer_by"),
        ({"of": "world"}, "#/of"),
        ({"color": "red"}, "#/color"),
    ],
)
def test_what_is_wrong_with_an_invitation_is_told(two: Two, wrong: dict[str, Any], where: str) -> None:
    answer = two.host.ask("POST", two.at, {"cities": [GRANADA], **wrong})
    assert (answer.status_code, pointers(answer)) == (422, [where])
    assert not CityInvitation.objects.exists()


def test_what_is_wrong_with_an_answer_is_told(two: Two) -> None:
    at = f"/city-invitations/{make_invitation(two.expo).pk}/answer"
    assert pointers(two.granada.ask("POST", at, {"verb": "perhaps"})) == ["#/verb"]
    links = {"verb": "confirm", "text": "https://example.org " * 6}
    assert pointers(two.granada.ask("POST", at, links)) == ["#/text"]
    assert CityInvitation.objects.get().state == InvitedState.INVITED


def test_who_has_nothing_to_do_with_an_invitation_does_not_see_it(two: Two) -> None:
    at = f"/city-invitations/{make_invitation(two.expo).pk}"
    for stranger in (Program(make_officer(BOLOGNA)), Program(make_person(verified=True))):
        assert stranger.get(at).status_code == 404
        assert stranger.ask("POST", f"{at}/answer", {"verb": "confirm"}).status_code == 404
        assert stranger.ask("POST", f"{at}/withdraw").status_code == 404
        assert stranger.get(two.at).status_code == 404
        assert stranger.ask("POST", two.at, {"cities": [BOLOGNA]}).status_code == 404
        assert stranger.ask("POST", f"{two.at}/remind", {}).status_code == 404
        assert stranger.get("/me/city-invitations").json()["count"] == 0
    # each of the two does its own part alone
    assert kind(two.host.ask("POST", f"{at}/answer", {"verb": "confirm"})) == "not-allowed"
    assert kind(two.granada.ask("POST", f"{at}/withdraw")) == "not-allowed"
    assert Program().get(at).status_code == 401


def test_cities_are_invited_to_what_is_announced_and_of_that_kind(two: Two) -> None:
    home = two.expo.city
    draft = make_expo(city=home, state=EventState.DRAFT)
    sent = {"cities": [GRANADA]}
    assert kind(two.host.ask("POST", f"/events/{draft.slug}/city-invitations", sent)) == "not-now"
    conference = make_event(city=home)
    assert two.host.ask("POST", f"/events/{conference.slug}/city-invitations", sent).status_code == 404
    assert not CityInvitation.objects.exists()


def test_cities_come_in_pieces(two: Two) -> None:
    for name in ("Granada", "Bologna", "Stuttgart"):
        make_invitation(two.expo, name)
    head = two.host.get(f"{two.at}?limit=2").json()
    rest = two.host.get(f"{two.at}?limit=2&cursor={head['next']}").json()
    names = [one["city"]["name"] for one in (*head["items"], *rest["items"])]
    assert (names, head["count"], rest["next"]) == (["Bologna", "Granada", "Stuttgart"], 3, None)


def test_of_a_city_taken_over_anew_its_row_is_made(two: Two) -> None:
    place = PLACES["Manchester"]
    assert two.host.ask("POST", two.at, {"cities": [place]}).status_code == 201
    assert CityInvitation.objects.get().city == make_city("Manchester")
