"""Changing what an event says: all of it, its days alone, its words in one more language."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from ucap.events.actions.days import keep_days, move_programme
from ucap.events.actions.exhibits_moving import move_exhibits
from ucap.events.actions.places import move_up
from ucap.events.actions.standing import held_to_change, note
from ucap.events.content import (
    Day,
    EventContent,
    Words,
    changed_fields,
    checked,
    missing_for_announcing,
    seal_of,
)
from ucap.events.letters import say_it_moved
from ucap.events.models import Event, EventCity, EventTag, EventText
from ucap.events.projection import project
from ucap.events.queries.writing import content_of
from ucap.events.states import EventState, Facet
from ucap.kernel.errors import BadInput, Conflict
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.places.actions import ensure_city
from ucap.plans.models import Plan
from ucap.plans.rules import may_read as may_read_plan

MOVES = frozenset(
    ("days", "time_zone", "mode", "place", "venue", "address", "link")
)  # those who come are told
IN_CALENDARS = MOVES | {"opens_at", "closes_at"}
CHANGED = gettext_noop("Somebody else changed this event while you were writing. Look at both texts.")
NO_CITY = gettext_noop("This city is not known here. Choose another.")
NO_PLAN = gettext_noop("This plan cannot be found. Choose another, or none.")


@transaction.atomic
def change_event(*, event: Event, content: EventContent, seal: str, by: User, at: datetime) -> Event:
    """The event with this said of it. `seal` (of content.py) marks what was seen; raises Conflict when somebody changed it since.

    Who comes to an announced event is told where it moves, and calendars are, by its sequence.
    """
    event = held_to_change(event, by)
    before = content_of(event)
    if seal != seal_of(before):
        raise Conflict(CHANGED)
    return _changed(event, before, content, "event.changed", by=by, at=at)


@transaction.atomic
def set_days(*, event: Event, days: Sequence[Day], time_zone: str = "", by: User, at: datetime) -> Event:
    """The event on these days, by the clocks of that zone (its own where none is named). Those who come are told."""
    event = held_to_change(event, by)
    before = content_of(event)
    after = replace(before, days=tuple(days), time_zone=time_zone or before.time_zone)
    return _changed(event, before, after, "event.days_set", by=by, at=at)


@transaction.atomic
def translate_event(*, event: Event, words: Words, by: User, at: datetime) -> Event:
    """The event with these words in their language; words that say nothing take that language out."""
    event = held_to_change(event, by)
    before = content_of(event)
    others = tuple(one for one in before.texts if one.language != words.language)
    after = replace(before, texts=(*others, words))
    return _changed(event, before, after, "event.translated", by=by, at=at)


def fill(event: Event, content: EventContent, *, plan_read_by: User) -> None:
    """Nothing; the event's own row says what the content says, which was checked. The caller saves it."""
    event.kind, event.mode, event.visibility = content.kind, content.mode, content.visibility
    event.language, event.title = content.language, content.title
    event.summary, event.description = content.summary, content.description
    event.time_zone, event.venue, event.address = content.time_zone, content.venue, content.address
    event.link, event.opens_at, event.closes_at = content.link, content.opens_at, content.closes_at
    event.capacity, event.by_approval = content.capacity, content.by_approval
    spans = content.spans
    event.starts_at, event.ends_at = (spans[0][0], spans[-1][1]) if spans else (None, None)
    _place(event, content.place)
    _plan(event, content.plan, plan_read_by)


def keep_rows(event: Event, content: EventContent) -> None:
    """Nothing; the rows that hang on the saved event say what the content says."""
    keep_days(event, content.days)
    event.texts.all().delete()
    EventText.objects.bulk_create(
        EventText(
            event=event,
            language=one.language,
            title=one.title,
            summary=one.summary,
            description=one.description,
        )
        for one in content.texts
    )
    _name_cities(event, content.seen_in)
    event.tags.all().delete()
    EventTag.objects.bulk_create(
        EventTag(event=event, facet=facet, value=value) for facet, value in _tags(content)
    )


def _changed(
    event: Event, before: EventContent, content: EventContent, verb: str, *, by: User, at: datetime
) -> Event:
    content = checked(content)
    old, new = changed_fields(before, content)
    if not new:
        return event
    if event.announced_at:
        _check_complete(content)
        event.sequence += bool(IN_CALENDARS & new.keys())
    event.edited_at = at
    fill(event, content, plan_read_by=by)
    event.save()
    keep_rows(event, content)
    move_programme(event, before, content)
    project(event)
    note(verb, event, by=by, at=at, before=old, after=new)
    move_exhibits(event, before, content, by=by, at=at)
    if "capacity" in new:
        move_up(event=event, at=at)
    if MOVES & new.keys() and event.state not in (EventState.DRAFT, EventState.WITHHELD):
        say_it_moved(event, by=by, at=at)
    return event


def _check_complete(content: EventContent) -> None:
    """Nothing; raises BadInput where something that others were told would be missing."""
    for missing in missing_for_announcing(content).values():
        raise BadInput(missing.template, **missing.values)


def _place(event: Event, place: str) -> None:
    if place == (event.place_id or ""):
        return
    event.place = ensure_city(place) if place else None
    if place and event.place is None:
        raise BadInput(NO_CITY)


def _name_cities(event: Event, places: Sequence[str]) -> None:
    event.seen_in.all().delete()
    cities = [ensure_city(place) for place in places]
    if None in cities:
        raise BadInput(NO_CITY)
    EventCity.objects.bulk_create(EventCity(event=event, city=city) for city in cities)


def _plan(event: Event, plan_id: str, by: User) -> None:
    if plan_id == (event.plan_id or ""):
        return
    plan = Plan.objects.select_related("current").filter(pk=plan_id).first() if plan_id else None
    if plan_id and (plan is None or not may_read_plan(by, plan)):
        raise BadInput(NO_PLAN)
    event.plan = plan


def _tags(content: EventContent) -> Iterator[tuple[Facet, str]]:
    yield from ((Facet.SDG, str(goal)) for goal in content.sdgs)
    yield from ((Facet.THEME, theme) for theme in content.themes)
    yield from ((Facet.URBAN_AGENDA, name) for name in content.urban_agenda)
