"""The meetings of a conference by program: asked for, answered, arranged and read as an agenda."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse

from tests.api.conftest import Program
from tests.events.factories import (
    AT,
    make_city,
    make_conference,
    make_event,
    make_officer,
    make_person,
    make_registration,
    make_request,
    make_session,
)
from tests.events.queries.test_suggestions import CANALS
from tests.exchange.factories import make_entry
from tests.organisations.factories import make_organisation
from ucap.events.models import (
    Event,
    Matchmaking,
    Meeting,
    MeetingRequest,
    MeetingReview,
    Registration,
    Timetable,
)
from ucap.events.states import AskedState, TimetableState
from ucap.kernel.clock import now
from ucap.matching.actions import index_some
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Two:
    """Two who come to a conference of the officer's city."""

    event: Event
    officer: User
    ana: Registration
    bo: Registration

    @property
    def at(self) -> str:
        return f"/events/{self.event.slug}"

    def program(self, who: Registration) -> Program:
        assert who.person
        return Program(who.person)


@pytest.fixture
def two(db: None) -> Two:
    officer = make_officer()
    event = make_conference(0, city=officer.cities.get())
    ana, bo = (make_registration(event, make_person(name, verified=True)) for name in ("Ana", "Bo"))
    return Two(event, officer, ana, bo)


def kind(answer: HttpResponse) -> str:
    said: str = answer.json()["type"]
    return said.rsplit("/", 1)[-1]


def test_a_meeting_is_asked_for_and_accepted(two: Two) -> None:
    ana, bo = two.program(two.ana), two.program(two.bo)
    sent = {"whom": two.bo.pk, "priority": "must", "text": "Canals?"}
    made = ana.ask("POST", f"{two.at}/meeting-requests", sent)
    assert (made.status_code, made.json()["state"], made.json()["can"]) == (201, "waiting", ["withdraw"])
    (asked,) = bo.get(f"{two.at}/meeting-requests").json()["items"]
    assert (asked["i_asked"], asked["other"]["name"], asked["text"]) == (False, "Ana", "Canals?")
    assert (asked["priority"], asked["answer"], asked["can"]) == ("must", None, ["accept", "decline"])
    at = f"/meeting-requests/{asked['id']}"
    accepted = bo.ask("POST", f"{at}/accept", {"priority": "could"}).json()
    assert (accepted["state"], accepted["answer"]) == ("accepted", "could")
    assert accepted["can"] == ["decline", "withdraw"]
    mine = ana.get(f"{two.at}/meeting-requests").json()
    assert (mine["items"][0]["state"], mine["registration"], mine["is_open"]) == (
        "accepted",
        two.ana.pk,
        True,
    )
    assert kind(ana.ask("POST", f"{two.at}/meeting-requests", sent)) == "not-now"


def test_a_meeting_is_declined_withdrawn_and_asked_for_again(two: Two) -> None:
    ana, bo = two.program(two.ana), two.program(two.bo)
    at = f"/meeting-requests/{make_request(two.ana, two.bo, state=AskedState.WAITING).pk}"
    assert kind(ana.ask("POST", f"{at}/accept", {})) == "not-allowed"
    assert kind(bo.ask("POST", f"{at}/withdraw")) == "not-allowed"
    declined = bo.ask("POST", f"{at}/decline", {"why": "No time."}).json()
    assert (declined["state"], declined["why"], declined["can"]) == ("declined", "No time.", ["accept"])
    assert ana.get(f"{two.at}/meeting-requests").json()["items"][0]["why"] == "No time."
    assert bo.ask("POST", f"{at}/accept", {}).json()["answer"] == "want"
    withdrawn = ana.ask("POST", f"{at}/withdraw").json()
    assert (withdrawn["state"], withdrawn["can"]) == ("withdrawn", ["ask_again"])
    assert ana.ask("POST", f"{at}/ask-again").json()["state"] == "waiting"
    assert MeetingRequest.objects.count() == 1


def test_strangers_have_nothing_to_do_with_a_meeting(two: Two) -> None:
    at = f"/meeting-requests/{make_request(two.ana, two.bo).pk}"
    stranger = Program(make_person(verified=True))
    assert stranger.ask("POST", f"{at}/accept", {}).status_code == 404
    assert stranger.ask("POST", f"{at}/withdraw").status_code == 404
    assert kind(stranger.get(f"{two.at}/meeting-requests")) == "not-allowed"
    assert stranger.get(f"/registrations/{two.ana.pk}/agenda").status_code == 404
    assert Program().get(f"{two.at}/meeting-requests").status_code == 401
    # of an event that is no conference nobody reads any
    visit = make_event(kind="visit")
    assert two.program(two.ana).get(f"/events/{visit.slug}/meeting-requests").status_code == 404


def test_nobody_is_asked_who_did_not_agree_to_be_listed(two: Two) -> None:
    two.bo.listed = False
    two.bo.save()
    answer = two.program(two.ana).ask("POST", f"{two.at}/meeting-requests", {"whom": two.bo.pk})
    assert answer.status_code == 404
    assert not MeetingRequest.objects.exists()


def test_a_meeting_is_about_entries_of_the_two_alone(two: Two) -> None:
    houses = [make_organisation(owner=one.person) for one in (two.ana, two.bo)]
    for one, house in zip((two.ana, two.bo), houses, strict=True):
        one.organisation = house
        one.save()
    ours, theirs = (make_entry(organisation=house) for house in houses)
    foreign = make_entry(organisation=make_organisation())
    program, sent = two.program(two.ana), {"whom": two.bo.pk, "entry": ours.pk}
    wrong = program.ask("POST", f"{two.at}/meeting-requests", {**sent, "others_entry": foreign.pk})
    assert (kind(wrong), wrong.json()["errors"][0]["pointer"]) == ("invalid", "#/others_entry")
    made = program.ask("POST", f"{two.at}/meeting-requests", {**sent, "others_entry": theirs.pk}).json()
    assert (made["entry"]["id"], made["others_entry"]["id"]) == (ours.pk, theirs.pk)
    (asked,) = two.program(two.bo).get(f"{two.at}/meeting-requests").json()["items"]
    assert (asked["entry"]["id"], asked["others_entry"]["id"]) == (theirs.pk, ours.pk)


def test_whoever_registered_somebody_asks_for_them(two: Two) -> None:
    guest = make_registration(two.event, None, name="Guest")
    guest.person, guest.by = None, two.ana.person
    guest.save()
    program = two.program(two.ana)
    sent = {"whom": two.bo.pk, "registration": guest.pk}
    assert program.ask("POST", f"{two.at}/meeting-requests", sent).status_code == 201
    assert program.get(f"{two.at}/meeting-requests").json()["items"] == []
    (asked,) = program.get(f"{two.at}/meeting-requests?registration={guest.pk}").json()["items"]
    assert (asked["i_asked"], asked["other"]["name"]) == (True, "Bo")
    assert program.get(f"{two.at}/meeting-requests?registration={two.bo.pk}").status_code == 404


def test_one_says_when_one_cannot_meet(two: Two) -> None:
    program = two.program(two.ana)
    slots = program.get(f"{two.at}/availability").json()["slots"]
    assert (len(slots), slots[0]["starts_at"], slots[0]["absent"]) == (8, "2027-03-23T01:00:00Z", False)
    sent = {"absent": [slots[1]["id"], slots[1]["id"]], "most_meetings": 3}
    kept = program.ask("PUT", f"{two.at}/availability", sent).json()
    assert [one["absent"] for one in kept["slots"][:3]] == [False, True, False]
    assert (kept["most_meetings"], kept["languages"]) == (3, ["en"])
    assert kind(program.ask("PUT", f"{two.at}/availability", {"absent": [999_999]})) == "invalid"
    assert program.ask("PUT", f"{two.at}/availability", {"absent": []}).json()["most_meetings"] is None
    said = program.ask("PUT", f"{two.at}/availability", {"absent": [], "languages": ["it", "es"]}).json()
    assert said["languages"] == ["it", "es"]


def test_who_fits_is_suggested_with_the_reasons(
    two: Two, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "DATA", tmp_path)
    house, yangzhou = make_organisation(owner=two.ana.person), make_city("Yangzhou")
    Registration.objects.filter(pk=two.ana.pk).update(organisation=house)
    Registration.objects.filter(pk=two.bo.pk).update(city=yangzhou)
    ours = make_entry(organisation=house)
    theirs = make_entry(city=yangzhou, **CANALS)
    while index_some(at=AT):
        pass
    at = f"{two.at}/meeting-suggestions"
    (one,) = two.program(two.ana).get(at).json()["items"]
    assert (one["mine"]["id"], one["theirs"]["id"]) == (ours.pk, theirs.pk)
    assert [who["registration"] for who in one["people"]] == [two.bo.pk]
    assert 0.1 < one["score"] < 1
    meaning = next(reason for reason in one["reasons"] if reason["kind"] == "meaning")
    assert "canals" in meaning["here"]
    assert "监测" in meaning["there"]
    two.bo.refresh_from_db()
    two.bo.listed = False
    two.bo.save()
    assert two.program(two.ana).get(at).json()["items"] == []


def published(two: Two, request: MeetingRequest, **where: object) -> Timetable:
    timetable = Timetable.objects.create(
        event=two.event, number=1, state=TimetableState.PUBLISHED, at=request.at, published_at=request.at
    )
    Meeting.objects.create(timetable=timetable, request=request, **where)
    return timetable


def test_an_agenda_says_with_whom_when_and_where(two: Two) -> None:
    make_session(two.event, "Welcome")
    slot = two.event.slots.all()[2]
    program = two.program(two.ana)
    before = program.get(f"/registrations/{two.ana.pk}/agenda").json()
    assert (before["is_published"], before["meetings"], len(before["programme"])) == (False, [], 1)
    published(two, make_request(two.bo, two.ana), slot=slot, table=3)
    Matchmaking.objects.update(rooms=[["Great hall", [3, 4]]])
    agenda = program.get(f"/registrations/{two.ana.pk}/agenda").json()
    (meeting,) = agenda["meetings"]
    assert (meeting["other"]["name"], meeting["table"], meeting["is_online"]) == ("Bo", 3, False)
    assert meeting["room"] == "Great hall"
    assert (meeting["starts_at"], meeting["ends_at"]) == ("2027-03-23T02:00:00Z", "2027-03-23T02:30:00Z")
    assert (agenda["time_zone"], agenda["not_held"]) == ("Asia/Shanghai", [])


def test_a_meeting_online_has_its_room_and_one_that_is_not_held_says_why(two: Two) -> None:
    two.event.matchmaking.virtual_link = "https://meet.example.org/{table}"
    two.event.matchmaking.save()
    cleo = make_registration(two.event, make_person("Cleo", verified=True))
    timetable = published(
        two, make_request(two.ana, two.bo), slot=two.event.slots.first(), table=2, is_virtual=True
    )
    Meeting.objects.create(
        timetable=timetable, request=make_request(two.ana, cleo), because=["There was no time.", {}]
    )
    agenda = two.program(two.ana).get(f"/registrations/{two.ana.pk}/agenda").json()
    assert agenda["meetings"][0]["link"] == "https://meet.example.org/2"
    (lost,) = agenda["not_held"]
    assert (lost["other"]["name"], lost["because"], lost["starts_at"]) == (
        "Cleo",
        "There was no time.",
        None,
    )


def test_one_says_how_a_meeting_went_once_it_has_begun(two: Two) -> None:
    asked = make_request(two.ana, two.bo)
    ana, at = two.program(two.ana), f"/meeting-requests/{asked.pk}/review"
    slot, hour = two.event.slots.all()[0], timedelta(hours=1)
    published(two, asked, slot=slot, table=1)
    begins = two.event.slots.filter(pk=slot.pk)
    begins.update(starts_at=now() + hour, ends_at=now() + 2 * hour)
    assert kind(ana.ask("PUT", at, {"went": "well"})) == "not-now"
    begins.update(starts_at=now() - hour, ends_at=now() + hour)
    said = ana.ask("PUT", at, {"went": "well", "goes_on": True, "text": "In May."}).json()
    assert (said["registration"], said["went"], said["goes_on"]) == (two.ana.pk, "well", True)
    (mine,) = ana.get(f"/registrations/{two.ana.pk}/agenda").json()["meetings"]
    assert mine["review"] == said
    (theirs,) = two.program(two.bo).get(f"/registrations/{two.bo.pk}/agenda").json()["meetings"]
    assert theirs["review"] is None
    anew = ana.ask("PUT", at, {"went": "not_held", "goes_on": True}).json()
    assert (anew["went"], anew["goes_on"], anew["text"]) == ("not_held", False, "")
    assert kind(ana.ask("PUT", at, {"went": "badly"})) == "invalid"
    assert kind(ana.ask("PUT", at, {"went": "well", "registration": "0a1b2c"})) == "invalid"
    assert kind(ana.ask("PUT", at, {"went": "well", "registration": two.bo.pk})) == "not-allowed"
    assert Program(two.officer).ask("PUT", at, {"went": "well"}).status_code == 404
    assert MeetingReview.objects.get().went == "not_held"


def test_hosts_read_demand_and_the_published_timetable(two: Two) -> None:
    asked, slot = make_request(two.ana, two.bo), two.event.slots.first()
    make_request(two.bo, make_registration(two.event), state=AskedState.WAITING)
    program = Program(two.officer)
    demand = program.get(f"{two.at}/demand").json()
    assert (demand["requests"], demand["room"], demand["participants"], demand["without"]) == (
        {"accepted": 1, "waiting": 1}, 32, 3, 1,
    )  # fmt: skip
    assert {one["who"]["name"]: one["along"] for one in demand["wanted"]}["Bo"] == 0
    nothing = program.get(f"{two.at}/timetable").json()
    assert (nothing["number"], nothing["meetings"], len(nothing["slots"])) == (None, [], 8)
    published(two, asked, slot=slot, table=1)
    (meeting,) = program.get(f"{two.at}/timetable").json()["meetings"]
    assert (meeting["one"]["name"], meeting["other"]["name"], meeting["table"]) == ("Ana", "Bo", 1)
    assert (meeting["slot"], meeting["starts_at"]) == (slot.pk, "2027-03-23T01:00:00Z")
    for path in ("demand", "timetable"):
        assert kind(two.program(two.ana).get(f"{two.at}/{path}")) == "not-allowed"


def test_hosts_give_a_meeting_its_time_and_leave_it_again(two: Two) -> None:
    asked, slot = make_request(two.ana, two.bo), two.event.slots.first()
    program, at = Program(two.officer), f"/meeting-requests/{asked.pk}/place"
    fixed = program.ask("PUT", at, {"slot": slot.pk, "table": 2}).json()
    assert (fixed["slot"], fixed["table"], fixed["starts_at"]) == (slot.pk, 2, "2027-03-23T01:00:00Z")
    loose = program.ask("PUT", at, {"slot": None}).json()
    assert (loose["slot"], loose["table"]) == (None, None)
    for wrong in ({"slot": slot.pk, "table": 99}, {"slot": 999_999}, {}):
        assert kind(program.ask("PUT", at, wrong)) == "invalid"
    assert two.program(two.ana).ask("PUT", at, {"slot": slot.pk}).status_code == 404
    asked.refresh_from_db()
    assert asked.fixed_slot is None
