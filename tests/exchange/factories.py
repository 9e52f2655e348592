"""Entries for tests."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.organisations.factories import AT, make_organisation, make_person
from tests.plans.factories import PLACES, make_officer
from ucap.exchange.content import Area, Cooperation, EntryContent, EntryKind, Stage, as_json
from ucap.exchange.models import Entry, EntryCity, EntryVersion
from ucap.exchange.projection import project
from ucap.exchange.states import EntryState, Visibility
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.places.actions import ensure_city
from ucap.places.models import City

LIFE = 180  # days, of an entry made here

__all__ = ["AT", "PLACES", "make_city", "make_entry", "make_officer", "make_organisation", "sensors"]


def sensors(**changes: Any) -> EntryContent:
    """What a university offers, with these fields changed."""
    said = EntryContent(
        kind=EntryKind.OFFER,
        area=Area.TECHNOLOGY,
        title="Sensors for canals",
        summary="Floating sensors that measure oxygen and nitrates in canals every minute.",
        description="Developed with two cities; ten of them cover five kilometres of canal.",
        particulars="A tenth of the price of a fixed station.",
        stage=Stage.DEMONSTRATED,
        trl=7,
        cooperation=(Cooperation.PILOT, Cooperation.LICENCE),
        countries=("CN",),
        languages=("en", "es"),
        language="en",
        themes=("Water quality",),
        sdgs=(6, 11),
    )
    return replace(said, **changes)


def make_city(name: str = "Granada") -> City:
    """One of PLACES as a row."""
    city = ensure_city(PLACES[name])
    assert city
    return city


def make_entry(
    *,
    organisation: Organisation | None = None,
    city: City | None = None,
    author: User | None = None,
    state: EntryState = EntryState.PUBLISHED,
    visibility: Visibility = Visibility.PUBLIC,
    seen_in: tuple[City, ...] = (),
    **changes: Any,
) -> Entry:
    """An entry in that state, of a new organisation unless one or a city is named; its owner wrote it unless `author`."""
    content = sensors(**changes)
    if organisation is None and city is None:
        organisation = make_organisation()
    if author is None:
        author = (
            User.objects.filter(memberships__organisation=organisation, memberships__role="owner").first()
            if organisation
            else make_person(verified=True)
        )
    entry = Entry(
        state=state,
        visibility=visibility,
        author=author,
        organisation=organisation,
        city=city,
        place=city or (organisation.city if organisation else None),
        created_at=AT,
        edited_at=AT,
    )
    entry.slug = entry.pk
    is_draft = state in (EntryState.DRAFT, EntryState.WAITING)
    if not is_draft:
        entry.published_at, entry.expires_on = AT, date_after(LIFE)
    project(entry, content, published=False)
    entry.save(force_insert=True)
    version = EntryVersion.objects.create(
        entry=entry,
        number=1,
        content_json=as_json(content),
        by=author,
        at=AT,
        edited_at=AT,
        published_at=None if is_draft else AT,
        submitted_at=AT if state == EntryState.WAITING else None,
    )
    if is_draft:
        entry.draft = version
    else:
        entry.current = version
        project(entry, content, published=True)
    entry.save()
    EntryCity.objects.bulk_create(EntryCity(entry=entry, city=one) for one in seen_in)
    return entry


def date_after(days: int) -> date:
    """The day so long after AT."""
    return (AT + timedelta(days=days)).date()
