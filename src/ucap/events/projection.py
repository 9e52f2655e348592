"""What search needs of an event, written beside it with every change of what it says, in the same transaction."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain, islice

from ucap.events.models import Event, EventHost, EventTag, EventText, EventWords, Session
from ucap.events.states import Facet
from ucap.language.words import words
from ucap.organisations.models import OrganisationName
from ucap.places.models import City

AT_A_TIME = 200
FOUND_BY = ("place", "city")  # what of an event's own row is read with it

Said = Iterator[tuple[str, str]]  # an event's id, and something it is found by in every language


def project(event: Event) -> None:
    """Rewrites what the event is found by: its own words with everything that has no language of its own, then each translation."""
    _project([event])


def project_all(events: Iterable[Event]) -> int:
    """How many they were: what each is found by is rewritten, with as many queries for AT_A_TIME of them as for one.

    Their rows come with FOUND_BY.
    """
    rest, done = iter(events), 0
    while some := list(islice(rest, AT_A_TIME)):
        _project(some)
        done += len(some)
    return done


def project_missing(at: datetime) -> int:
    """How many events nobody had written the words of: those that were there before this was."""
    missing = Event.objects.select_related(*FOUND_BY).filter(words=None).order_by("pk")
    return project_all(missing[:AT_A_TIME])


def _project(events: list[Event]) -> None:
    ids = [event.pk for event in events]
    everywhere: dict[str, list[str]] = defaultdict(list)
    for event_id, text in chain(_programme(ids), _themes(ids), _where(events), _hosts(events)):
        everywhere[event_id].append(text)
    rows = [
        EventWords(event=event, title=event.title, words=_folded((*_own(event), *everywhere[event.pk])))
        for event in events
    ]
    rows += [
        EventWords(event_id=text.event_id, title=text.title, words=_folded(_own(text)))
        for text in EventText.objects.filter(event__in=ids)
    ]
    EventWords.objects.filter(event__in=ids).delete()
    EventWords.objects.bulk_create(rows)


def _own(said: Event | EventText) -> tuple[str, str, str]:
    return said.title, said.summary, said.description


def _folded(texts: Iterable[str]) -> str:
    """ " word word …", each word once."""
    return " " + " ".join(dict.fromkeys(word for text in texts for word in words(text))) + " "


def _programme(ids: list[str]) -> Said:
    sessions = Session.objects.filter(event__in=ids)
    for event_id, *parts in sessions.values_list("event_id", "title", "text", "speakers"):
        yield from ((event_id, part) for part in parts)


def _themes(ids: list[str]) -> Said:
    tags = EventTag.objects.filter(event__in=ids).exclude(facet=Facet.SDG)
    yield from tags.values_list("event_id", "value")


def _where(events: list[Event]) -> Said:
    for event in events:
        for text in (event.venue, event.address, *_called(event.place)):
            yield event.pk, text


def _hosts(events: list[Event]) -> Said:
    """Every name of whoever holds them, in every language."""
    agreed = EventHost.objects.filter(event__in=events).exclude(agreed_at=None).select_related("city")
    holds = [(event.pk, event.organisation_id, event.city) for event in events]
    holds += [(one.event_id, one.organisation_id, one.city) for one in agreed]
    names = _names({house for _, house, _ in holds if house})
    for event_id, house, city in holds:
        for name in (*names[house or ""], *_called(city)):
            yield event_id, name


def _names(houses: set[str]) -> dict[str, list[str]]:
    """Every name of each of the organisations, by its id; one that is not among them has none."""
    names: dict[str, list[str]] = defaultdict(list)
    for house, name in OrganisationName.objects.filter(organisation__in=houses).values_list(
        "organisation_id", "name"
    ):
        names[house].append(name)
    return names


def _called(city: City | None) -> Iterator[str]:
    if city:
        yield city.name
        yield from (name for _, name in sorted(city.names.items()))
