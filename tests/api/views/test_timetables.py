"""The timetable of a conference by program: begun, watched, stopped, looked at, published, repaired."""

from typing import Any

import pytest
from django.db.models import QuerySet
from django.http import HttpResponse

from tests.api.conftest import Program
from tests.events.factories import (
    AT,
    make_conference,
    make_event,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
    make_request,
)
from tests.events.timetabling import work
from ucap.events.actions.making import begin_making, fail
from ucap.events.models import BroughtAlong, Event, Interpreter, Matchmaking, Meeting, Timetable
from ucap.events.states import RegistrationState, TimetableState
from ucap.events.timetable import Status
from ucap.kernel.messages import Message
from ucap.notices.models import Notice
from ucap.notices.states import Kind
from ucap.people.models import User

pytestmark = pytest.mark.django_db
WRONG: dict[str, tuple[str, ...]] = {
    "GET": ("", "/meetings"),
    "POST": ("/stop", "/publish", "/drop"),
}


@pytest.fixture
def officer(db: None) -> User:
    return make_officer()


@pytest.fixture
def event(officer: User) -> Event:
    """Three people of whom each wants to meet each, with room for all."""
    event = make_conference(3, slots=4, tables=2, city=officer.cities.get())
    one, two, three = event.registrations.all()
    for asker, asked in ((one, two), (one, three), (two, three)):
        make_request(asker, asked)
    return event


@pytest.fixture
def host(officer: User) -> Program:
    return Program(officer)


def at(event: Event, rest: str = "") -> str:
    return f"/events/{event.slug}/timetables{rest}"


def kind(answer: HttpResponse) -> str:
    said: str = answer.json()["type"]
    return said.rsplit("/", 1)[-1]


def told() -> QuerySet[Notice]:
    """What people were told, but of their tokens."""
    return Notice.objects.exclude(kind=Kind.ACCOUNT)


def make(host: Program, event: Event, **sent: Any) -> Timetable:
    """The timetable that was asked for, made as the worker does it."""
    answer = host.ask("POST", at(event), {"longest": 5, **sent})
    assert answer.status_code == 202
    return work(Timetable.objects.get(pk=answer.json()["id"]))


def test_a_timetable_is_begun_made_and_published(host: Program, event: Event) -> None:
    begun = host.ask("POST", at(event), {"longest": 5})
    said = begun.json()
    assert (begun.status_code, begun["Location"]) == (202, f"/api/v1/timetables/{said['id']}")
    assert (said["state"], said["number"], said["longest"], said["can"]) == ("waiting", 1, 5, ["stop"])
    assert (said["accepted"], said["held"], said["breaks"], said["course"]) == (3, None, None, [])
    work(Timetable.objects.get(pk=said["id"]))
    ready = host.get(f"/timetables/{said['id']}").json()
    assert (ready["state"], ready["held"], ready["is_proved"]) == ("ready", 3, True)
    assert (ready["can"], ready["conflict"], ready["lost"]) == (["publish", "drop"], [], 0)
    assert ready["course"][-1] == {
        "seconds": ready["course"][-1]["seconds"],
        "breaks": ready["breaks"],
        "bound": ready["bound"],
        "held": 3,
    }
    assert host.get(f"/events/{event.slug}/timetable").json()["number"] is None
    assert not told().exists()
    published = host.ask("POST", f"/timetables/{said['id']}/publish").json()
    assert (published["state"], published["can"]) == ("published", [])
    assert told().count() == 3
    shown = host.get(f"/events/{event.slug}/timetable").json()
    assert (shown["id"], shown["number"], shown["breaks"]) == (said["id"], 1, published["breaks"])
    assert kind(host.ask("POST", f"/timetables/{said['id']}/publish")) == "not-now"


def test_whoever_waits_reads_how_good_it_is_and_how_good_it_can_be(host: Program, event: Event) -> None:
    begun = host.ask("POST", at(event), {}).json()
    assert begun["longest"] == 60
    assert kind(host.ask("POST", at(event), {})) == "not-now"
    Timetable.objects.filter(pk=begun["id"]).update(
        state=TimetableState.MAKING, course=[[0.4, 3, None, 2], [1.2, 2, 1, 3]], breaks=2, bound=1, lost=0
    )
    making = host.get(f"/timetables/{begun['id']}").json()
    assert (making["held"], making["breaks"], making["bound"]) == (3, 2, 1)
    assert making["course"][0] == {"seconds": 0.4, "breaks": 3, "bound": None, "held": 2}
    stopped = host.ask("POST", f"/timetables/{begun['id']}/stop").json()
    assert (stopped["stop_asked"], stopped["state"]) == (True, "making")
    for verb in ("publish", "drop"):
        assert kind(host.ask("POST", f"/timetables/{begun['id']}/{verb}")) == "not-now"


def test_nobody_at_work_is_told(host: Program, event: Event) -> None:
    begun = host.ask("POST", at(event), {}).json()
    assert begun["is_silent"] is False
    Timetable.objects.update(state=TimetableState.MAKING, beat_at=AT)
    assert host.get(f"/timetables/{begun['id']}").json()["is_silent"] is True


def test_its_meetings_are_looked_at_before_it_is_published(host: Program, event: Event) -> None:
    Matchmaking.objects.update(rooms=[["Great hall", [1, 2]]])
    made = make(host, event)
    assert host.get(f"/timetables/{made.pk}").json()["moves"] == 0
    seen = host.get(f"/timetables/{made.pk}/meetings").json()
    assert (seen["id"], seen["number"], seen["state"], len(seen["meetings"])) == (made.pk, 1, "ready", 3)
    assert {one["room"] for one in seen["meetings"]} == {"Great hall"}
    assert not any(seen["changes"].values())
    host.ask("POST", f"/timetables/{made.pk}/publish")
    slot = event.slots.latest("starts_at")
    moved = made.meetings.exclude(slot=slot).earliest("pk").request_id
    assert host.ask("PUT", f"/meeting-requests/{moved}/place", {"slot": slot.pk}).status_code == 200
    repaired = host.ask("POST", at(event, "/repair"))
    said = repaired.json()
    assert (repaired.status_code, said["number"], said["repairs"]) == (202, 2, made.pk)
    work(Timetable.objects.get(pk=said["id"]))
    looked_at = host.get(f"/timetables/{said['id']}/meetings").json()
    assert moved in looked_at["changes"]["moved"]
    there = next(one for one in looked_at["meetings"] if one["request"] == moved)
    assert (there["slot"], there["is_fixed"]) == (slot.pk, True)
    # a repair asks for the fewest changes, so that nobody knows of its breaks
    assert host.get(f"/timetables/{said['id']}").json()["bound"] is None
    host.ask("POST", f"/timetables/{said['id']}/publish")
    assert [one["number"] for one in host.get(at(event)).json()["items"]] == [2]


def test_a_meeting_names_its_interpreter_and_who_comes_along(host: Program, event: Event) -> None:
    made = make(host, event)
    meeting = made.meetings.select_related("request").earliest("pk")
    request, who = meeting.request, make_registration(event, make_person("Chen Jing"))
    meeting.interpreter = Interpreter.objects.create(event=event, name="Li Na", languages=["en", "it"])
    meeting.save()
    BroughtAlong.objects.create(request=request, beside=request.asked, who=who, at=AT)
    host.ask("POST", f"/timetables/{made.pk}/publish")
    for path in (f"/timetables/{made.pk}/meetings", f"/events/{event.slug}/timetable"):
        found = {one["request"]: one for one in host.get(path).json()["meetings"]}
        assert found[request.pk]["interpreter"] == {"id": meeting.interpreter.pk, "name": "Li Na"}
        (along,) = found[request.pk]["along"]
        assert (along["registration"], along["name"], along["beside"]) == (
            who.pk,
            "Chen Jing",
            request.asked_id,
        )
        others = [one for id_, one in found.items() if id_ != request.pk]
        assert {(one["interpreter"], len(one["along"])) for one in others} == {(None, 0)}


def test_one_that_failed_says_why_and_is_put_aside(host: Program, event: Event) -> None:
    begun = host.ask("POST", at(event), {}).json()
    who = event.registrations.earliest("pk")
    begin_making(begun["id"], AT)
    fail(begun["id"], Message("%(who)s cannot be in two places.", {"who": who.pk}), AT)
    failed = host.get(f"/timetables/{begun['id']}").json()
    assert (failed["state"], failed["held"], failed["can"]) == ("failed", None, ["drop"])
    assert failed["conflict"] == [f"{who.name} cannot be in two places."]
    assert host.ask("POST", f"/timetables/{begun['id']}/drop").json()["state"] == "replaced"
    assert host.get(at(event)).json()["items"] == []


def test_timetables_are_listed_in_pieces_the_latest_first(host: Program, event: Event) -> None:
    states = (TimetableState.PUBLISHED, TimetableState.REPLACED, TimetableState.READY, TimetableState.MAKING)
    for number, state in enumerate(states, 1):
        Timetable.objects.create(event=event, number=number, state=state, at=AT, status=Status.FEASIBLE)
    ready = event.timetables.get(number=3)
    slots = list(event.slots.all())
    for number, one in enumerate(event.requests.all()):
        Meeting.objects.create(timetable=ready, request=one, slot=slots[number] if number else None, table=1)
    first = host.get(at(event, "?limit=2")).json()
    assert [(one["number"], one["held"]) for one in first["items"]] == [(4, None), (3, 2)]
    assert (first["count"], first["items"][1]["is_proved"]) == (3, False)
    rest = host.get(at(event, f"?cursor={first['next']}")).json()
    assert [one["number"] for one in rest["items"]] == [1]


def test_what_is_missing_for_a_timetable_is_said(host: Program, event: Event) -> None:
    assert kind(host.ask("POST", at(event, "/repair"))) == "not-now"  # nothing is published
    event.requests.all().delete()
    missing = host.ask("POST", at(event), {})
    assert (missing.status_code, kind(missing)) == (409, "not-now")
    assert "Nobody has accepted a meeting yet" in missing.json()["detail"]
    assert not Timetable.objects.exists()


@pytest.mark.parametrize("wrong", [{"longest": 0}, {"longest": 601}, {"longest": "long"}, {"seconds": 5}])
def test_how_long_it_may_take_is_checked(host: Program, event: Event, wrong: dict[str, Any]) -> None:
    answer = host.ask("POST", at(event), wrong)
    assert (answer.status_code, kind(answer)) == (422, "invalid")
    assert answer.json()["errors"][0]["pointer"] == f"#/{next(iter(wrong))}"
    assert not Timetable.objects.exists()


def test_only_hosts_have_to_do_with_timetables(host: Program, event: Event) -> None:
    made = make(host, event)
    comes = event.registrations.earliest("pk").person
    assert comes
    guest = Program(comes)
    assert kind(guest.get(at(event))) == "not-allowed"
    assert kind(guest.ask("POST", at(event), {})) == "not-allowed"
    assert kind(guest.ask("POST", at(event, "/repair"))) == "not-allowed"
    for method, rest in WRONG.items():
        for one in rest:
            assert guest.ask(method, f"/timetables/{made.pk}{one}").status_code == 404
            assert Program().ask(method, f"/timetables/{made.pk}{one}").status_code == 401
            assert host.ask(method, f"/timetables/0a1b2c{one}").status_code == 404
    made.refresh_from_db()
    assert made.state == TimetableState.READY


def test_what_is_no_conference_has_no_timetable(host: Program, officer: User) -> None:
    visit = make_event(kind="visit", city=officer.cities.get())
    assert host.get(at(visit)).status_code == 404
    assert host.ask("POST", at(visit), {}).status_code == 404


def test_hosts_propose_a_meeting_to_two(host: Program, event: Event) -> None:
    house = make_organisation(names={"en": "Canal Institute"})
    one = make_registration(event, make_person("Ana", verified=True), organisation=house)
    other = make_registration(event, make_person("Bo", verified=True))
    path, two = f"/events/{event.slug}/proposed-meetings", {"one": one.pk, "other": other.pk}
    proposed = host.ask("POST", path, two).json()
    assert [proposed[name]["name"] for name in ("one", "other")] == ["Ana", "Bo"]
    assert proposed["one"]["house"] == "Canal Institute"
    assert set(told().values_list("to", flat=True)) == {one.person_id, other.person_id}
    assert kind(host.ask("POST", path, two)) == "not-now"  # once a day
    assert kind(host.ask("POST", path, {"one": one.pk, "other": one.pk})) == "invalid"
    assert kind(host.ask("POST", path, {"one": one.pk, "other": "0a1b2c"})) == "invalid"
    waits = make_registration(event, state=RegistrationState.WAITING)
    assert kind(host.ask("POST", path, {"one": one.pk, "other": waits.pk})) == "invalid"
    assert one.person
    assert kind(Program(one.person).ask("POST", path, two)) == "not-allowed"
