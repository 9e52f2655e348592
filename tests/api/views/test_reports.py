"""The report of an event by program: written, published, taken up again."""

import pytest

from tests.api.conftest import Program
from tests.api.problems import kind, pointers
from tests.events.factories import make_city, make_event, make_officer, make_person, make_registration
from ucap.events.models import Event, Report
from ucap.events.states import EventState
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.django_db
WORDS = {"reached": "Three memoranda were signed.", "better": "More time between meetings."}


@pytest.fixture
def officer(db: None) -> User:
    return make_officer()


@pytest.fixture
def event(officer: User) -> Event:
    return make_event(city=officer.cities.get(), state=EventState.HELD)


def test_a_report_is_written_published_and_taken_up(officer: User, event: Event, visitor: Program) -> None:
    make_registration(event)
    program, at = Program(officer), f"/events/{event.slug}/report"
    written = program.ask("PUT", at, {**WORDS, "language": "es"}).json()
    assert (written["reached"], written["better"], written["language"]) == (*WORDS.values(), "es")
    assert (written["is_live"], written["published_at"]) == (True, None)
    assert visitor.get(at).status_code == 404
    told = Notice.objects.count()
    published = program.ask("POST", f"{at}/publish").json()
    assert (published["is_live"], published["numbers"]["participants"]) == (False, 1)
    assert Notice.objects.count() > told
    assert visitor.get(at).json()["reached"] == WORDS["reached"]
    assert kind(program.ask("PUT", at, WORDS)) == "not-now"
    assert program.ask("POST", f"{at}/take-up").json()["is_live"] is True
    assert program.ask("PUT", at, {"reached": "Four."}).json()["better"] == ""
    assert visitor.get(at).status_code == 404


def test_without_a_language_it_is_in_that_of_the_event(officer: User, event: Event) -> None:
    event.language = "it"
    event.save()
    assert Program(officer).ask("PUT", f"/events/{event.slug}/report", WORDS).json()["language"] == "it"


def test_what_is_wrong_is_told_where_it_is(officer: User, event: Event) -> None:
    program, at = Program(officer), f"/events/{event.slug}/report"
    for wrong, where in (
        ({"reached": "x" * 8001}, "#/reached"),
        ({"better": "https://example.org " * 11}, "#/better"),
        ({"language": "xx"}, "#/language"),
        ({"numbers": {}}, "#/numbers"),
    ):
        answer = program.ask("PUT", at, {**WORDS, **wrong})
        assert (answer.status_code, pointers(answer)) == (422, [where])
    assert pointers(program.ask("PUT", at, {"better": "More time."})) == ["#/reached"]
    assert not Report.objects.exists()


def test_nothing_is_published_before_it_is_written_or_held(officer: User, event: Event) -> None:
    program = Program(officer)
    assert kind(program.ask("POST", f"/events/{event.slug}/report/publish")) == "invalid"
    assert kind(program.ask("POST", f"/events/{event.slug}/report/take-up")) == "not-now"
    coming = make_event(city=officer.cities.get())
    assert program.ask("PUT", f"/events/{coming.slug}/report", WORDS).status_code == 200
    assert kind(program.ask("POST", f"/events/{coming.slug}/report/publish")) == "not-now"
    draft = make_event(city=officer.cities.get(), state=EventState.DRAFT)
    assert kind(program.ask("PUT", f"/events/{draft.slug}/report", WORDS)) == "not-now"


def test_only_its_hosts_write_a_report(event: Event) -> None:
    Report.objects.create(event=event, language="en", reached="Much.", at=event.created_at)
    at = f"/events/{event.slug}/report"
    for stranger in (make_officer(make_city("Bologna").pk), make_person(verified=True)):
        assert kind(Program(stranger).ask("PUT", at, WORDS)) == "not-allowed"
        assert kind(Program(stranger).ask("POST", f"{at}/publish")) == "not-allowed"
        assert kind(Program(stranger).ask("POST", f"{at}/take-up")) == "not-allowed"
    event.refresh_from_db()
    assert (event.state, event.report.reached) == (EventState.HELD, "Much.")
