"""Who fits an entry of one's own; what a search finds by words and by what they mean, and the searches that one keeps."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from ninja import Query

from ucap.api.shapes.matches import (
    AskedMatches,
    AskedSearch,
    ChosenLevel,
    DismissMatch,
    HitAnswer,
    HitsAnswer,
    LevelAnswer,
    MatchAnswer,
    MatchesAnswer,
    MatchReason,
    MyMatch,
    MyMatchesAnswer,
    RenameSearch,
    SaveSearch,
    SearchAnswer,
    SearchesAnswer,
    SearchFilters,
    SearchVerb,
)
from ucap.api.shapes.shape import Id, Slug
from ucap.api.states import Scope
from ucap.api.views.as_exchange import in_list
from ucap.api.views.calling import Call, PersonCall
from ucap.api.views.links import address
from ucap.api.views.offering import Section
from ucap.exchange.queries.cards import cards
from ucap.exchange.queries.listing import Asked as Listed
from ucap.kernel.clock import now
from ucap.kernel.hygiene import plain_words
from ucap.matching import actions
from ucap.matching.models import SavedSearch
from ucap.matching.queries.kinds import kinds
from ucap.matching.queries.level import level_of
from ucap.matching.queries.matches import matches_page
from ucap.matching.queries.pairs import Which, page_of_pairs
from ucap.matching.queries.search import Asked, search, stamp
from ucap.matching.queries.searches import search_to_change, searches_of
from ucap.matching.queries.showing import Hit
from ucap.matching.queries.sides import pair_to_judge

matches = Section(
    "Matches",
    "Entries of others that fit yours, in whichever language; search by meaning, and searches that are kept.",
)
PAIR = {"slug": "sensors-for-canals", "other": "water-quality-of-an-old-canal"}
JUDGES: Mapping[str, Any] = {"scope": Scope.EXCHANGE, "where": PAIR}
KEEPS: Mapping[str, Any] = {"scope": Scope.NOTICES}
DEEDS: Mapping[SearchVerb, Any] = {
    "stop": actions.stop_search,
    "go_on": actions.go_on_searching,
    "bring_back": actions.bring_back_search,
}


def _as_of() -> str:
    return str(stamp())


@matches.read("/entries/{slug}/matches", MatchesAnswer, where={"slug": PAIR["slug"]})
def list_matches(request: PersonCall, slug: Slug) -> MatchesAnswer:
    """The entries that fit one of yours, the best first, each with its reasons."""
    return _matches(request, slug)


@matches.write("POST", "/entries/{slug}/matches/{other}/dismiss", MatchesAnswer, **JUDGES)
def dismiss_match(request: PersonCall, slug: Slug, other: Slug, sent: DismissMatch) -> MatchesAnswer:
    """Puts a match aside: it is not suggested for this entry any more."""
    entry, there = pair_to_judge(slug, other, request.user)
    actions.dismiss_match(entry=entry, other=there, reason=sent.reason, by=request.user, at=now())
    return _matches(request, slug)


@matches.write("POST", "/entries/{slug}/matches/{other}/bring-back", MatchesAnswer, takes="", **JUDGES)
def bring_back_match(request: PersonCall, slug: Slug, other: Slug) -> MatchesAnswer:
    """Has a match that was put aside suggested again, as far as it fits."""
    entry, there = pair_to_judge(slug, other, request.user)
    actions.bring_back_match(entry=entry, other=there, by=request.user, at=now())
    return _matches(request, slug)


@matches.read("/me/matches", MyMatchesAnswer)
def list_my_matches(request: PersonCall, asked: Query[AskedMatches]) -> MyMatchesAnswer:
    """What fits the entries of all that you act for, in one list. One in conversation with yours already is not among it."""
    which = Which(Listed(page=str(asked.page)), asked.least, of=request.user)
    page, pairs = page_of_pairs(which, request.user)
    items = [MyMatch(mine=in_list(pair.one), entry=in_list(pair.other), score=pair.score) for pair in pairs]
    return MyMatchesAnswer(
        count=page.paginator.count, page=page.number, pages=page.paginator.num_pages, items=items
    )


@matches.read("/search/hits", HitsAnswer, visitors=True, as_of=_as_of)
def search_by_meaning(request: Call, asked: Query[AskedSearch]) -> HitsAnswer:
    """The entries, plans, organisations and events that you may see and that have the words or say what they mean, the best first."""
    chosen = _chosen({name: getattr(asked, name) for name in SearchFilters.model_fields})
    text = plain_words(asked.q)
    found = search(Asked(text=text, chosen=chosen, page=str(asked.page)), request.user, now())
    return HitsAnswer(
        searched=found.searched,
        by_meaning=found.by_meaning,
        count=found.page.paginator.count,
        page=found.page.number,
        pages=found.page.paginator.num_pages,
        items=[_hit(hit) for hit in found.hits],
    )


@matches.read("/me/match-level", LevelAnswer, scope=Scope.NOTICES)
def read_match_level(request: PersonCall) -> LevelAnswer:
    """From which score on you are told of new matches."""
    return LevelAnswer(least=level_of(request.user))


@matches.write("PUT", "/me/match-level", LevelAnswer, **KEEPS)
def choose_match_level(request: PersonCall, sent: ChosenLevel) -> LevelAnswer:
    """Chooses from which score on you are told of new matches."""
    return LevelAnswer(least=actions.choose_level(least=sent.least, by=request.user).least)


@matches.read("/me/searches", SearchesAnswer, scope=Scope.NOTICES)
def list_my_searches(request: PersonCall) -> SearchesAnswer:
    """The searches that you keep, the latest first."""
    return SearchesAnswer(items=[_kept(kept.search) for kept in searches_of(request.user)])


@matches.write("POST", "/me/searches", SearchAnswer, status=201, **KEEPS)
def save_search(request: PersonCall, response: HttpResponse, sent: SaveSearch) -> SearchAnswer:
    """Keeps a search: you are told of what comes later and answers it. One that you keep already goes on."""
    filters, text = _chosen(dict(sent.filters)), plain_words(sent.q)
    made = actions.save_search(text=text, filters=filters, by=request.user, at=now())
    response["Location"] = f"{request.path}/{made.pk}"
    return _kept(made)


@matches.write("PUT", "/me/searches/{search_id}", SearchAnswer, **KEEPS)
def rename_search(request: PersonCall, search_id: Id, sent: RenameSearch) -> SearchAnswer:
    """Gives a search another name."""
    kept = search_to_change(search_id, request.user)
    return _kept(actions.rename_search(search=kept, name=sent.name, by=request.user, at=now()))


@matches.write(
    "POST", "/me/searches/{search_id}/state/{verb}", SearchAnswer, takes="", where={"verb": "stop"}, **KEEPS
)
def change_search(request: PersonCall, search_id: Id, verb: SearchVerb) -> SearchAnswer:
    """Stops a search, goes on with it, or brings back one that was deleted within a day."""
    kept = search_to_change(search_id, request.user)
    return _kept(DEEDS[verb](search=kept, by=request.user, at=now()))


@matches.write("DELETE", "/me/searches/{search_id}", SearchAnswer, takes="", **KEEPS)
def delete_search(request: PersonCall, search_id: Id) -> SearchAnswer:
    """Deletes a search; for a day it can be brought back."""
    kept = search_to_change(search_id, request.user)
    return _kept(actions.delete_search(search=kept, by=request.user, at=now()))


def _matches(request: PersonCall, slug: str) -> MatchesAnswer:
    page = matches_page(slug, request.user, now().date())
    entries = {card.id: in_list(card) for card in cards([match.card.id for match in page.matches])}
    items = [
        MatchAnswer(
            entry=entries[match.card.id],
            score=match.score,
            reasons=[MatchReason.of(reason) for reason in match.reasons],
        )
        for match in page.matches
        if match.card.id in entries
    ]
    aside = [in_list(card) for card in page.sides.aside]
    return MatchesAnswer(known=page.known, listed=page.listed, items=items, put_aside=aside)


def _chosen(filters: Mapping[str, Iterable[Any]]) -> dict[str, tuple[str, ...]]:
    """The filters as searches take them."""
    return {name: tuple(str(one) for one in values) for name, values in filters.items() if values}


def _hit(hit: Hit) -> HitAnswer:
    return HitAnswer(
        thing=hit.subject,
        slug=hit.card.slug,
        url=address(kinds()[hit.subject].page, hit.card.slug),
        title="".join(piece.text for piece in hit.title),
        language=hit.title_language,
        passage="".join(piece.text for piece in hit.passage),
        passage_language=hit.language,
    )


def _kept(kept: SavedSearch) -> SearchAnswer:
    return SearchAnswer.of(kept, url=address("matching:saved_search", kept.pk))
