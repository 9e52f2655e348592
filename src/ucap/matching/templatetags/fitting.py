"""What the pictures of matches say, in the reader's language: {% load fitting %}."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from ucap.exchange.queries.cards import EntryCard
from ucap.exchange.wording import value_in_words
from ucap.matching.matrix import Matrix, Row
from ucap.matching.queries.matrix import MatrixPage
from ucap.matching.queries.pairs import Line, MapOfPairs
from ucap.matching.wording import counted, likelihood
from ucap.places.models import City
from ucap.themes.goals import NUMBERS

register = template.Library()
register.filter("fit_words", likelihood)
OF_PICTURES = ("page", "sort", "view", "at", "of", "by", "least", "rows", "whose")


@dataclass(frozen=True, slots=True)
class OnMap:
    """A city as the map draws it."""

    name: str
    names: Mapping[str, str]
    latitude: float
    longitude: float
    href: str
    note: str


@dataclass(frozen=True, slots=True)
class Between:
    """A line as the map draws it, and the row of the table that says the same."""

    here: OnMap
    there: OnMap
    href: str
    note: str
    weight: int
    line: Line


@dataclass(frozen=True, slots=True)
class Sign:
    """How many of one kind a cell of the matrix holds, and where they are listed."""

    kind: str
    number: int
    said: str
    href: str


@register.simple_tag(takes_context=True)
def places_and_lines(context: template.Context, page: MapOfPairs) -> tuple[list[OnMap], list[Between]]:
    """{% places_and_lines page as drawn %}: the cities and the lines of a map, each leading to the pairs behind it."""
    asked = context["request"].GET
    places = {one.city.pk: _on_map(one.city, one.number, one.within, asked) for one in page.cities}
    lines = [
        Between(
            places[line.here.pk],
            places[line.there.pk],
            _address("matching:pairs", asked, ("page", "sort", "view"), at=[line.here.slug, line.there.slug]),
            ngettext("%(number)d pair", "%(number)d pairs", line.number) % {"number": line.number},
            line.weight,
            line,
        )
        for line in page.lines
    ]
    return list(places.values()), lines


@register.simple_tag(takes_context=True)
def signs(
    context: template.Context, page: MatrixPage, city: str, column: str, counts: Mapping[str, int]
) -> list[Sign]:
    """{% signs page row.key column cell as found %}: what stands in a cell; column "" is the whole row."""
    asked = context["request"].GET
    place = page.cities.get(city)
    chosen: dict[str, Any] = {"city": place.slug if place else None}
    if column:
        chosen[page.by] = column
    return [
        Sign(
            kind,
            counts[kind],
            counted(kind, counts[kind]),
            _address("exchange:list", asked, OF_PICTURES, kind=kind, **chosen) if place else "",
        )
        for kind in ("offer", "request", "interest")
        if counts.get(kind)
    ]


@register.simple_tag(takes_context=True)
def entries_with(context: template.Context, **chosen: Any) -> str:
    """{% entries_with sdg=6 kind="offer" %}: the address of the list with the filters of this picture and these."""
    return _address("exchange:list", context["request"].GET, OF_PICTURES, **chosen)


@register.simple_tag(takes_context=True)
def narrowed_to(context: template.Context, name: str, value: str) -> str:
    """{% narrowed_to "sdg" "6" %}: this page with that filter."""
    request = context["request"]
    return _address(request.resolver_match.view_name, request.GET, ("page",), **{name: value})


@register.filter
def column_words(value: str, by: str) -> str:
    """{{ column|column_words:page.by }}: "6 · Clean water and sanitation"."""
    return value_in_words(by, value)


@register.filter
def as_goal(value: str, by: str) -> int | None:
    """{{ column|as_goal:page.by }}: the number of the goal, where the columns are goals."""
    return int(value) if by == "sdg" and value.isdecimal() and int(value) in NUMBERS else None


@register.filter
def cells_of(drawn: Matrix[str], row: Row[str]) -> list[tuple[str, Mapping[str, int]]]:
    """{% for column, cell in page.matrix|cells_of:row %}: the row's cells, each with its column."""
    return list(zip(drawn.columns, row.cells, strict=True))


@register.filter
def of_city(cities: Mapping[str, City], key: str) -> City | None:
    """{{ page.cities|of_city:row.key }}: the row's city; None for entries of which no city is known."""
    return cities.get(key)


@register.filter
def how_many(counts: Mapping[str, int], what: str) -> int:
    """{{ cell|how_many:"alone" }}: a count of a cell of the gaps."""
    return counts.get(what, 0)


@register.filter
def who_works_on(card: EntryCard) -> str:
    """{{ card|who_works_on }}: the address of the organisations that work on its first goal; "" where it has none."""
    return f"{reverse('organisations:list')}?theme=goal:{card.goals[0]}" if card.goals else ""


@register.simple_tag
def answer_address(card: EntryCard, *, whole: bool = False) -> str:
    """{% answer_address card %}: where an entry is begun that answers this one; whole=True: as one sends it to somebody."""
    address = f"{reverse('exchange:new')}?{urlencode({'answers': card.slug})}"
    return f"{settings.PUBLIC_URL}{address}" if whole else address


def _on_map(city: City, number: int, within: int, asked: QueryDict) -> OnMap:
    note = ngettext("%(number)d pair", "%(number)d pairs", number) % {"number": number}
    if within:
        note = gettext("%(pairs)s, %(within)d of them within the city") % {"pairs": note, "within": within}
    href = _address("matching:pairs", asked, ("page", "sort", "view", "at"), city=city.slug)
    return OnMap(city.name, city.names, city.latitude, city.longitude, href, note)


def _address(name: str, asked: QueryDict, but: Sequence[str], **chosen: Any) -> str:
    """The page of that name with what is asked, without `but`, with what is chosen (None takes a filter out)."""
    left = asked.copy()
    for one in (*but, *(key for key, value in chosen.items())):
        left.pop(one, None)
    for key, value in chosen.items():
        if isinstance(value, list):
            left.setlist(key, value)
        elif value is not None:
            left[key] = str(value)
    query = left.urlencode()
    return f"{reverse(name)}?{query}" if query else reverse(name)
