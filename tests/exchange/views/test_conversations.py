"""Expressing interest, the conversation, and what the two sides do with it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.exchange.factories import make_city, make_entry, make_officer, make_organisation
from tests.organisations.factories import make_member, make_person
from ucap.exchange.actions import answer_interest, decline_interest, express_interest, write_message
from ucap.exchange.models import Entry, Interest, Message, MessageFile
from ucap.exchange.states import DeclineReason, EntryState, InterestState
from ucap.kernel.clock import now
from ucap.organisations.models import Organisation
from ucap.organisations.states import State
from ucap.people.models import User

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def signed_in() -> SignedIn:
    def enter(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return enter


@pytest.fixture
def owner() -> User:
    return make_person("Olga", verified=True)


@pytest.fixture
def officer() -> User:
    return make_officer(name="Li Na")


@pytest.fixture
def entry(owner: User) -> Entry:
    return make_entry(organisation=make_organisation(owner=owner, name="Granada"))


@pytest.fixture
def interest(entry: Entry, officer: User) -> Interest:
    return express_interest(
        entry=entry, text="We have canals.", city=make_city("Yangzhou"), by=officer, at=now()
    )


def body(answer: Any) -> str:
    return str(answer.content.decode())


def at(interest: Interest, verb: str = "") -> str:
    return f"/en/exchange/conversations/{interest.pk}/{verb}"


def express(entry: Entry) -> str:
    return f"/en/exchange/{entry.slug}/express/"


def test_whoever_speaks_for_a_city_expresses_interest(
    entry: Entry, officer: User, signed_in: SignedIn
) -> None:
    client = signed_in(officer)
    own = make_entry(city=make_city("Yangzhou"), title="Canal monitoring")
    page = body(client.get(f"{express(entry)}?own={own.pk}"))
    assert "You write for Yangzhou." in page
    assert f'<option value="{own.pk}" selected>' in page
    sent = {
        "acting": f"city:{make_city('Yangzhou').pk}",
        "text": "We have canals.",
        "own_entry": own.pk,
        "files": [SimpleUploadedFile("a.txt", b"x"), SimpleUploadedFile("b.txt", b"y")],
    }
    answer = client.post(express(entry), sent)
    interest = Interest.objects.get()
    assert answer["Location"] == at(interest)
    assert (interest.by, interest.own_entry) == (officer, own)
    assert set(MessageFile.objects.values_list("name", flat=True)) == {"a.txt", "b.txt"}
    assert at(interest) in body(client.get(express(entry)))  # "Go on in that conversation"


def test_of_several_one_chooses_and_the_own_entry_has_to_be_theirs(
    entry: Entry, officer: User, signed_in: SignedIn
) -> None:
    house = make_organisation(owner=officer, name="Silk Museum")
    own = make_entry(organisation=house, title="Museum nights")
    make_entry(organisation=house, title="A draft", state=EntryState.DRAFT)
    client = signed_in(officer)
    page = body(client.get(express(entry)))
    assert page.count('<option value="organisation:') == page.count('<option value="city:') == 1
    assert "Museum nights" in page
    assert "A draft" not in page
    page = body(client.get(f"{express(entry)}?own={own.pk}"))
    assert f'<option value="organisation:{house.pk}" selected>' in page
    sent = {"acting": f"city:{make_city('Yangzhou').pk}", "text": "Hello", "own_entry": own.pk}
    answer = client.post(express(entry), sent)
    assert answer.status_code == 422
    assert "Choose an entry of those for whom you write." in body(answer)
    assert not Interest.objects.exists()


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("nobody yet", "Join the organisation you work for"),
        ("owner", "This entry is yours"),
        ("waiting", "Not let through yet"),
    ],
)
def test_why_one_may_not_is_said(
    entry: Entry, owner: User, signed_in: SignedIn, who: str, said: str
) -> None:
    person = owner if who == "owner" else make_person("New", verified=True)
    if who == "waiting":
        make_organisation(owner=person, state=State.WAITING)
    client = signed_in(person)
    assert said in body(client.get(express(entry)))
    answer = client.post(express(entry), {"text": "Hello", "acting": "city:1"})
    assert answer.status_code == 422
    assert not Interest.objects.exists()


def test_an_entry_that_is_over_looks_for_nobody(officer: User, signed_in: SignedIn) -> None:
    entry = make_entry(state=EntryState.FULFILLED)
    assert "looks for nobody any more" in body(signed_in(officer).get(express(entry)))
    hidden = make_entry(state=EntryState.WITHHELD)
    assert signed_in(officer).get(express(hidden)).status_code == 404


def test_who_writes_to_many_is_told_and_loses_nothing(officer: User, signed_in: SignedIn) -> None:
    client = signed_in(officer)
    acting = f"city:{make_city('Yangzhou').pk}"
    for _ in range(20):
        client.post(express(make_entry()), {"acting": acting, "text": "Hello"})
    answer = client.post(express(make_entry()), {"acting": acting, "text": "Once more"})
    assert answer.status_code == 422
    assert "You have written to many today." in body(answer)
    assert "Once more</textarea>" in body(answer)
    assert Interest.objects.count() == 20


def test_both_sides_write_and_each_reads_its_own_notes(
    interest: Interest, owner: User, officer: User, signed_in: SignedIn
) -> None:
    theirs, ours = signed_in(owner), signed_in(officer)
    page = body(theirs.get(at(interest)))
    assert "Waits for your answer" in page
    assert "Yangzhou waits since" in page
    page = body(ours.get(at(interest)))
    assert "Granada was told on" in page
    assert "If they do not answer, they are reminded on" in page
    answer = theirs.post(at(interest, "write/"), {"text": "Gladly."})
    assert answer["Location"] == at(interest) + "#write"
    interest.refresh_from_db()
    assert interest.state == InterestState.ANSWERED
    theirs.post(at(interest, "write/"), {"text": "Ask about the price", "note": "on"})
    page = body(ours.get(at(interest)))
    assert "Gladly." in page
    assert "Ask about the price" not in page
    assert "Ask about the price" in body(theirs.get(at(interest)))


def test_to_htmx_the_conversation_is_answered_in_place(
    interest: Interest, owner: User, signed_in: SignedIn
) -> None:
    client = signed_in(owner)
    answer = client.post(at(interest, "write/"), {"text": "Gladly."}, headers={"HX-Request": "true"})
    page = body(answer)
    assert answer.status_code == 200
    assert "<html" not in page
    assert "Gladly." in page
    assert "Gladly.</textarea>" not in page
    answer = client.post(at(interest, "write/"), {"text": ""}, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert "This field is required." in body(answer)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": "x" * 5001}, "at most 5000 are possible"),
        ({"text": "https://a.example " * 4}, "At most 3 addresses"),
        (
            {"text": "x", "files": [SimpleUploadedFile("a.exe", b"MZ")]},
            "This kind of file is not taken.",
        ),
        (
            {"text": "x", "files": [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(6)]},
            "A message has at most 5 files.",
        ),
    ],
)
def test_what_cannot_be_sent_is_said_and_not_lost(
    interest: Interest, owner: User, signed_in: SignedIn, sent: dict[str, Any], said: str
) -> None:
    answer = signed_in(owner).post(at(interest, "write/"), sent)
    assert answer.status_code == 422
    assert said in body(answer)
    assert sent["text"].strip() in body(answer)
    assert Message.objects.count() == 1


def test_html_in_a_message_is_no_html(interest: Interest, owner: User, signed_in: SignedIn) -> None:
    write_message(interest=interest, text="5 < 6 & <b>x</b>", by=owner, at=now())
    page = body(signed_in(owner).get(at(interest)))
    assert "<b>x</b>" not in page
    assert "5 &lt; 6 &amp;" in page


def test_a_file_is_saved_by_its_readers_and_not_opened(
    entry: Entry, owner: User, officer: User, signed_in: SignedIn
) -> None:
    interest = express_interest(
        entry=entry,
        text="See",
        files=[("a.txt", b"<script>")],
        city=make_city("Yangzhou"),
        by=officer,
        at=now(),
    )
    address = f"/en/exchange/conversations/files/{MessageFile.objects.get().pk}/"
    assert address in body(signed_in(owner).get(at(interest)))
    answer = signed_in(owner).get(address)
    assert b"".join(answer.streaming_content) == b"<script>"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert signed_in(make_person()).get(address).status_code == 404


def test_it_is_declined_with_a_reason_and_taken_up_again(
    interest: Interest, owner: User, officer: User, signed_in: SignedIn
) -> None:
    client = signed_in(owner)
    answer = client.post(at(interest, "decline/"), {"reason": "other"})
    assert answer.status_code == 422
    assert "Say why in your own words." in body(answer)
    client.post(at(interest, "decline/"), {"reason": "found", "text": "Rome was quicker."})
    page = body(client.get(at(interest)))
    assert at(interest, "take-up/") in page
    page = body(signed_in(officer).get(at(interest)))
    assert "Granada has declined" in page
    assert "Rome was quicker." in page
    client.post(at(interest, "take-up/"))
    interest.refresh_from_db()
    assert interest.state == InterestState.WAITING


def test_a_colleague_takes_it_over(interest: Interest, owner: User, signed_in: SignedIn) -> None:
    organisation = interest.entry.organisation
    assert organisation
    client = signed_in(owner)
    assert "Nobody else belongs to Granada here yet." in body(client.get(at(interest)))
    colleague = make_member(organisation)
    assert client.post(at(interest, "pass-on/"), {"to": make_person().pk}).status_code == 422
    client.post(at(interest, "pass-on/"), {"to": colleague.pk})
    interest.refresh_from_db()
    assert interest.handled_by == colleague
    assert f"{colleague} looks after it." in body(client.get(at(interest)))


def test_who_asked_withdraws_and_comes_back(
    interest: Interest, owner: User, officer: User, signed_in: SignedIn
) -> None:
    client = signed_in(officer)
    client.post(at(interest, "withdraw/"))
    page = body(signed_in(owner).get(at(interest)))
    assert "Yangzhou is no longer interested" in page
    assert "take-up/" not in page
    assert "Note for your side" in page
    client.post(at(interest, "take-up/"))
    interest.refresh_from_db()
    assert interest.state == InterestState.WAITING


def test_both_go_on_from_stage_to_stage_and_say_what_became_of_it(
    interest: Interest, owner: User, officer: User, signed_in: SignedIn
) -> None:
    answer_interest(interest=interest, text="Gladly", by=owner, at=now())
    theirs, ours = signed_in(owner), signed_in(officer)
    assert "On to: Negotiation" in body(theirs.get(at(interest)))
    theirs.post(at(interest, "stage/negotiation/"))
    ours.post(at(interest, "stage/agreement/"))
    page = body(ours.get(at(interest)))
    assert "On to:" not in page
    assert ours.post(at(interest, "stage/nowhere/")).status_code == 404
    assert ours.post(at(interest, "stage/outcome/")).status_code == 400
    ours.post(at(interest, "outcome/"), {"outcome": "pilot", "text": "Ten sensors in Yangzhou."})
    page = body(theirs.get(at(interest)))
    assert "A pilot project" in page
    assert "Ten sensors in Yangzhou." in page
    theirs.post(at(interest, "take-up/"))
    interest.refresh_from_db()
    assert (interest.state, interest.stage) == ("answered", "agreement")


def test_nobody_else_sees_or_does_anything(
    interest: Interest, owner: User, officer: User, signed_in: SignedIn
) -> None:
    other = signed_in(make_member(make_organisation()))
    for verb in ("", "write/", "decline/", "pass-on/", "withdraw/", "take-up/", "outcome/"):
        ask = other.post if verb else other.get
        assert ask(at(interest, verb), {"text": "x"} if verb else {}).status_code == 404
    assert signed_in(officer).post(at(interest, "decline/"), {"reason": "found"}).status_code == 403
    assert signed_in(owner).post(at(interest, "withdraw/")).status_code == 403
    assert Client().get(at(interest)).status_code == 302


def test_names_are_said_in_the_reader_s_language(
    entry: Entry, owner: User, signed_in: SignedIn
) -> None:
    house = make_organisation(names={"en": "Hydro Bureau", "zh-Hans": "水利局"})
    asked = express_interest(
        entry=entry, text="你好", organisation=house, by=make_member(house), at=now()
    )
    page = body(signed_in(owner).get(at(asked).replace("/en/", "/zh-hans/")))
    assert "水利局" in page
    city = express_interest(
        entry=entry, text="Hola", city=make_city("Rome"), by=make_officer(
            name="R", email="r@example.org", city_id=make_city("Rome").pk
        ), at=now()
    )
    assert "罗马" in body(signed_in(owner).get(at(city).replace("/en/", "/zh-hans/")))


def test_queries_do_not_grow_with_messages(
    interest: Interest, owner: User, signed_in: SignedIn, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    client = signed_in(owner)
    client.get(at(interest))
    with django_assert_max_num_queries(60) as few:
        client.get(at(interest))
    for number in range(20):
        write_message(
            interest=interest, text=f"Word {number}", files=[("a.txt", b"x")], by=owner, at=now()
        )
    with django_assert_max_num_queries(60) as many:
        client.get(at(interest))
    assert len(many.captured_queries) <= len(few.captured_queries) + 1


def test_a_conversation_about_an_entry_that_is_gone_from_view_goes_on(
    interest: Interest, owner: User, officer: User, signed_in: SignedIn
) -> None:
    Entry.objects.filter(pk=interest.entry_id).update(state=EntryState.WITHDRAWN)
    assert signed_in(officer).get(at(interest)).status_code == 200


def test_somebody_who_has_left_an_organisation_reads_nothing(
    interest: Interest, owner: User, signed_in: SignedIn
) -> None:
    organisation = interest.entry.organisation
    assert organisation
    Organisation.objects.filter(pk=organisation.pk).update(state=State.WITHHELD)
    assert signed_in(owner).get(at(interest)).status_code == 404


def test_what_was_declined_long_ago_keeps_its_reason(
    interest: Interest, owner: User, officer: User, signed_in: SignedIn
) -> None:
    decline_interest(
        interest=interest, reason=DeclineReason.PLACE, by=owner, at=now() - timedelta(days=400)
    )
    assert "We look for partners elsewhere" in body(signed_in(officer).get(at(interest)))
