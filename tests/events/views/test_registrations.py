"""The hosts' list, what they decide, the tables to take away, the questions; and the participants for each other."""

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.events.factories import (
    make_city,
    make_event,
    make_member,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
)
from tests.events.views.conftest import ClientOf
from tests.events.views.test_registering import read
from tests.exchange.factories import PLACES, make_entry
from ucap.events.models import Event, Question, Registration
from ucap.events.states import EventState, QuestionKind, RegistrationState
from ucap.exchange.states import Visibility
from ucap.kernel.clock import now
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(db: None) -> User:
    return make_officer(PLACES["Granada"])


@pytest.fixture
def event(db: None) -> Event:
    return make_event(capacity=10, by_approval=True)


def list_of(event: Event) -> str:
    return f"/en/events/{event.slug}/registrations/"


def test_hosts_alone_see_it(event: Event, client_of: ClientOf) -> None:
    row = make_registration(event)
    assert row.person
    client = client_of(row.person)
    for address in ("", "download/csv/"):
        assert client.get(f"{list_of(event)}{address}").status_code == 403
    assert client.post(f"{list_of(event)}decide/", {"verb": "confirm", "chosen": row.pk}).status_code == 403
    for page in ("questions", "badges", "check-in", "check-in/list"):
        assert client.get(f"/en/events/{event.slug}/{page}/").status_code == 403


def test_an_empty_list_says_what_to_do(event: Event, officer: User, client_of: ClientOf) -> None:
    assert "Nobody has registered yet" in read(client_of(officer).get(list_of(event)))


def test_it_is_filtered_searched_and_counted(
    event: Event, officer: User, client_of: ClientOf, django_assert_max_num_queries: Any
) -> None:
    house = make_organisation(name="Water Institute")
    make_registration(event, make_person("Wang Fang"), organisation=house)
    make_registration(
        event, make_person("Zhang Wei"), state=RegistrationState.ASKED, city=make_city("Yangzhou")
    )
    make_registration(event, make_person("Li Na"), state=RegistrationState.WAITING)
    client = client_of(officer)
    client.get(list_of(event))
    with django_assert_max_num_queries(36):
        page = read(client.get(list_of(event)))
    assert page.index("Zhang Wei") < page.index("Li Na") < page.index("Wang Fang")
    assert "Spain 1" in page
    for _ in range(12):
        make_registration(event, organisation=make_organisation())
    with django_assert_max_num_queries(36):
        client.get(list_of(event))
    for query, there, gone in (
        ("q=water", "Wang Fang", "Zhang Wei"),
        ("q=zhang", "Zhang Wei", "Wang Fang"),
        ("state=asked", "Zhang Wei", "Li Na"),
        ("state=waiting", "Li Na", "Zhang Wei"),
        ("country=CN", "Zhang Wei", "Wang Fang"),
    ):
        page = read(client.get(f"{list_of(event)}?{query}"))
        assert there in page, query
        assert gone not in page, query
    assert "Nobody found" in read(client.get(f"{list_of(event)}?q=nobody"))
    for nonsense in ("state=x", "country=%00", "page=x", "page=99", "q=%00"):
        assert read(client.get(f"{list_of(event)}?{nonsense}"))
    assert "<html" not in read(client.get(list_of(event), headers={"HX-Request": "true"}))


def test_who_did_not_come(officer: User, client_of: ClientOf) -> None:
    event = make_event(state=EventState.HELD)
    make_registration(event, make_person("Wang Fang"), checked_in_at=now())
    make_registration(event, make_person("Zhang Wei"))
    client = client_of(officer)
    page = read(client.get(list_of(event)))
    assert "Did not come" in page.partition("Zhang Wei")[2]
    assert "Zhang Wei" in read(client.get(f"{list_of(event)}?state=no_show"))
    assert "Wang Fang" not in read(client.get(f"{list_of(event)}?state=no_show"))
    assert "Wang Fang" in read(client.get(f"{list_of(event)}?state=let_in"))
    assert 'value="confirm"' not in page


def test_several_are_decided_and_one_taken_back(event: Event, officer: User, client_of: ClientOf) -> None:
    rows = [make_registration(event, state=RegistrationState.ASKED) for _ in range(3)]
    client, address = client_of(officer), f"{list_of(event)}decide/"
    page = read(client.post(address, {"verb": "confirm", "chosen": [rows[0].pk, rows[1].pk]}, follow=True))
    assert "Decided about 2" in page
    for bad in (
        {"verb": "decline", "chosen": rows[2].pk},
        {"verb": "decline", "why": "No room"},
        {"verb": "x", "chosen": rows[2].pk},
        {"verb": "decline", "why": "x" * 601, "chosen": rows[2].pk},
        {"verb": "confirm", "chosen": "\0'"},
    ):
        read(client.post(address, bad), 422)
    page = read(
        client.post(address, {"verb": "decline", "why": "No room", "chosen": rows[2].pk}, follow=True)
    )
    undo = f"/en/events/registrations/{rows[2].pk}/undo/"
    assert undo in page
    assert "Taken back" in read(client.post(undo, follow=True))
    states = [Registration.objects.get(pk=one.pk).state for one in rows]
    assert states == ["confirmed", "confirmed", "asked"]


def table(event: Event, client: Any, form: str) -> list[list[str]]:
    answer = client.get(f"{list_of(event)}download/{form}/")
    assert f'.{form}"' in answer["Content-Disposition"]
    if form == "csv":
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert all(cell.data_type in ("s", "n", "inlineStr") for row in sheet.iter_rows() for cell in row)
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_taken_away_with_every_answer(form: str, event: Event, officer: User, client_of: ClientOf) -> None:
    diet = Question.objects.create(event=event, kind=QuestionKind.LINE, wording="=Diet", place=1)
    bus = Question.objects.create(
        event=event, kind=QuestionKind.CHOICES, wording="Bus", options=["a", "b"], place=2, dropped=True
    )
    evil = '=HYPERLINK("http://x","y")'
    make_registration(
        event,
        make_person("@wang"),
        organisation=make_organisation(name="+1"),
        answers={diet.pk: evil, bus.pk: ["a", "b"]},
    )
    make_registration(event, make_person("王芳"), languages=["zh-Hans", "en"])
    head, *lines = table(event, client_of(officer), form)
    assert head[0] == "Name"
    assert head[-2:] == ["'=Diet", "Bus"]
    one = next(line for line in lines if line[0] == "'@wang")
    assert (one[1], one[-2], one[-1]) == ("'+1", f"'{evil}", "a; b")
    other = next(line for line in lines if line[0] == "王芳")
    assert "Simplified Chinese, English" in other
    assert client_of(officer).get(f"{list_of(event)}download/pdf/").status_code == 404


def test_only_what_the_list_shows_is_taken_away(event: Event, officer: User, client_of: ClientOf) -> None:
    make_registration(event, make_person("Wang Fang"))
    make_registration(event, make_person("Li Na"), state=RegistrationState.ASKED)
    answer = client_of(officer).get(f"{list_of(event)}download/csv/?state=asked").content.decode()
    assert "Li Na" in answer
    assert "Wang Fang" not in answer


def test_questions_are_written_moved_and_taken_out(event: Event, officer: User, client_of: ClientOf) -> None:
    client, address = client_of(officer), f"/en/events/{event.slug}/questions/"
    assert "Add a question" in read(client.get(address))
    sent = {
        "questions-TOTAL_FORMS": "2",
        "questions-INITIAL_FORMS": "0",
        "questions-0-wording": "Diet",
        "questions-0-kind": "line",
        "questions-0-ORDER": "2",
        "questions-1-wording": "Bus",
        "questions-1-kind": "choice",
        "questions-1-options": "8:00\n9:00",
        "questions-1-needed": "on",
        "questions-1-ORDER": "1",
    }
    assert "Bus" in read(client.post(address, {**sent, "rows": "up:questions:1"}))
    assert not Question.objects.exists()
    page = read(client.post(address, sent, follow=True))
    assert page.index("Bus") < page.index("Diet")
    bus, diet = Question.objects.all()
    assert (bus.wording, bus.options, bus.needed, diet.wording) == ("Bus", ["8:00", "9:00"], True, "Diet")
    again = {
        **sent,
        "questions-INITIAL_FORMS": "2",
        "questions-0-id": bus.pk,
        "questions-0-DELETE": "on",
        "questions-1-id": diet.pk,
        "questions-1-kind": "line",
        "questions-1-options": "",
    }
    client.post(address, again)
    assert [(one.pk, one.wording) for one in Question.objects.all()] == [(diet.pk, "Bus")]
    wrong = read(client.post(address, {**sent, "questions-1-options": "one"}), 422)
    assert "at least two answers" in wrong


def test_participants_see_those_who_agreed_and_what_they_offer(
    event: Event, officer: User, client_of: ClientOf, django_assert_max_num_queries: Any
) -> None:
    house = make_organisation(name="Water Institute")
    me = make_registration(event, make_person("Wang Fang"), organisation=make_organisation(), listed=False)
    make_registration(event, make_person("Zhang Wei"), organisation=house, languages=["it"])
    make_registration(event, make_person("Li Na"), state=RegistrationState.WAITING)
    for number in range(4):
        make_entry(organisation=house, title=f"Sensor {number}")
    make_entry(organisation=house, title="Secret", visibility=Visibility.CITIES)
    assert me.person
    client, address = client_of(me.person), f"/en/events/{event.slug}/participants/"
    client.get(address)
    with django_assert_max_num_queries(34):
        page = read(client.get(address))
    assert "1 of 2 who come agreed to be listed." in page
    assert "Zhang Wei" in page
    assert "Water Institute" in page
    assert "Italian" in page
    assert page.count('href="/en/exchange/') - page.count('href="/en/exchange/"') == 3
    main = page.partition("<main")[2]
    assert "Wang Fang" not in main
    assert "Li Na" not in main
    assert "Secret" not in main
    for _ in range(10):
        make_entry(organisation=make_organisation())
        make_registration(event, organisation=make_organisation())
    with django_assert_max_num_queries(34):
        client.get(address)
    for query, found in (("q=water", 1), ("q=sensor", 1), ("country=ES&language=it", 1), ("q=nobody", 0)):
        seen = read(client.get(f"{address}?{query}", headers={"HX-Request": "true"}))
        assert seen.count("participant__") + ("Nobody found" in seen) >= 1
        assert ("Zhang Wei" in seen) == bool(found), query
    assert read(client_of(officer).get(address))
    assert client_of(make_person()).get(address).status_code == 403


def test_nobody_is_listed(event: Event, officer: User, client_of: ClientOf) -> None:
    make_registration(event, listed=False)
    page = read(client_of(officer).get(f"/en/events/{event.slug}/participants/"))
    assert "Nobody is listed yet" in page
    assert make_member(make_organisation())
