"""My conversations and the pipeline, as pages and as tables to take away."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from tests.exchange.factories import make_city, make_entry, make_organisation
from tests.organisations.factories import make_member, make_person, make_secretary
from ucap.exchange.actions import answer_interest, express_interest, say_outcome
from ucap.exchange.models import Interest
from ucap.exchange.states import Outcome
from ucap.kernel.clock import now
from ucap.people.models import User

pytestmark = pytest.mark.django_db
MINE, PIPELINE = "/en/exchange/conversations/", "/en/exchange/pipeline/"


def page(person: User, address: str, **headers: str) -> str:
    client = Client()
    client.force_login(person)
    answer: Any = client.get(address, headers=headers)
    assert answer.status_code == 200
    return (b"".join(answer) if answer.streaming else answer.content).decode()


def another(entry_of: Interest, at: datetime | None = None) -> Interest:
    house = make_organisation()
    return express_interest(
        entry=entry_of.entry, text="We too", organisation=house, by=make_member(house), at=at or now()
    )


def test_who_has_none_is_told_how_to_begin(owner: User) -> None:
    assert "No conversation yet" in page(owner, MINE)


def test_they_are_listed_filtered_and_searched(interest: Interest, owner: User) -> None:
    seen = page(owner, MINE)
    assert f"{MINE}{interest.pk}/" in seen
    assert "1 waits for you." in seen
    assert "Your turn" in seen
    assert f"{MINE}{interest.pk}/" in page(
        owner, f"{MINE}?q=canals&state=waiting&side=received&stage=contact"
    )
    for query in ("q=nothing", "state=closed", "side=sent", "stage=agreement"):
        assert "Nothing found" in page(owner, f"{MINE}?{query}")
    for nonsense in ("state=x", "side=x&stage=y", "page=x", "q=%00", "page=99"):
        assert page(owner, f"{MINE}?{nonsense}")
    assert "<html" not in page(owner, MINE, **{"HX-Request": "true"})


def test_mine_are_taken_along_without_a_word_of_them(interest: Interest, owner: User) -> None:
    table = page(owner, f"{MINE}download/")
    head, line = table.strip().splitlines()
    assert head.startswith("\ufeffEntry,Our side,Other side")
    assert "Sensors for canals,Granada,Yangzhou,Yangzhou,Waits for an answer,Contact" in line
    assert "We have canals" not in table
    assert page(owner, f"{MINE}download/?state=closed").count("\n") == 1
    assert page(make_person(), f"{MINE}download/").count("\n") == 1


def test_a_formula_in_a_title_stays_a_text(owner: User) -> None:
    house = make_organisation()
    entry = make_entry(organisation=make_organisation(owner=owner), title="=1+1")
    express_interest(entry=entry, text="x", organisation=house, by=make_member(house), at=now())
    assert "'=1+1" in page(owner, f"{MINE}download/")


def test_the_secretariat_sees_the_pipeline_and_no_messages(interest: Interest, owner: User) -> None:
    other = another(interest)
    answer_interest(interest=other, text="Whispered", by=owner, at=now())
    say_outcome(interest=other, outcome=Outcome.PILOT, text="Whispered", by=owner, at=now())
    secretary = make_secretary()
    seen = page(secretary, PIPELINE)
    assert "<polygon" in seen
    assert "A pilot project" in seen
    assert "Whispered" not in seen
    assert "We have canals" not in seen
    assert "Yangzhou" in seen
    table = page(secretary, f"{PIPELINE}download/")
    assert "Whispered" not in table
    assert table.count("\n") == 3
    assert page(secretary, f"{PIPELINE}download/?outcome=pilot").count("\n") == 2


def test_the_pipeline_is_narrowed(interest: Interest) -> None:
    secretary = make_secretary()
    city = make_city("Yangzhou")
    assert "<polygon" in page(secretary, f"{PIPELINE}?city={city.pk}&country=CN&area=technology&days=30")
    assert "No conversation yet" in page(secretary, f"{PIPELINE}?area=culture")
    assert "None of them" in page(secretary, f"{PIPELINE}?stage=agreement")
    for nonsense in ("city=x&country=yy&days=-1", "days=abc", "page=%00", "area=%00"):
        assert page(secretary, f"{PIPELINE}?{nonsense}")
    assert "<html" not in page(secretary, PIPELINE, **{"HX-Request": "true"})


def test_an_empty_pipeline_says_so() -> None:
    assert "No conversation yet" in page(make_secretary(), PIPELINE)


def test_nobody_else_sees_the_pipeline(owner: User) -> None:
    client = Client()
    client.force_login(owner)
    for address in (PIPELINE, f"{PIPELINE}download/"):
        assert client.get(address).status_code == 403
        assert Client().get(address).status_code == 302


def test_queries_do_not_grow_with_conversations(
    interest: Interest, owner: User, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    secretary = make_secretary()
    counts = []
    for _ in range(2):
        found = []
        for person, address in ((owner, MINE), (secretary, PIPELINE)):
            page(person, address)
            with django_assert_max_num_queries(60) as seen:
                page(person, address)
            found.append(len(seen.captured_queries))
        counts.append(found)
        for _more in range(5):
            another(interest)
    assert counts[0] == counts[1]
