"""What cities show at an expo by program: proposed, decided about, placed on the grounds."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.api.conftest import Program
from tests.api.problems import kind, pointers
from tests.events.expos import make_exhibit, make_expo, make_invitation, make_spot
from tests.events.factories import PLACES, make_event, make_officer, make_person
from tests.organisations.factories import YANGZHOU, make_member, make_organisation
from ucap.events.models import CityInvitation, Event, Exhibit, Spot
from ucap.events.states import ExhibitKind, ExhibitState, InvitedState

pytestmark = pytest.mark.django_db
GARDEN: dict[str, Any] = {
    "kind": "garden",
    "title": "Jardín nazarí",
    "language": "es",
    "text": "Agua y mirto.",
    "square_metres": 80,
    "needs": "Water",
}


@dataclass(frozen=True)
class Two:
    """An expo of Yangzhou on four days from 23 March 2027 on, its host, and Granada that is interested."""

    expo: Event
    invitation: CityInvitation
    host: Program
    granada: Program

    @property
    def proposing(self) -> str:
        return f"/city-invitations/{self.invitation.pk}/exhibits"

    def exhibit(self, **changes: Any) -> Exhibit:
        return make_exhibit(self.invitation, **changes)


@pytest.fixture
def two(db: None) -> Two:
    host, guest = make_officer(), make_officer(PLACES["Granada"])
    expo = make_expo(city=host.cities.get())
    invitation = make_invitation(expo, state=InvitedState.INTERESTED)
    return Two(expo, invitation, Program(host), Program(guest))


def test_an_exhibit_is_proposed_confirmed_and_in_the_programme(two: Two, visitor: Program) -> None:
    spot = make_spot(two.expo)
    made = two.granada.ask("POST", two.proposing, GARDEN)
    said = made.json()
    at = f"/exhibits/{said['id']}"
    assert (made.status_code, made["Location"]) == (201, f"/api/v1{at}")
    assert {name: said[name] for name in GARDEN} == GARDEN
    assert (said["state"], said["spot"], said["spots"]) == ("proposed", None, [])
    assert said["can"] == ["change", "withdraw"]
    programme = f"/events/{two.expo.slug}/exhibits"
    assert visitor.get(programme).json()["items"] == []
    seen = two.host.get(at).json()
    assert (seen["can"], [one["id"] for one in seen["spots"]]) == (["confirm", "decline"], [spot.pk])
    done = two.host.ask("POST", f"{at}/confirm", {"spot": spot.pk}).json()
    assert (done["state"], done["spot"]) == ("confirmed", {"id": spot.pk, "name": "A1"})
    assert done["can"] == ["decline", "place"]
    (shown,) = visitor.get(programme).json()["items"]
    assert (shown["title"], shown["city"]["name"], shown["first"], shown["last"]) == (
        "Jardín nazarí",
        "Granada",
        "2027-03-23",
        "2027-03-26",
    )
    assert "needs" not in shown
    two.invitation.refresh_from_db()
    assert two.invitation.state == InvitedState.CONFIRMED


def test_the_hosts_decline_take_back_and_confirm(two: Two) -> None:
    at = f"/exhibits/{two.exhibit(state=ExhibitState.PROPOSED).pk}"
    declined = two.host.ask("POST", f"{at}/decline", {"why": "No water there."}).json()
    assert (declined["state"], declined["why"]) == ("declined", "No water there.")
    assert two.granada.get(at).json()["can"] == ["change", "propose_again"]
    undone = two.host.ask("POST", f"{at}/undo-decision").json()
    assert (undone["state"], undone["why"], undone["decided_at"]) == ("proposed", "", None)
    assert kind(two.host.ask("POST", f"{at}/undo-decision")) == "not-now"
    assert two.host.ask("POST", f"{at}/confirm", {}).json()["state"] == "confirmed"


def test_what_is_shown_is_changed_withdrawn_and_proposed_again(two: Two) -> None:
    at = f"/exhibits/{two.exhibit().pk}"
    changed = two.granada.ask("PUT", at, {**GARDEN, "title": "Patio", "starts_on": "2027-03-24"}).json()
    assert (changed["title"], changed["starts_on"], changed["ends_on"]) == (
        "Patio",
        "2027-03-24",
        "2027-03-24",
    )
    assert two.granada.ask("POST", f"{at}/withdraw").json()["can"] == ["propose_again"]
    assert kind(two.granada.ask("POST", f"{at}/withdraw")) == "not-now"
    assert two.granada.ask("POST", f"{at}/propose-again").json()["state"] == "proposed"


def test_an_organisation_that_is_named_changes_what_it_shows(two: Two) -> None:
    house = make_organisation(name="Botanical Garden", city=two.invitation.city_id)
    member = Program(make_member(house, make_person(verified=True)))
    made = two.granada.ask("POST", two.proposing, {**GARDEN, "organisation": house.pk}).json()
    assert made["organisation"] == "Botanical Garden"
    at = f"/exhibits/{made['id']}"
    named = {**GARDEN, "title": "Mirto", "organisation": house.pk}
    assert member.ask("PUT", at, named).json()["title"] == "Mirto"
    # with itself it takes out that this is its own
    left = member.ask("PUT", at, GARDEN)
    assert (left.status_code, left.json()["can"]) == (200, [])
    assert member.get(at).status_code == 404
    other = make_organisation(name="Elsewhere", city=YANGZHOU)
    assert pointers(two.granada.ask("PUT", at, {**GARDEN, "organisation": other.pk})) == ["#/organisation"]


def test_a_confirmed_exhibit_is_placed(two: Two) -> None:
    small, large = make_spot(two.expo, square_metres=10), make_spot(two.expo, "A2", number=1)
    at = f"/exhibits/{two.exhibit(square_metres=80).pk}"
    assert two.host.ask("PUT", f"{at}/spot", {"spot": large.pk}).json()["spot"]["name"] == "A2"
    assert kind(two.host.ask("PUT", f"{at}/spot", {"spot": small.pk})) == "invalid"
    there = two.host.get(f"/events/{two.expo.slug}/grounds").json()
    assert [(one["name"], len(one["exhibits"])) for one in there["spots"]] == [("A1", 0), ("A2", 1)]
    assert two.host.ask("PUT", f"{at}/spot", {"spot": None}).json()["spot"] is None
    assert two.host.get(f"/events/{two.expo.slug}/grounds").json()["without"] == [at.rsplit("/", 1)[-1]]
    proposed = two.exhibit(state=ExhibitState.PROPOSED)
    assert kind(two.host.ask("PUT", f"/exhibits/{proposed.pk}/spot", {"spot": large.pk})) == "not-now"


def test_a_spot_of_other_grounds_is_none(two: Two) -> None:
    foreign = make_spot(make_expo(title="Another"))
    at = f"/exhibits/{two.exhibit(state=ExhibitState.PROPOSED).pk}"
    assert pointers(two.host.ask("POST", f"{at}/confirm", {"spot": foreign.pk})) == ["#/spot"]
    assert pointers(two.host.ask("PUT", f"{at}/spot", {"spot": 0})) == ["#/spot"]
    assert pointers(two.host.ask("POST", f"{at}/decline", {"why": " "})) == ["#/why"]
    assert Exhibit.objects.get().state == ExhibitState.PROPOSED


def test_the_programme_is_asked_by_kind_and_day(two: Two, visitor: Program) -> None:
    two.exhibit(title="Garden")
    two.exhibit(
        title="Dance",
        kind=ExhibitKind.PERFORMANCE,
        starts_on="2027-03-24",
        ends_on="2027-03-25",
        begins="19:30",
    )
    at = f"/events/{two.expo.slug}/exhibits"

    def found(asked: str) -> list[str]:
        return [one["title"] for one in visitor.get(f"{at}?{asked}").json()["items"]]

    assert found("kind=garden") == ["Garden"]
    assert found("day=2027-03-23") == ["Garden"]
    assert found("day=2027-03-25") == ["Dance", "Garden"]
    dance = visitor.get(f"{at}?kind=performance&day=2027-03-25").json()["items"][0]
    assert (dance["starts_at"], dance["kind"]) == ("2027-03-25T11:30:00Z", "performance")
    wrong = visitor.get(f"{at}?day=2027-05-01")
    assert [one["parameter"] for one in wrong.json()["errors"]] == ["day"]
    assert visitor.get(f"{at}?kind=zoo").status_code == 422


def test_of_an_event_of_another_kind_nothing_is_shown(visitor: Program) -> None:
    assert visitor.get(f"/events/{make_event().slug}/exhibits").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"title": ""}, "#/title"),
        ({"title": "www.example.org/roses"}, "#/title"),
        ({"kind": "zoo"}, "#/kind"),
        ({"kind": "performance"}, "#/begins"),
        ({"kind": "performance", "begins": "25:00"}, "#/begins"),
        ({"language": "xx"}, "#/language"),
        ({"square_metres": 0}, "#/square_metres"),
        ({"starts_on": "2027-03-25", "ends_on": "2027-03-24"}, "#/ends_on"),
        ({"organisation": "0a1b2c"}, "#/organisation"),
        ({"text": "https://example.org " * 4}, "#/text"),
        ({"needs": "x" * 2001}, "#/needs"),
        ({"color": "red"}, "#/color"),
    ],
)
def test_what_cannot_be_shown_is_told_where_it_is(two: Two, wrong: dict[str, Any], where: str) -> None:
    answer = two.granada.ask("POST", two.proposing, {**GARDEN, **wrong})
    assert (answer.status_code, pointers(answer)) == (422, [where])
    assert not Exhibit.objects.exists()


def test_days_that_the_event_does_not_have_are_refused(two: Two) -> None:
    answer = two.granada.ask("POST", two.proposing, {**GARDEN, "starts_on": "2027-05-01"})
    assert (answer.status_code, kind(answer)) == (422, "invalid")
    assert not Exhibit.objects.exists()


def test_a_city_says_first_that_it_is_interested(two: Two) -> None:
    two.invitation.state = InvitedState.INVITED
    two.invitation.save()
    assert kind(two.granada.ask("POST", two.proposing, GARDEN)) == "not-now"


def test_each_side_does_its_own_part_and_others_see_nothing(two: Two) -> None:
    at = f"/exhibits/{two.exhibit(state=ExhibitState.PROPOSED).pk}"
    assert two.host.ask("POST", two.proposing, GARDEN).status_code == 404
    assert two.host.ask("PUT", at, GARDEN).status_code == 404
    assert kind(two.host.ask("POST", f"{at}/withdraw")) == "not-allowed"
    assert kind(two.granada.ask("POST", f"{at}/confirm", {})) == "not-allowed"
    assert kind(two.granada.ask("POST", f"{at}/decline", {"why": "No."})) == "not-allowed"
    for stranger in (Program(make_officer(PLACES["Bologna"])), Program(make_person(verified=True))):
        assert stranger.get(at).status_code == 404
        assert stranger.ask("POST", f"{at}/confirm", {}).status_code == 404
        assert stranger.ask("POST", two.proposing, GARDEN).status_code == 404
        assert stranger.get(f"/events/{two.expo.slug}/grounds").status_code == 404
    assert Exhibit.objects.get().state == ExhibitState.PROPOSED


def test_spots_are_set_and_kept_by_their_ids(two: Two) -> None:
    at = f"/events/{two.expo.slug}/grounds"
    before = two.host.get(at).json()
    spots = [
        {"name": "A1", "square_metres": 100, "left": 0, "top": 0, "width": 100, "height": 100},
        {"name": "A2", "left": 100, "top": 0, "width": 100, "height": 50},
    ]
    kept = two.host.ask("PUT", at, {"spots": spots, "seal": before["seal"]}).json()
    assert [(one["name"], one["square_metres"], one["left"]) for one in kept["spots"]] == [
        ("A1", 100, 0),
        ("A2", None, 100),
    ]
    sent = [{name: value for name, value in one.items() if name != "exhibits"} for one in kept["spots"]]
    same = two.host.ask("PUT", at, {"spots": sent, "seal": kept["seal"]}).json()
    assert same == kept
    assert kind(two.host.ask("PUT", at, {"spots": [], "seal": before["seal"]})) == "conflict"
    two.exhibit(spot=Spot.objects.get(name="A1"))
    assert kind(two.host.ask("PUT", at, {"spots": [], "seal": kept["seal"]})) == "not-now"
    assert two.expo.spots.count() == 2


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"name": " "}, "#/spots/0/name"),
        ({"name": "x" * 61}, "#/spots/0/name"),
        ({"width": 9}, "#/spots/0/width"),
        ({"left": 1001}, "#/spots/0/left"),
        ({"square_metres": 0}, "#/spots/0/square_metres"),
        ({"id": 0}, "#/spots/0/id"),
    ],
)
def test_a_spot_that_cannot_be_is_told(two: Two, wrong: dict[str, Any], where: str) -> None:
    at = f"/events/{two.expo.slug}/grounds"
    spot = {"name": "A1", "left": 0, "top": 0, "width": 100, "height": 100, **wrong}
    answer = two.host.ask("PUT", at, {"spots": [spot], "seal": two.host.get(at).json()["seal"]})
    assert (answer.status_code, pointers(answer)) == (422, [where])
    assert not two.expo.spots.exists()


def test_spots_do_not_cover_each_other(two: Two) -> None:
    at = f"/events/{two.expo.slug}/grounds"
    spots = [{"name": name, "left": 0, "top": 0, "width": 100, "height": 100} for name in ("A1", "A2")]
    answer = two.host.ask("PUT", at, {"spots": spots, "seal": two.host.get(at).json()["seal"]})
    assert (answer.status_code, kind(answer)) == (422, "invalid")
