"""Those who come and agreed to be listed, for the others who come: whose they are, and what they offer and ask for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, Q, Window
from django.db.models.functions import Coalesce, RowNumber

from ucap.events.models import Event, Registration
from ucap.events.queries.events import seen_event
from ucap.events.queries.houses import house_of
from ucap.events.rules.registering import NOT_COMING, may_see_participants
from ucap.exchange.models import Entry
from ucap.exchange.queries.cards import EntryHeading, headings
from ucap.exchange.queries.entries import visible_entries
from ucap.kernel.errors import NotAllowed
from ucap.organisations.models import OrganisationName
from ucap.organisations.queries.names import Named, names_of
from ucap.people.models import User

PAGE = 24
MOST_ENTRIES = 3


@dataclass(frozen=True, slots=True)
class AskedOfParticipants:
    """Whom one looks for; "" for all."""

    words: str = ""
    country: str = ""
    language: str = ""
    page: str = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    registration: Registration
    whose: Named | None  # the organisation
    country: str
    entries: tuple[EntryHeading, ...]  # the latest, that this reader may see


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantsPage:
    event: Event
    page: "Page[Registration]"
    people: tuple[Participant, ...]
    listed: int  # all of them
    come: int  # also those who did not agree to be listed


def event_with_participants(slug: str, viewer: User) -> Event:
    """The event of that address for whoever comes or holds it; raises Http404, and NotAllowed for others."""
    event = seen_event(slug, viewer)
    if not may_see_participants(viewer, event):
        raise NotAllowed(NOT_COMING)
    return event


def participants_page(event: Event, asked: AskedOfParticipants, viewer: User) -> ParticipantsPage:
    """A page of those one looks for. Eight queries, however many; one more with a translation service."""
    page = Paginator(_wanted(event, asked), PAGE).get_page(asked.page)
    rows = list(page.object_list)
    names = names_of({one.organisation_id for one in rows if one.organisation_id})
    entries = _entries_of(rows, viewer)
    return ParticipantsPage(
        event=event,
        page=page,
        people=tuple(
            Participant(
                registration=one,
                whose=house_of(one, names),
                country=one.country,
                entries=tuple(entries.get((one.organisation_id, one.city_id), ())),
            )
            for one in rows
        ),
        listed=event.registrations.confirmed().filter(listed=True).count(),
        come=event.registrations.confirmed().count(),
    )


def wanted_ids(event: Event, asked: AskedOfParticipants) -> list[str]:
    """The ids of all whom one looks for, on every page of them. One query, two for a language."""
    return list(_wanted(event, asked).values_list("pk", flat=True))


def participants_by_id(event: Event, ids: Sequence[str]) -> list[Registration]:
    """Those of these who are listed, in this order. One query."""
    found = _listed(event).select_related("organisation__city", "city").in_bulk(list(ids))
    return [found[id_] for id_ in ids if id_ in found]


def countries_and_languages(event: Event) -> tuple[list[str], list[str]]:
    """From where those who are listed come, and which languages they work in. One query."""
    rows = _listed(event).order_by().values_list("country", "languages")
    countries, languages = set[str](), set[str]()
    for country, spoken in rows:
        countries.add(country or "")
        languages.update(spoken)
    return sorted(countries - {""}), sorted(languages)


def _listed(event: Event) -> Any:
    country = Coalesce(F("organisation__country"), F("city__country"))
    return event.registrations.confirmed().filter(listed=True).annotate(country=country)


def _wanted(event: Event, asked: AskedOfParticipants) -> Any:
    rows = _listed(event).select_related("organisation__city", "city")
    if asked.country:
        rows = rows.filter(country=asked.country)
    if asked.words:
        named = OrganisationName.objects.filter(name__icontains=asked.words).values("organisation")
        offered = Entry.objects.listed().filter(title__icontains=asked.words)
        rows = rows.filter(
            Q(name__icontains=asked.words)
            | Q(house__icontains=asked.words)
            | Q(city__name__icontains=asked.words)
            | Q(organisation__city__name__icontains=asked.words)
            | Q(organisation__in=named)
            | Q(organisation__in=offered.exclude(organisation=None).values("organisation"))
        )
    rows = rows.order_by("name", "pk")
    if not asked.language:
        return rows
    # SQLite cannot look into a list of JSON: there are hundreds of these at most
    spoken = [pk for pk, tags in rows.values_list("pk", "languages") if asked.language in tags]
    return rows.filter(pk__in=spoken)


def _entries_of(
    rows: Sequence[Registration], viewer: User
) -> Mapping[tuple[str | None, str | None], list[EntryHeading]]:
    """By organisation and city the latest entries of each."""
    houses = {one.organisation_id for one in rows if one.organisation_id}
    cities = {one.city_id for one in rows if one.city_id}
    theirs = Q(organisation__in=houses) | Q(city__in=cities)
    latest = Window(
        RowNumber(),
        partition_by=[F("organisation"), F("city")],
        order_by=[F("published_at").desc(), F("pk").asc()],
    )
    some = visible_entries(viewer).listed().filter(theirs).annotate(number=latest)
    found = list(
        some.filter(number__lte=MOST_ENTRIES).order_by("number").values_list("pk", "organisation", "city")
    )
    shown = headings([pk for pk, *_ in found])
    by_whose: dict[tuple[str | None, str | None], list[EntryHeading]] = defaultdict(list)
    for pk, house, city in found:
        by_whose[(house, city)].append(shown[pk])
    return by_whose
