"""Expressing interest in an entry: for whom, with what, and why one may not."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.exchange.factories import make_city, make_entry, make_organisation
from tests.exchange.views.conftest import ClientOf
from tests.organisations.factories import make_person
from ucap.exchange.models import Entry, Interest, MessageFile
from ucap.exchange.states import EntryState
from ucap.people.models import User

pytestmark = pytest.mark.django_db


def body(answer: Any) -> str:
    return str(answer.content.decode())


def at(interest: Interest) -> str:
    return f"/en/exchange/conversations/{interest.pk}/"


def express(entry: Entry) -> str:
    return f"/en/exchange/{entry.slug}/express/"


def test_whoever_speaks_for_a_city_expresses_interest(
    entry: Entry, officer: User, client_of: ClientOf
) -> None:
    client = client_of(officer)
    own = make_entry(city=make_city("Yangzhou"), title="Canal monitoring")
    page = body(client.get(f"{express(entry)}?own={own.pk}"))
    assert "You write for Yangzhou." in page
    assert f'<option value="{own.pk}" selected>' in page
    sent = {
        "acting": f"city:{make_city('Yangzhou').pk}",
        "text": "We have canals.",
        "own_entry": own.pk,
        "attached": [SimpleUploadedFile("a.txt", b"x"), SimpleUploadedFile("b.txt", b"y")],
    }
    answer = client.post(express(entry), sent)
    interest = Interest.objects.get()
    assert answer["Location"] == at(interest)
    assert (interest.by, interest.own_entry) == (officer, own)
    assert set(MessageFile.objects.values_list("name", flat=True)) == {"a.txt", "b.txt"}
    assert at(interest) in body(client.get(express(entry)))  # "Go on in that conversation"


def test_of_several_one_chooses_and_the_own_entry_has_to_be_theirs(
    entry: Entry, officer: User, client_of: ClientOf
) -> None:
    house = make_organisation(owner=officer, name="Silk Museum")
    own = make_entry(organisation=house, title="Museum nights")
    make_entry(organisation=house, title="A draft", state=EntryState.DRAFT)
    client = client_of(officer)
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
def test_why_one_may_not_is_said(entry: Entry, owner: User, client_of: ClientOf, who: str, said: str) -> None:
    person = owner if who == "owner" else make_person("New", verified=True)
    if who == "waiting":
        make_organisation(owner=person, approved=False)
    client = client_of(person)
    assert said in body(client.get(express(entry)))
    answer = client.post(express(entry), {"text": "Hello", "acting": "city:1"})
    assert answer.status_code == 422
    assert not Interest.objects.exists()


def test_an_entry_that_is_over_looks_for_nobody(officer: User, client_of: ClientOf) -> None:
    entry = make_entry(state=EntryState.FULFILLED)
    assert "looks for nobody any more" in body(client_of(officer).get(express(entry)))
    hidden = make_entry(state=EntryState.WITHHELD)
    assert client_of(officer).get(express(hidden)).status_code == 404


def test_who_writes_to_many_is_told_and_loses_nothing(officer: User, client_of: ClientOf) -> None:
    client = client_of(officer)
    acting = f"city:{make_city('Yangzhou').pk}"
    for _ in range(20):
        client.post(express(make_entry()), {"acting": acting, "text": "Hello"})
    answer = client.post(express(make_entry()), {"acting": acting, "text": "Once more"})
    assert answer.status_code == 422
    assert "You have written to many today." in body(answer)
    assert "Once more</textarea>" in body(answer)
    assert Interest.objects.count() == 20
