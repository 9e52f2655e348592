"""What events are found by, kept in step with what they say."""

from dataclasses import replace

import pytest

from tests.events.factories import (
    AT,
    PLACES,
    make_city,
    make_event,
    make_member,
    make_officer,
    make_organisation,
    make_session,
)
from ucap.events import projection
from ucap.events.actions import agree_to_host, ask_host, change_event, change_programme, step_back
from ucap.events.content import Words, seal_of
from ucap.events.models import Event, EventWords
from ucap.events.programme import Programme
from ucap.events.programme import seal_of as seal_of_programme
from ucap.events.projection import project, project_all, project_missing
from ucap.events.queries.programme import programme_of
from ucap.events.queries.writing import content_of

pytestmark = pytest.mark.django_db


def words_of(event: Event) -> str:
    return "".join(event.words.order_by("pk").values_list("words", flat=True))


def test_a_change_of_what_it_says_is_found_in_every_language() -> None:
    event = make_event()
    owner = make_officer(PLACES["Granada"])
    content = content_of(event)
    said = replace(
        content,
        title="Quiet canals",
        texts=(Words(language="zh-Hans", title="安静的运河", summary="运河水质", description=""),),
        venue="Slender West Lake hall",
        themes=("water",),
    )

    change_event(event=event, content=said, seal=seal_of(content), by=owner, at=AT)

    assert list(event.words.order_by("pk").values_list("title", flat=True)) == ["Quiet canals", "安静的运河"]
    found = words_of(event)
    for word in ("quiet", "slender", "water", "运河"):
        assert f" {word} " in found


def test_the_programme_is_found_and_what_is_taken_out_of_it_is_not() -> None:
    event = make_event()
    session = make_session(event)
    session.title, session.speakers = "Sluices", "Zhang Wei"
    session.save()
    project(event)
    assert " sluices " in words_of(event)
    assert " zhang " in words_of(event)

    owner = make_officer(PLACES["Granada"])
    seal = seal_of_programme(programme_of(event))
    change_programme(event=event, programme=Programme((), ()), seal=seal, by=owner, at=AT)

    assert " sluices " not in words_of(event)


def test_who_holds_it_is_found_from_when_they_agree_until_they_step_back() -> None:
    event = make_event()
    other = make_organisation(name="Instituto del Agua")
    owner, theirs = make_officer(PLACES["Granada"]), make_member(other, owner=True)
    host = ask_host(event=event, organisation=other, by=owner, at=AT)
    assert " instituto " not in words_of(event)

    agree_to_host(host=host, by=theirs, at=AT)
    assert " instituto " in words_of(event)

    step_back(host=host, by=theirs, at=AT)
    assert " instituto " not in words_of(event)


def test_its_city_is_found_by_each_of_its_names() -> None:
    event = make_event(place=make_city("Yangzhou"))
    assert " yangzhou " in words_of(event)
    assert "扬州" in words_of(event)


def test_events_from_before_are_given_their_words_once() -> None:
    event = make_event()
    EventWords.objects.all().delete()

    assert project_missing(AT) == 1
    assert words_of(event)
    assert project_missing(AT) == 0


def test_more_than_are_written_at_a_time_are_all_written(monkeypatch: pytest.MonkeyPatch) -> None:
    events = [make_event() for _ in range(5)]
    EventWords.objects.all().delete()
    monkeypatch.setattr(projection, "AT_A_TIME", 2)

    assert project_all(Event.objects.order_by("pk")) == 5
    assert all(words_of(event) for event in events)
