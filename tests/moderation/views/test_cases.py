"""The queue and a case, as each who may see them sees them."""

from dataclasses import replace
from datetime import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from tests.moderation.conftest import Cast, Notes
from ucap.moderation.actions import decide, hold, report
from ucap.moderation.models import Answer, Case
from ucap.moderation.states import Ground, Verdict
from ucap.people.models import User

QUEUE = "/en/moderation/"


@pytest.fixture
def waiting(cast: Cast, notes: Notes, at: datetime) -> Case:
    return hold(subject=("note", "n2"), author=cast.author, reasons=[Ground.UNVERIFIED], at=at)


@pytest.fixture
def reported(cast: Cast, notes: Notes, at: datetime) -> Case:
    return report(
        subject=("note", "n1"), by=cast.reader, ground=Ground.PRIVATE, text="My number is there", at=at
    )


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_the_queue_is_the_secretariats(client: Client, cast: Cast, waiting: Case) -> None:
    assert "/account/login/" in client.get(QUEUE)["Location"]
    assert signed_in(cast.author).get(QUEUE).status_code == 403
    page = signed_in(cast.secretary).get(QUEUE).content.decode()
    assert "1 case waits" in page
    assert "A new note" in page
    assert "New, from somebody who is not yet verified" in page


def test_what_is_shown_is_escaped(cast: Cast, notes: Notes, waiting: Case) -> None:
    notes.there["n2"] = replace(
        notes.there["n2"], title="<img src=x onerror=alert(1)>", text="<script>x</script>"
    )
    client = signed_in(cast.secretary)
    for address in (QUEUE, f"{QUEUE}cases/{waiting.pk}/"):
        page = client.get(address).content.decode()
        assert "<img src=x" not in page
        assert "<script>x" not in page
        assert "&lt;img src=x" in page


def test_an_empty_queue_says_what_comes_here(cast: Cast) -> None:
    assert "Nothing waits" in signed_in(cast.secretary).get(QUEUE).content.decode()


def test_nothing_found_is_not_nothing_there(cast: Cast, waiting: Case) -> None:
    page = signed_in(cast.secretary).get(f"{QUEUE}?ground=rights").content.decode()
    assert "No case is like this" in page


def test_a_thing_that_is_gone_can_still_be_decided(cast: Cast, notes: Notes, waiting: Case) -> None:
    del notes.there["n2"]
    client = signed_in(cast.secretary)
    assert "It is not here any more" in client.get(QUEUE).content.decode()
    assert client.get(f"{QUEUE}cases/{waiting.pk}/").status_code == 200


def test_a_moderator_sees_who_reported_and_the_author_does_not(cast: Cast, reported: Case) -> None:
    address = f"{QUEUE}cases/{reported.pk}/"
    page = signed_in(cast.secretary).get(address).content.decode()
    assert "reported by Ana Ruiz" in page
    assert "My number is there" in page
    for person in (cast.author, cast.colleague):
        page = signed_in(person).get(address).content.decode()
        assert "Ana Ruiz" not in page
        assert "My number" not in page
        assert "personal data" in page
        assert "Take it down" not in page


def test_a_secretary_who_wrote_it_does_not_learn_who_reported_it(
    cast: Cast, notes: Notes, at: datetime
) -> None:
    other = User.objects.create_user("other@example.org", is_secretariat=True)
    notes.there["n1"] = replace(notes.there["n1"], author_id=cast.secretary.pk)
    case = report(subject=("note", "n1"), by=cast.reader, ground=Ground.FALSE, at=at)
    address = f"{QUEUE}cases/{case.pk}/"
    assert "Ana Ruiz" in signed_in(other).get(address).content.decode()
    assert "Ana Ruiz" not in signed_in(cast.secretary).get(address).content.decode()
    assert signed_in(cast.secretary).post(f"{address}decide/", {"verdict": "dismiss"}).status_code == 403


def test_a_case_is_not_there_for_others(client: Client, cast: Cast, reported: Case) -> None:
    address = f"{QUEUE}cases/{reported.pk}/"
    assert signed_in(cast.reader).get(address).status_code == 404
    assert client.get(address).status_code == 302
    assert signed_in(cast.author).post(f"{address}decide/", {"verdict": "dismiss"}).status_code == 403
    assert signed_in(cast.reader).post(f"{address}answer/", {"text": "x"}).status_code == 404
    assert signed_in(cast.author).get(f"{QUEUE}about/note/n1/")["Location"] == address
    assert signed_in(cast.reader).get(f"{QUEUE}about/note/n1/").status_code == 404


def test_released_and_vouched_for_by_one_click_and_taken_back_by_another(
    cast: Cast, notes: Notes, waiting: Case
) -> None:
    client = signed_in(cast.secretary)
    address = f"{QUEUE}cases/{waiting.pk}/"
    answer = client.post(f"{address}decide/", {"verdict": "release", "verify_author": "on"}, follow=True)
    assert "Everybody can see it" in answer.content.decode()
    assert f"{address}reopen/" in answer.content.decode()
    cast.author.refresh_from_db()
    assert cast.author.verified_at
    client.post(f"{address}reopen/")
    waiting.refresh_from_db()
    assert waiting.state == "open"


def test_a_usual_reason_is_given_in_the_authors_language(cast: Cast, reported: Case) -> None:
    cast.author.language = "de"
    cast.author.save()
    address = f"{QUEUE}cases/{reported.pk}/decide/"
    page = signed_in(cast.secretary).post(address, {"verdict": "withhold"}).content.decode()
    assert "Say why it is taken down" in page
    signed_in(cast.secretary).post(address, {"verdict": "withhold", "usual": "1", "reason": "In line 3."})
    reported.refresh_from_db()
    usual, own = reported.reason.split("\n\n")
    assert usual
    assert own == "In line 3."


def test_the_author_reads_why_and_answers(cast: Cast, reported: Case, at: datetime) -> None:
    decide(case=reported, verdict=Verdict.WITHHOLD, reason="A <number>.", by=cast.secretary, at=at)
    client = signed_in(cast.author)
    assert "Taken down" in client.get(f"{QUEUE}mine/").content.decode()
    address = f"{QUEUE}cases/{reported.pk}/"
    page = client.get(address).content.decode()
    assert "The reason given" in page
    assert cast.secretary.name not in page
    reported.refresh_from_db()
    assert reported.read_at
    assert "This field is required" in client.post(f"{address}answer/", {"text": ""}).content.decode()
    assert client.post(f"{address}answer/", {"text": "It is ours."})["Location"] == f"{address}#talk"
    assert Answer.objects.get().text == "It is ours."


def test_who_has_nothing_is_told_so(cast: Cast, waiting: Case) -> None:
    assert "No moderator had to look" in signed_in(cast.reader).get(f"{QUEUE}mine/").content.decode()


def test_how_many_questions_a_page_asks(
    cast: Cast, notes: Notes, at: datetime, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    for number in range(30):
        notes.there[f"m{number}"] = replace(notes.there["n1"], title=f"Note {number}")
        report(
            subject=("note", f"m{number}"), by=AnonymousUser(), ground=Ground.FALSE, origin=str(number), at=at
        )
    client = signed_in(cast.secretary)
    with django_assert_max_num_queries(9):
        page = client.get(QUEUE).content.decode()
    assert page.count("work__title") == 20
