"""Colleagues at a conference by program: kept apart, and brought along to meetings."""

from dataclasses import dataclass

import pytest
from django.http import HttpResponse

from tests.api.conftest import Program
from tests.events.factories import (
    make_conference,
    make_event,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
    make_request,
)
from tests.events.published import publish
from ucap.events.models import BroughtAlong, Delegation, Event, KeptApart, MeetingRequest, Registration
from ucap.events.states import AskedState
from ucap.kernel.clock import now
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class House:
    """Ana and Bo of one organisation at a conference; Ana and Cleo, of no organisation, are to meet."""

    event: Event
    officer: User
    ana: Registration
    bo: Registration
    cleo: Registration
    meeting: MeetingRequest

    @property
    def colleagues(self) -> str:
        return f"/events/{self.event.slug}/colleagues"

    @property
    def apart(self) -> str:
        return f"/events/{self.event.slug}/kept-apart"

    @property
    def along(self) -> str:
        return f"/meeting-requests/{self.meeting.pk}/along"


@pytest.fixture
def house(db: None) -> House:
    officer, organisation = make_officer(), make_organisation(names={"en": "Canal Institute"})
    event = make_conference(0, city=officer.cities.get())
    ana, bo = (
        make_registration(event, make_person(name, verified=True), organisation=organisation)
        for name in ("Ana", "Bo")
    )
    cleo = make_registration(event, make_person("Cleo", verified=True))
    return House(event, officer, ana, bo, cleo, make_request(ana, cleo))


def program(who: Registration) -> Program:
    assert who.person
    return Program(who.person)


def kind(answer: HttpResponse) -> str:
    said: str = answer.json()["type"]
    return said.rsplit("/", 1)[-1]


def test_hosts_keep_two_colleagues_apart_and_end_it(house: House) -> None:
    host = Program(house.officer)
    (there,) = host.get(house.colleagues).json()["houses"]
    assert (there["name"], there["language"]) == ("Canal Institute", "en")
    assert [one["name"] for one in there["people"]] == ["Ana", "Bo"]
    made = host.ask("POST", house.apart, {"one": house.bo.pk, "other": house.ana.pk})
    pair = made.json()
    assert (made.status_code, {pair["one"]["name"], pair["other"]["name"]}) == (201, {"Ana", "Bo"})
    # once more changes nothing
    again = host.ask("POST", house.apart, {"one": house.ana.pk, "other": house.bo.pk})
    assert again.json() == pair
    seen = host.get(house.colleagues).json()
    assert (seen["is_host"], seen["houses"][0]["kept_apart"]) == (True, [pair])
    assert host.ask("DELETE", f"/kept-apart/{pair['id']}").json() == pair
    assert not KeptApart.objects.exists()
    assert host.ask("DELETE", f"/kept-apart/{pair['id']}").status_code == 404


def test_only_two_of_one_house_are_kept_apart(house: House) -> None:
    host = Program(house.officer)
    other = make_organisation(names={"en": "Garden Institute"})
    for name in ("Dora", "Emil"):
        make_registration(house.event, make_person(name), organisation=other)
    dora = Registration.objects.get(name="Dora")
    for one, two, where in (
        (house.ana.pk, house.cleo.pk, "#/other"),
        (house.cleo.pk, house.ana.pk, "#/one"),
        ("0a1b2c", house.ana.pk, "#/one"),
    ):
        answer = host.ask("POST", house.apart, {"one": one, "other": two})
        assert (kind(answer), answer.json()["errors"][0]["pointer"]) == ("invalid", where)
    for two in (
        {"one": house.ana.pk, "other": dora.pk},
        {"one": dora.pk, "other": dora.pk},
        {"one": dora.pk},
    ):
        assert kind(host.ask("POST", house.apart, two)) == "invalid"
    assert not KeptApart.objects.exists()


def test_who_comes_reads_and_changes_only_those_whom_they_registered(house: House) -> None:
    ana = program(house.ana)
    assert ana.get(house.colleagues).json() == {"event": house.event.slug, "is_host": False, "houses": []}
    assert kind(ana.ask("POST", house.apart, {"one": house.ana.pk, "other": house.bo.pk})) == "invalid"
    first, second = sorted((house.ana, house.bo), key=lambda one: one.pk)
    pair = KeptApart.objects.create(one=first, other=second)
    assert ana.ask("DELETE", f"/kept-apart/{pair.pk}").status_code == 404
    delegation = Delegation.objects.create(event=house.event, name="Two", by=house.ana.person, at=now())
    for name in ("Dora", "Emil"):
        make_registration(house.event, make_person(name), delegation=delegation)
    (own,) = ana.get(house.colleagues).json()["houses"]
    assert (own["name"], [one["name"] for one in own["people"]]) == ("Two", ["Dora", "Emil"])
    one, other = (who["registration"] for who in own["people"])
    kept = ana.ask("POST", house.apart, {"one": one, "other": other})
    assert kept.status_code == 201
    assert ana.ask("DELETE", f"/kept-apart/{kept.json()['id']}").status_code == 200
    stranger = Program(make_person(verified=True))
    assert kind(stranger.get(house.colleagues)) == "not-allowed"
    assert kind(stranger.ask("POST", house.apart, {"one": one, "other": other})) == "not-allowed"
    visit = make_event(kind="visit", city=house.officer.cities.get())
    assert kind(Program(house.officer).get(f"/events/{visit.slug}/colleagues")) == "not-allowed"


def test_a_colleague_comes_along_and_is_let_go(house: House) -> None:
    ana = program(house.ana)
    mine, theirs = ana.get(house.along).json()["sides"]
    assert (mine["one"]["name"], mine["is_mine"], theirs["is_mine"]) == ("Ana", True, False)
    assert ([one["name"] for one in mine["possible"]], theirs["possible"]) == (["Bo"], [])
    sent = {"beside": house.ana.pk, "who": house.bo.pk}
    made = ana.ask("POST", house.along, sent)
    along = made.json()
    assert (made.status_code, along["name"], along["beside"]) == (201, "Bo", house.ana.pk)
    assert ana.ask("POST", house.along, sent).json() == along  # once more changes nothing
    assert Notice.objects.filter(to=house.bo.person).count() == 1
    for reader in (ana, program(house.cleo), Program(house.officer)):
        assert reader.get(house.along).json()["sides"][0]["along"] == [along]
    assert program(house.bo).get(house.along).status_code == 404
    # whoever comes along steps back by themselves
    assert program(house.bo).ask("DELETE", f"/along/{along['id']}").json() == along
    assert ana.ask("DELETE", f"/along/{along['id']}").status_code == 404
    assert not BroughtAlong.objects.exists()


def test_requests_and_agendas_say_who_comes_along(house: House) -> None:
    ana, bo, cleo = (program(one) for one in (house.ana, house.bo, house.cleo))
    requests = f"/events/{house.event.slug}/meeting-requests"
    (asked,) = ana.get(requests).json()["items"]
    assert ([one["name"] for one in asked["could_come_along"]], asked["along"]) == (["Bo"], [])
    along = ana.ask("POST", house.along, {"beside": house.ana.pk, "who": house.bo.pk}).json()
    (asked,) = ana.get(requests).json()["items"]
    assert (asked["could_come_along"], asked["along"]) == ([], [along])
    # what follows on a change says the same as the list
    assert cleo.ask("POST", f"/meeting-requests/{house.meeting.pk}/decline", {}).json()["along"] == []
    accepted = cleo.ask("POST", f"/meeting-requests/{house.meeting.pk}/accept", {}).json()
    assert (accepted["along"], accepted["could_come_along"]) == ([along], [])
    assert bo.get(requests).json()["along_to"] == [
        {"id": along["id"], "request": house.meeting.pk, "beside": "Ana", "other": "Cleo"}
    ]
    publish(house.event, [(house.meeting, 0, 1)])
    (mine,) = ana.get(f"/registrations/{house.ana.pk}/agenda").json()["meetings"]
    assert (mine["with_me"], mine["with_them"], mine["along_with"], mine["along"]) == (["Bo"], [], "", "")
    (theirs,) = cleo.get(f"/registrations/{house.cleo.pk}/agenda").json()["meetings"]
    assert (theirs["with_me"], theirs["with_them"]) == ([], ["Bo"])
    (beside,) = bo.get(f"/registrations/{house.bo.pk}/agenda").json()["meetings"]
    assert (beside["other"]["name"], beside["along_with"], beside["along"]) == ("Cleo", "Ana", along["id"])


def test_only_a_colleague_of_ones_own_side_comes_along(house: House) -> None:
    stranger = make_registration(house.event, make_person("Dora"))
    unlisted = make_registration(
        house.event, make_person("Emil"), organisation=house.ana.organisation, listed=False
    )
    ana = program(house.ana)
    for beside, who, where in (
        (house.ana.pk, stranger.pk, "#/who"),
        (house.ana.pk, unlisted.pk, "#/who"),
        (house.bo.pk, house.ana.pk, "#/beside"),
        (house.cleo.pk, house.bo.pk, "#/who"),
    ):
        answer = ana.ask("POST", house.along, {"beside": beside, "who": who})
        assert (kind(answer), answer.json()["errors"][0]["pointer"]) == ("invalid", where)
    assert kind(ana.ask("POST", house.along, {"beside": house.ana.pk})) == "invalid"
    assert program(stranger).get(house.along).status_code == 404
    sent = {"beside": house.ana.pk, "who": house.bo.pk}
    assert program(stranger).ask("POST", house.along, sent).status_code == 404
    assert not BroughtAlong.objects.exists()
    # the hosts may name everybody of the house
    named = {"beside": house.ana.pk, "who": unlisted.pk}
    assert Program(house.officer).ask("POST", house.along, named).status_code == 201


def test_nobody_comes_along_to_a_meeting_that_is_not_to_be(house: House) -> None:
    MeetingRequest.objects.update(state=AskedState.WITHDRAWN)
    ana = program(house.ana)
    assert ana.get(house.along).json()["sides"][0]["possible"] == []
    assert kind(ana.ask("POST", house.along, {"beside": house.ana.pk, "who": house.bo.pk})) == "invalid"
