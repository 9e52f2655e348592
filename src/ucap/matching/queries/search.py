"""One search over everything that its reader may see, in any language: a page of what it finds, and what else could be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.core.paginator import Page, Paginator

from ucap.exchange.queries.listing import Choice, Filter
from ucap.matching.models import Meaning
from ucap.matching.queries.finding import find
from ucap.matching.queries.kinds import Thing, kinds
from ucap.matching.queries.narrowing import filters_of, known_of, narrowed
from ucap.matching.queries.showing import Hit, hits_of
from ucap.people.rules import Viewer

PAGE = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader searches. `chosen`: filter -> values, any of which will do."""

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: str = "1"
    exact: bool = False  # misspelt words are meant as they are
    cut: bool = False  # more was written than is searched


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of what a search finds."""

    asked: Asked
    searched: str  # the text with misspelt words mended
    filters: tuple[Filter, ...]
    page: "Page[Thing]"
    hits: list[Hit]
    by_meaning: bool  # False: by words alone, as there is no index or no language model

    @property
    def mended(self) -> bool:
        return self.searched != self.asked.text

    @property
    def things(self) -> tuple[Choice, ...]:
        """The kinds of things that were found, with how many there are of each."""
        return self.filters[0].choices if self.filters else ()

    @property
    def narrowing(self) -> tuple[Filter, ...]:
        """The other filters."""
        return self.filters[1:]

    @property
    def found(self) -> int:
        """How many there are of all kinds."""
        return sum(choice.count for choice in self.things)


def search(asked: Asked, viewer: Viewer, at: datetime, *, mend: bool = True) -> Answer:
    """What is asked for, best first, with the filters. The number of queries does not grow with what is found."""
    finding = find(asked.text, viewer, mend=mend and not asked.exact)
    known = known_of(finding.things)
    page = Paginator(narrowed(finding.things, known, asked.chosen), PAGE).get_page(asked.page)
    return Answer(
        asked=asked,
        searched=finding.text,
        filters=filters_of(finding.things, known, asked.chosen) if finding.things else (),
        page=page,
        hits=hits_of(list(page.object_list), finding, viewer, at),
        by_meaning=finding.vector is not None,
    )


def stamp() -> object:
    """What changes whenever what visitors find does."""
    latest = Meaning.objects.order_by("-made_at").values_list("made_at", flat=True).first()
    return *(kind.as_of() for kind in kinds().values()), latest
