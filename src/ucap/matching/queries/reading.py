"""Matches with what their sentences say in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ucap.exchange.queries.translations import Sentences, sentences_in_reader_language
from ucap.matching.explain import ReasonKind
from ucap.matching.queries.matches import Match, MatchesPage, matches_page, page_of_match
from ucap.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class Readable:
    """The matches of one entry, and what is known of their sentences."""

    page: MatchesPage
    sentences: Sentences | None  # None where there is no translation service

    def match_with(self, slug: str) -> Match | None:
        """The match with the entry of that address; None where it is none any more."""
        return next((match for match in self.page.matches if match.card.slug == slug), None)


def readable_matches(slug: str, viewer: Viewer, at: datetime) -> Readable:
    """The page of that entry's matches; raises Http404 for whoever may not see them. Three queries more than without translations."""
    return _readable(matches_page(slug, viewer, at.date()), at)


def readable_match(slug: str, other: str, viewer: Viewer, at: datetime, *, of_list: bool = False) -> Readable:
    """The same with the match with that other entry alone, which a page asks for while it waits for a translation.

    `of_list`: only if it stands in the list, all of which is looked for.
    """
    if of_list:
        return readable_matches(slug, viewer, at)
    return _readable(page_of_match(slug, other, viewer, at.date()), at)


def _readable(page: MatchesPage, at: datetime) -> Readable:
    ids = [page.entry.pk, *(match.card.id for match in page.matches)]
    return Readable(page, sentences_in_reader_language(ids, at))


def sentences_of(page: MatchesPage, match: Match) -> Mapping[str, tuple[str, list[str]]]:
    """By an entry's id its language and the sentences by which the two meet."""
    met = [reason for reason in match.reasons if reason.kind == ReasonKind.MEANING]
    return {
        page.entry.pk: (page.entry.language, [reason.here for reason in met if reason.here]),
        match.card.id: (match.card.language, [reason.there for reason in met if reason.there]),
    }
