"""What search needs of an event, written beside it with every change of what it says, in the same transaction."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from ucap.events.models import Event, EventWords
from ucap.events.states import Facet
from ucap.language.words import words
from ucap.organisations.models import OrganisationName
from ucap.places.models import City

AT_A_TIME = 200


def project(event: Event) -> None:
    """Rewrites what the event is found by: its own words with everything that has no language of its own, then each translation."""
    everywhere = (*_programme(event), *_themes(event), *_where(event), *_hosts(event))
    own = (event.title, event.summary, event.description, *everywhere)
    rows = [EventWords(event=event, title=event.title, words=_folded(own))]
    for text in event.texts.all():
        said = (text.title, text.summary, text.description)
        rows.append(EventWords(event=event, title=text.title, words=_folded(said)))
    event.words.all().delete()
    EventWords.objects.bulk_create(rows)


def _folded(texts: Iterable[str]) -> str:
    """ " word word …", each word once."""
    return " " + " ".join(dict.fromkeys(word for text in texts for word in words(text))) + " "


def _programme(event: Event) -> Iterator[str]:
    for parts in event.sessions.values_list("title", "text", "speakers"):
        yield from parts


def _themes(event: Event) -> Iterable[str]:
    return event.tags.exclude(facet=Facet.SDG).values_list("value", flat=True)


def _where(event: Event) -> Iterator[str]:
    yield from (event.venue, event.address)
    if event.place:
        yield from _called(event.place)


def _hosts(event: Event) -> Iterator[str]:
    """Every name of whoever holds it, in every language."""
    agreed = event.hosts.exclude(agreed_at=None).select_related("city")
    houses = {event.organisation_id, *(one.organisation_id for one in agreed)} - {None}
    yield from OrganisationName.objects.filter(organisation__in=houses).values_list("name", flat=True)
    for city in (event.city, *(one.city for one in agreed)):
        if city:
            yield from _called(city)


def _called(city: City) -> Iterator[str]:
    yield city.name
    yield from (name for _, name in sorted(city.names.items()))


def project_missing(at: datetime) -> int:
    """How many events nobody had written the words of: those that were there before this was."""
    events = list(Event.objects.select_related("place", "city").filter(words=None).order_by("pk")[:AT_A_TIME])
    for event in events:
        project(event)
    return len(events)
