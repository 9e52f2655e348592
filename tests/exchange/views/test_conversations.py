"""The conversation, and what its two sides do with it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.exchange.factories import make_city, make_officer, make_organisation
from tests.exchange.views.conftest import ClientOf
from tests.organisations.factories import make_member, make_person
from ucap.exchange.actions import answer_interest, decline_interest, express_interest, write_message
from ucap.exchange.models import Entry, Interest, Message, MessageFile
from ucap.exchange.states import DeclineReason, EntryState, InterestState
from ucap.kernel.clock import now
from ucap.organisations.models import Organisation
from ucap.organisations.states import State
from ucap.people.models import User

pytestmark = pytest.mark.django_db


def body(answer: Any) -> str:
    return str(answer.content.decode())


def at(interest: Interest, verb: str = "") -> str:
    return f"/en/exchange/conversations/{interest.pk}/{verb}"


def test_both_sides_write_and_each_reads_its_own_notes(
    interest: Interest, owner: User, officer: User, client_of: ClientOf
) -> None:
    theirs, ours = client_of(owner), client_of(officer)
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
    interest: Interest, owner: User, client_of: ClientOf
) -> None:
    client = client_of(owner)
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
            {"text": "x", "attached": [SimpleUploadedFile("a.exe", b"MZ")]},
            "This kind of file is not taken",
        ),
        (
            {"text": "x", "attached": [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(6)]},
            "A message has at most 5 files.",
        ),
    ],
)
def test_what_cannot_be_sent_is_said_and_not_lost(
    interest: Interest, owner: User, client_of: ClientOf, sent: dict[str, Any], said: str
) -> None:
    answer = client_of(owner).post(at(interest, "write/"), sent)
    assert answer.status_code == 422
    assert said in body(answer)
    assert sent["text"].strip() in body(answer)
    assert Message.objects.count() == 1


def test_html_in_a_message_is_no_html(interest: Interest, owner: User, client_of: ClientOf) -> None:
    write_message(interest=interest, text="5 < 6 & <b>x</b>", by=owner, at=now())
    page = body(client_of(owner).get(at(interest)))
    assert "<b>x</b>" not in page
    assert "5 &lt; 6 &amp;" in page


def test_a_file_is_saved_by_its_readers_and_not_opened(
    entry: Entry, owner: User, officer: User, client_of: ClientOf
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
    assert address in body(client_of(owner).get(at(interest)))
    answer = client_of(owner).get(address)
    assert b"".join(answer.streaming_content) == b"<script>"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert client_of(make_person()).get(address).status_code == 404


def test_it_is_declined_with_a_reason_and_taken_up_again(
    interest: Interest, owner: User, officer: User, client_of: ClientOf
) -> None:
    client = client_of(owner)
    answer = client.post(at(interest, "decline/"), {"reason": "other"})
    assert answer.status_code == 422
    assert "Say why in your own words." in body(answer)
    client.post(at(interest, "decline/"), {"reason": "found", "text": "Rome was quicker."})
    page = body(client.get(at(interest)))
    assert at(interest, "take-up/") in page
    page = body(client_of(officer).get(at(interest)))
    assert "Granada has declined" in page
    assert "Rome was quicker." in page
    client.post(at(interest, "take-up/"))
    interest.refresh_from_db()
    assert interest.state == InterestState.WAITING


def test_a_colleague_takes_it_over(interest: Interest, owner: User, client_of: ClientOf) -> None:
    organisation = interest.entry.organisation
    assert organisation
    client = client_of(owner)
    assert "Nobody else belongs to Granada here yet." in body(client.get(at(interest)))
    colleague = make_member(organisation)
    assert client.post(at(interest, "pass-on/"), {"to": make_person().pk}).status_code == 422
    client.post(at(interest, "pass-on/"), {"to": colleague.pk})
    interest.refresh_from_db()
    assert interest.handled_by == colleague
    assert f"{colleague} looks after it." in body(client.get(at(interest)))


def test_who_asked_withdraws_and_comes_back(
    interest: Interest, owner: User, officer: User, client_of: ClientOf
) -> None:
    client = client_of(officer)
    client.post(at(interest, "withdraw/"))
    page = body(client_of(owner).get(at(interest)))
    assert "Yangzhou is no longer interested" in page
    assert "take-up/" not in page
    assert "Note for your side" in page
    client.post(at(interest, "take-up/"))
    interest.refresh_from_db()
    assert interest.state == InterestState.WAITING


def test_both_go_on_from_stage_to_stage_and_say_what_became_of_it(
    interest: Interest, owner: User, officer: User, client_of: ClientOf
) -> None:
    answer_interest(interest=interest, text="Gladly", by=owner, at=now())
    theirs, ours = client_of(owner), client_of(officer)
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
    interest: Interest, owner: User, officer: User, client_of: ClientOf
) -> None:
    other = client_of(make_member(make_organisation()))
    for verb in ("", "write/", "decline/", "pass-on/", "withdraw/", "take-up/", "outcome/"):
        ask = other.post if verb else other.get
        assert ask(at(interest, verb), {"text": "x"} if verb else {}).status_code == 404
    assert client_of(officer).post(at(interest, "decline/"), {"reason": "found"}).status_code == 403
    assert client_of(owner).post(at(interest, "withdraw/")).status_code == 403
    assert Client().get(at(interest)).status_code == 302


def test_names_are_said_in_the_reader_s_language(entry: Entry, owner: User, client_of: ClientOf) -> None:
    house = make_organisation(names={"en": "Hydro Bureau", "zh-Hans": "水利局"})
    asked = express_interest(entry=entry, text="你好", organisation=house, by=make_member(house), at=now())
    page = body(client_of(owner).get(at(asked).replace("/en/", "/zh-hans/")))
    assert "水利局" in page
    city = express_interest(
        entry=entry,
        text="Hola",
        city=make_city("Rome"),
        by=make_officer(name="R", email="r@example.org", city_id=make_city("Rome").pk),
        at=now(),
    )
    assert "罗马" in body(client_of(owner).get(at(city).replace("/en/", "/zh-hans/")))


def test_queries_do_not_grow_with_messages(
    interest: Interest, owner: User, client_of: ClientOf, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    client = client_of(owner)
    client.get(at(interest))
    with django_assert_max_num_queries(60) as few:
        client.get(at(interest))
    for number in range(20):
        write_message(interest=interest, text=f"Word {number}", files=[("a.txt", b"x")], by=owner, at=now())
    with django_assert_max_num_queries(60) as many:
        client.get(at(interest))
    assert len(many.captured_queries) <= len(few.captured_queries) + 1


def test_a_conversation_about_an_entry_that_is_gone_from_view_goes_on(
    interest: Interest, owner: User, officer: User, client_of: ClientOf
) -> None:
    Entry.objects.filter(pk=interest.entry_id).update(state=EntryState.WITHDRAWN)
    assert client_of(officer).get(at(interest)).status_code == 200


def test_somebody_who_has_left_an_organisation_reads_nothing(
    interest: Interest, owner: User, client_of: ClientOf
) -> None:
    organisation = interest.entry.organisation
    assert organisation
    Organisation.objects.filter(pk=organisation.pk).update(state=State.WITHHELD)
    assert client_of(owner).get(at(interest)).status_code == 404


def test_what_was_declined_long_ago_keeps_its_reason(
    interest: Interest, owner: User, officer: User, client_of: ClientOf
) -> None:
    decline_interest(interest=interest, reason=DeclineReason.PLACE, by=owner, at=now() - timedelta(days=400))
    assert "We look for partners elsewhere" in body(client_of(officer).get(at(interest)))
