"""Entries and conversations by program."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from tests.api.conftest import Program
from tests.exchange.factories import PLACES, make_city, make_entry, make_officer, make_organisation
from tests.language.service import speaking
from tests.organisations.factories import make_person, make_secretary
from tests.permissions.world.of_organisations import picture
from ucap.api.states import Scope
from ucap.exchange.actions.machine import translate_entry
from ucap.exchange.models import Entry, Interest
from ucap.exchange.states import Visibility
from ucap.people.models import User

pytestmark = pytest.mark.django_db
SAYS: dict[str, Any] = {
    "kind": "request",
    "area": "pilot",
    "title": "Shade for school yards",
    "summary": "Schools look for ways to keep their yards cool.",
    "description": "Four schools take part from May on.",
    "cooperation": ["pilot"],
    "countries": ["ES", "CN"],
    "deadline": "2099-05-01",
    "sdgs": [11, 13],
    "themes": ["heat"],
    "partner_types": ["university"],
}


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def owner(db: None) -> User:
    return make_person("Olga", verified=True)


def kind(answer: HttpResponse) -> str:
    said: str = answer.json()["type"]
    return said.rsplit("/", 1)[-1]


def test_an_entry_is_written_published_found_and_withdrawn(owner: User, visitor: Program) -> None:
    organisation, program = make_organisation(owner=owner), Program(owner)
    made = program.ask("POST", "/entries", SAYS | {"organisation": organisation.pk})
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/entries/{made.json()['id']}/draft")
    at = f"/entries/{made.json()['id']}"
    assert visitor.get("/entries").json()["count"] == 0
    changed = program.ask("PUT", f"{at}/draft", SAYS | {"base": 0, "title": "Shade for yards"}).json()
    assert (changed["revision"], changed["content"]["title"]) == (1, "Shade for yards")
    assert kind(program.ask("PUT", f"{at}/draft", SAYS | {"base": 0, "title": "Other"})) == "conflict"
    published = program.ask("POST", f"{at}/publish").json()
    assert (published["state"], published["slug"]) == ("published", "shade-for-yards")
    (found,) = visitor.get("/entries?sdg=13&area=pilot&q=schools").json()["items"]
    assert (found["title"], found["sdgs"], found["themes"]) == ("Shade for yards", [11, 13], ["heat"])
    assert visitor.get("/entries?kind=offer").json()["items"] == []
    read = visitor.get(f"/entries/{found['slug']}").json()
    assert (read["content"]["deadline"], read["may_edit"], read["can"]) == ("2099-05-01", False, [])
    assert program.get("/me/entries").json()["count"] == 1
    assert program.ask("POST", f"{at}/state/match").json()["state"] == "matched"
    assert program.ask("POST", f"{at}/state/withdraw").json()["state"] == "withdrawn"
    assert visitor.get(f"/entries/{found['slug']}").status_code == 404
    assert program.ask("POST", f"{at}/state/bring_back").json()["state"] == "published"
    assert program.ask("POST", f"{at}/state/vanish").status_code == 422


def test_changing_what_is_published_begins_its_next_version(owner: User, visitor: Program) -> None:
    entry = make_entry(organisation=make_organisation(owner=owner))
    program = Program(owner)
    draft = program.get(f"/entries/{entry.pk}/draft").json()
    assert (draft["revision"], draft["content"]["title"]) == (0, "Sensors for canals")
    program.ask("PUT", f"/entries/{entry.pk}/draft", SAYS | {"base": 0})
    assert visitor.get(f"/entries/{entry.slug}").json()["title"] == "Sensors for canals"
    slug = program.ask("POST", f"/entries/{entry.pk}/publish").json()["slug"]
    assert visitor.get(f"/entries/{slug}").json()["title"] == "Shade for school yards"


def test_nothing_is_written_for_others(owner: User) -> None:
    organisation = make_organisation()
    answer = Program(owner).ask("POST", "/entries", SAYS | {"organisation": organisation.pk})
    assert answer.status_code == 403
    assert Program(owner).ask("POST", "/entries", SAYS).status_code == 422
    entry = make_entry(organisation=organisation)
    assert Program(owner).get(f"/entries/{entry.pk}/draft").status_code == 404
    wrong = Program(owner).ask("POST", "/entries", {"title": "x", "trl": 10, "sdgs": [18], "colour": "red"})
    assert {one["pointer"] for one in wrong.json()["errors"]} == {"#/trl", "#/sdgs/0", "#/colour"}
    assert not Entry.objects.exclude(pk=entry.pk).exists()


def test_what_is_for_members_is_not_for_visitors(owner: User, visitor: Program) -> None:
    make_organisation(owner=owner)
    entry = make_entry(visibility=Visibility.MEMBERS)
    assert visitor.get("/entries").json()["count"] == 0
    assert visitor.get(f"/entries/{entry.slug}").status_code == 404
    assert Program(owner).get(f"/entries/{entry.slug}").json()["visibility"] == "members"


def test_a_visitor_s_list_is_not_sent_twice(visitor: Program) -> None:
    make_entry()
    first = visitor.get("/entries")
    assert visitor.get("/entries", If_None_Match=first["ETag"]).status_code == 304
    make_entry()
    assert visitor.get("/entries?limit=1").json()["next"]


def test_two_talk_until_there_is_an_outcome(owner: User) -> None:
    entry = make_entry(organisation=make_organisation(owner=owner, name="Granada"))
    officer = make_officer(name="Li Na")
    yangzhou = make_city("Yangzhou").pk
    mine = make_entry(city=make_city("Yangzhou"), title="Canal monitoring")
    theirs, ours = Program(owner), Program(officer)
    sent = {"text": "We have canals.", "city": yangzhou, "own_entry": mine.pk}
    made = ours.ask("POST", f"/entries/{entry.slug}/interests", sent)
    assert made.status_code == 201
    at = made["Location"].removeprefix("/api/v1")
    assert made.json()["own_entry"]["title"] == "Canal monitoring"
    assert kind(ours.ask("POST", f"/entries/{entry.slug}/interests", sent)) == "not-now"
    (waiting,) = theirs.get("/me/conversations?state=waiting").json()["items"]
    assert (waiting["other"]["name"], waiting["waits_for_me"]) == ("Yangzhou", True)
    assert "decline" in theirs.get(at).json()["can"]
    theirs.ask("POST", f"{at}/messages", {"text": "Gladly."})
    theirs.ask("POST", f"{at}/messages", {"text": "Ask the lab.", "note": True})
    said = ours.get(at).json()
    assert [(one["text"], one["mine"]) for one in said["messages"]] == [
        ("We have canals.", True),
        ("Gladly.", False),
    ]
    assert ours.ask("PUT", f"{at}/stage", {"stage": "agreement"}).json()["stage"] == "agreement"
    closed = theirs.ask("POST", f"{at}/outcome", {"outcome": "pilot", "text": "Ten sensors."}).json()
    assert (closed["state"], closed["outcome"]) == ("closed", "pilot")
    assert ours.ask("POST", f"{at}/take-up").json()["stage"] == "agreement"
    assert ours.ask("POST", f"{at}/withdraw").json()["state"] == "withdrawn"
    assert Program(make_person()).get(at).status_code == 404


def test_an_interest_is_declined_or_passed_on(owner: User) -> None:
    entry = make_entry(organisation=make_organisation(owner=owner))
    Program(make_officer()).ask(
        "POST", f"/entries/{entry.slug}/interests", {"text": "x", "city": PLACES["Yangzhou"]}
    )
    at, theirs = f"/conversations/{Interest.objects.get().pk}", Program(owner)
    assert theirs.ask("POST", f"{at}/pass-on", {"to": make_person().pk}).status_code == 422
    assert theirs.ask("POST", f"{at}/pass-on", {"to": owner.pk}).json()["state"] == "passed_on"
    assert theirs.ask("POST", f"{at}/decline", {"reason": "other"}).status_code == 422
    declined = theirs.ask("POST", f"{at}/decline", {"reason": "found"}).json()
    assert (declined["state"], declined["decline_reason"]) == ("declined", "found")


def test_without_its_scope_a_token_writes_nothing(owner: User) -> None:
    program = Program(owner, scopes=(Scope.READ,))
    assert kind(program.ask("POST", "/entries", SAYS)) == "scope"
    assert program.get("/me/entries").status_code == 200


def test_who_sees_an_entry_is_chosen(owner: User, visitor: Program) -> None:
    entry = make_entry(organisation=make_organisation(owner=owner))
    program, at = Program(owner), f"/entries/{entry.pk}/visibility"
    assert program.ask("PUT", at, {"visibility": "members"}).json()["visibility"] == "members"
    assert visitor.get(f"/entries/{entry.slug}").status_code == 404
    assert kind(program.ask("PUT", at, {"visibility": "cities"})) == "invalid"
    named = program.ask("PUT", at, {"visibility": "cities", "cities": [PLACES["Yangzhou"]]})
    assert named.json()["visibility"] == "cities"


def test_the_same_entry_is_not_published_a_thousand_times(owner: User) -> None:
    organisation, program = make_organisation(owner=owner), Program(owner)

    def published() -> HttpResponse:
        made = program.ask("POST", "/entries", SAYS | {"organisation": organisation.pk}).json()
        return program.ask("POST", f"/entries/{made['id']}/publish")

    assert published().json()["state"] == "published"
    again = published()
    assert kind(again) == "not-now"
    assert "/exchange/shade-for-school-yards/" in again.json()["detail"]
    assert Entry.objects.listed().count() == 1


def test_the_pipeline_is_the_secretariats(owner: User) -> None:
    entry = make_entry(organisation=make_organisation(owner=owner))
    officer = make_officer()
    sent = {"text": "We have canals.", "city": PLACES["Yangzhou"]}
    assert Program(officer).ask("POST", f"/entries/{entry.slug}/interests", sent).status_code == 201
    assert Program(owner).get("/pipeline").status_code == 403
    seen = Program(make_secretary()).get("/pipeline?stage=contact").json()
    (line,) = seen["items"]
    assert (line["asker"]["name"], line["state"], line["entry_slug"]) == ("Yangzhou", "waiting", entry.slug)
    assert "We have canals." not in str(seen)
    assert Program(make_secretary()).get("/pipeline?area=culture").json()["count"] == 0


def test_what_is_known_of_an_entry_in_the_callers_language(
    owner: User, visitor: Program, settings: Any, at: datetime
) -> None:
    entry = make_entry(
        organisation=make_organisation(owner=owner), language="zh-Hans", title="运河", summary=""
    )
    assert visitor.get("/entries").json()["items"][0]["translation"] is None
    with speaking() as there:
        settings.TRANSLATE_URL = there.url
        translate_entry(entry_id=entry.pk, at=at)
        (found,) = visitor.get("/entries").json()["items"]
    assert found["translation"] == {"language": "en", "title": "[en] 运河", "summary": "", "corrected": False}
    in_chinese = visitor.get(f"/entries/{entry.slug}", Accept_Language="zh-Hans").json()
    assert in_chinese["translation"] is None


def test_files_are_added_described_read_and_taken_away(owner: User, visitor: Program) -> None:
    entry, program = make_entry(organisation=make_organisation(owner=owner)), Program(owner)
    added = program.upload(
        f"/entries/{entry.pk}/files", file=SimpleUploadedFile("a.png", picture()), alt="A canal"
    )
    assert (added.status_code, added.json()["alt"]) == (201, "A canal")
    kept = added.json()
    (shown,) = visitor.get(f"/entries/{entry.slug}").json()["files"]
    assert shown == kept
    read = visitor.get(f"/entries/{entry.slug}/files/{kept['id']}")
    assert (read["Content-Type"], read.getvalue()[8:12]) == ("image/webp", b"WEBP")
    assert "sandbox" in read["Content-Security-Policy"]
    at = f"/entry-files/{kept['id']}"
    assert program.ask("PUT", at, {"alt": "A wide canal"}).json()["alt"] == "A wide canal"
    assert Program(make_person("Eve", verified=True)).ask("DELETE", at).status_code == 404
    assert program.ask("DELETE", at).json()["files"] == []
    assert visitor.get(f"/entries/{entry.slug}/files/{kept['id']}").status_code == 404
    refused = program.upload(
        f"/entries/{entry.pk}/files", file=SimpleUploadedFile("a.exe", b"MZ\x90\x00\x03")
    )
    assert (refused.status_code, kind(refused)) == (422, "invalid")


def test_a_file_of_a_hidden_entry_is_for_its_people(owner: User, visitor: Program) -> None:
    organisation = make_organisation(owner=owner)
    entry = make_entry(organisation=organisation, visibility=Visibility.MEMBERS)
    program = Program(owner)
    kept = program.upload(f"/entries/{entry.pk}/files", file=SimpleUploadedFile("a.txt", b"Water")).json()
    path = f"/entries/{entry.slug}/files/{kept['id']}"
    assert visitor.get(path).status_code == 404
    read = program.get(path)
    assert (read["Content-Type"], read.getvalue()) == ("application/octet-stream", b"Water")
    assert read["Content-Disposition"].startswith("attachment")


def test_files_come_with_a_message(owner: User, visitor: Program) -> None:
    entry = make_entry(organisation=make_organisation(owner=owner))
    ours, theirs = Program(make_officer()), Program(owner)
    sent = {"text": "We have canals.", "city": PLACES["Yangzhou"]}
    at = ours.ask("POST", f"/entries/{entry.slug}/interests", sent)["Location"].removeprefix("/api/v1")

    def files(*names: str) -> list[SimpleUploadedFile]:
        return [SimpleUploadedFile(name, b"Water") for name in names]

    written = theirs.upload(f"{at}/files", text="Here they are.", attached=files("a.txt", "b.txt"))
    assert (written.status_code, written.json()["state"]) == (201, "answered")
    theirs.upload(f"{at}/files", text="For us.", note="true", attached=files("c.txt"))
    (message,) = ours.get(at).json()["messages"][1:]
    assert [one["name"] for one in message["files"]] == ["a.txt", "b.txt"]
    path = f"/message-files/{message['files'][0]['id']}"
    assert ours.get(path).getvalue() == b"Water"
    assert visitor.get(path).status_code == 401
    for wrong in (
        {"text": "", "attached": files("a.txt")},
        {"text": "Six", "attached": files(*"abcdef")},
        {"text": "What is it?", "attached": files("a.exe")},
        {"text": "Where is it?"},
    ):
        assert kind(ours.upload(f"{at}/files", **wrong)) == "invalid"
    assert len(ours.get(at).json()["messages"]) == 2
