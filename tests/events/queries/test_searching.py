"""Events in the search over everything, by words and by what they mean."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.events.factories import AT, PLACES, make_event, make_officer, make_person, make_session
from tests.matching.conftest import store
from tests.organisations.factories import make_member, make_organisation
from ucap.events import watching
from ucap.events.actions import announce_event, cancel_event, change_event
from ucap.events.content import seal_of
from ucap.events.models import EventTag, EventText
from ucap.events.projection import project
from ucap.events.queries.writing import content_of
from ucap.events.states import EventState, Facet
from ucap.events.tasks import index_event
from ucap.exchange.states import Visibility
from ucap.matching.actions import index_some, save_search
from ucap.matching.actions.looking import look_for_news
from ucap.matching.models import Meaning
from ucap.matching.queries.search import Answer, Asked, search
from ucap.matching.states import Subject
from ucap.notices.models import Notice
from ucap.people.rules import Viewer

__all__ = ["store"]
pytestmark = pytest.mark.usefixtures("store")
VISITOR = AnonymousUser()


def indexed() -> None:
    while index_some(at=AT):
        pass


def asked(text: str, viewer: Viewer = VISITOR, **more: Any) -> Answer:
    return search(Asked(text, **more), viewer, AT)


def found(text: str, viewer: Viewer = VISITOR, **more: Any) -> list[str]:
    return [hit.card.id for hit in asked(text, viewer, **more).hits]


def test_an_event_is_found_across_languages_by_what_it_means() -> None:
    event = make_event(
        title="Taller de control de inundaciones",
        summary="Cómo las ciudades se protegen de las inundaciones.",
        description="",
        language="es",
    )
    make_event(title="Street theatre week", summary="Puppets from five cities.", description="")
    indexed()
    assert found("城市防洪研讨会")[0] == event.pk
    assert asked("flood protection workshop").by_meaning


def test_its_translation_its_programme_and_its_city_are_found_by_their_words() -> None:
    event = make_event(venue="Pabellón")
    EventText.objects.create(event=event, language="zh-Hans", title="运河城市会议", summary="")
    make_session(event, "Sluices of the Grand Canal")
    project(event)
    for text in ("运河城市会议", "sluices", "pabellon", "格拉纳达"):
        assert found(text) == [event.pk], text


def test_only_who_may_see_it_finds_it_and_nobody_a_draft_or_a_cancelled_one_in_lists() -> None:
    draft = make_event(state=EventState.DRAFT, title="Basalt")
    members = make_event(visibility=Visibility.MEMBERS, title="Basalt for members")
    make_event(state=EventState.CANCELLED, title="Basalt no more")
    indexed()
    member = make_member(make_organisation())
    assert found("basalt") == []
    assert found("basalt", member) == [members.pk]
    assert found("basalt", make_officer(PLACES["Granada"])) == [members.pk]
    assert not Meaning.objects.filter(event=draft).exists()


def test_it_is_counted_and_filtered_with_the_other_kinds() -> None:
    event = make_event(title="Basalt conference")
    EventTag.objects.create(event=event, facet=Facet.SDG, value="13")
    make_organisation(name="Basalt works")
    answer = asked("basalt")
    assert {(one.value, one.count) for one in answer.things} == {("organisation", 1), ("event", 1)}
    assert found("basalt", chosen={"thing": ("event",)}) == [event.pk]
    assert found("basalt", chosen={"country": ("ES",), "sdg": ("13",)}) == [event.pk]
    assert found("basalt", chosen={"country": ("DE",)}) == []


def test_a_change_is_found_at_once_and_its_meaning_follows() -> None:
    """The words in the same transaction, the meaning by the task that whoever changes it begins."""
    event = make_event(title="Basalt conference")
    indexed()
    before = Meaning.objects.get(event=event).stamp
    officer, content = make_officer(PLACES["Granada"]), content_of(event)
    said = replace(content, title="Granite conference")
    change_event(event=event, content=said, seal=seal_of(content), by=officer, at=AT + timedelta(hours=1))
    assert found("granite") == [event.pk]
    indexed()
    assert Meaning.objects.get(event=event).stamp != before


def test_whoever_watches_hears_of_every_change(django_capture_on_commit_callbacks: Any) -> None:
    heard: list[str] = []
    watching.register(heard.append)
    officer = make_officer(PLACES["Granada"])
    event, other = make_event(), make_event(state=EventState.DRAFT)
    with django_capture_on_commit_callbacks(execute=True):
        cancel_event(event=event, why="Flood", by=officer, at=AT)
        announce_event(event=other, by=officer, at=AT)
    watching.forget(heard.append)
    assert set(heard) == {event.pk, other.pk}


def test_the_task_works_out_its_meaning() -> None:
    event = make_event()
    index_event(event.pk)
    assert Meaning.objects.filter(event=event).exists()


def test_whoever_keeps_a_search_is_told_of_a_new_event_by_its_title() -> None:
    make_event(title="Something else")
    indexed()
    ana = make_person()
    save_search(text="basalt", filters={}, by=ana, at=AT)
    later = AT + timedelta(hours=1)
    make_event(title="Basalt days", edited_at=later)
    while index_some(at=later):
        pass
    assert look_for_news(later) == 1
    assert Notice.objects.get(to=ana).title["values"]["title"] == "Basalt days"
    assert look_for_news(later + timedelta(hours=1)) == 0


def test_an_event_without_a_title_has_one_to_click_on() -> None:
    make_event(title="", summary="Basalt")
    hit = asked("basalt").hits[0]
    assert hit.subject == Subject.EVENT
    assert "".join(piece.text for piece in hit.title) == "Event without a title"
