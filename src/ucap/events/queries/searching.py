"""Events, as search and the index of meanings ask for them (matching/queries/kinds.py)."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.db.models import CharField, F, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext, pgettext_lazy

from ucap.events.models import Event, EventTag, EventWords, Session
from ucap.events.queries.cards import cards
from ucap.events.queries.events import visible_events
from ucap.events.queries.stamp import own_stamp
from ucap.events.states import Facet
from ucap.events.word_index import EVENTS
from ucap.exchange.states import Visibility
from ucap.matching.queries.kinds import Kind, Said, Value, Where, plain_text
from ucap.matching.states import Flag, Subject


def _listed() -> QuerySet[Any]:
    return Event.objects.listed().annotate(stamp=Cast(F("edited_at"), CharField()))


def _read(ids: Sequence[str]) -> list[Said]:
    programme: dict[str, list[str]] = defaultdict(list)
    sessions = Session.objects.filter(event__in=ids, is_break=False).order_by("starts_at", "pk")
    for id_, *texts in sessions.values_list("event", "title", "text"):
        programme[id_] += texts
    themes: dict[str, list[str]] = defaultdict(list)
    tags = EventTag.objects.filter(event__in=ids).exclude(facet=Facet.SDG)
    for id_, theme in tags.values_list("event", "value"):
        themes[id_].append(theme)
    return [
        Said(event.pk, Flag.EVENT, event.stamp, plain_text(event.pk, event.title, texts, event.language))
        for event in _listed().filter(pk__in=ids)
        for texts in [(event.summary, event.description, *themes[event.pk], *programme[event.pk])]
    ]


def _open_to_all(ids: Collection[str]) -> set[str]:
    public = Event.objects.filter(pk__in=ids, visibility=Visibility.PUBLIC)
    return set(public.values_list("pk", flat=True))


def _values(ids: Sequence[str]) -> Iterator[Value]:
    columns = ("place__country", "city__country", "organisation__country")
    for id_, *countries in Event.objects.filter(pk__in=ids).order_by().values_list("pk", *columns):
        yield id_, "country", next(filter(None, countries), "")  # where it is; online, whose it is
    goals = EventTag.objects.filter(event__in=ids, facet=Facet.SDG).order_by()
    yield from ((id_, "sdg", goal) for id_, goal in goals.values_list("event", "value"))


KIND = Kind(
    subject=Subject.EVENT,
    name=pgettext_lazy("search", "Events"),
    page="events:event",
    as_of=own_stamp,
    listed=_listed,
    read=_read,
    open_to_all=_open_to_all,
    seen=lambda viewer: visible_events(viewer).listed(),
    shown=("edited_at",),
    where=Where(EVENTS, EventWords.objects.all, "event_id", "title", "words", EventWords.objects.count),
    values=_values,
    cards=cards,
    titled=lambda card: (card.words.title or gettext("Event without a title"), card.words.language),
)
