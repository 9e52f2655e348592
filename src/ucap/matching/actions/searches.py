"""Searches that somebody keeps: kept, named, stopped, gone on with, deleted and brought back. Whose they are is nobody else's business,
so the journal says that it was done and not what is searched.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed
from ucap.kernel.messages import gettext_noop
from ucap.matching.filter_wording import FILTERS
from ucap.matching.models import SavedSearch
from ucap.matching.models.searches import LONGEST_NAME, LONGEST_SEARCH, MOST_TOLD
from ucap.matching.queries.searches import found_by, known_as
from ucap.matching.rules import may_keep, may_save
from ucap.people.models import User

MOST = 50  # searches of one person: each is looked at every ten minutes

NOTHING_SEARCHED = gettext_noop("There is nothing to search for. Write a word or a sentence first.")
TOO_MANY = gettext_noop("You keep %(most)s searches already. Delete one first.")
NO_NAME = gettext_noop("Give the search a name.")
NOT_YOURS = gettext_noop("This search belongs to somebody else.")
SIGN_IN_FIRST = gettext_noop("Sign in to go on.")


@transaction.atomic
def save_search(*, text: str, filters: Mapping[str, Sequence[str]], by: User, at: datetime) -> SavedSearch:
    """The search, kept; the same one that is kept already, going on. What it finds today is no news."""
    if not may_save(by):
        raise NotAllowed(SIGN_IN_FIRST)
    text = text.strip()[:LONGEST_SEARCH]
    if not text:
        raise BadInput(NOTHING_SEARCHED)
    chosen = {name: sorted(filters[name]) for name in FILTERS if filters.get(name)}
    own = list(SavedSearch.objects.select_for_update().filter(by=by, deleted_at=None))
    same = next((one for one in own if (one.text, one.filters) == (text, chosen)), None)
    if same:
        return same if same.alerts else go_on_searching(search=same, by=by, at=at)
    if len(own) >= MOST:
        raise BadInput(TOO_MANY, most=MOST)
    search = SavedSearch(by=by, name=text[:LONGEST_NAME], text=text, filters=chosen, at=at, looked_at=at)
    search.told = [known_as(thing) for thing in found_by(search)][:MOST_TOLD]
    search.save(force_insert=True)
    return _noted("search.saved", search, by, at)


@transaction.atomic
def rename_search(*, search: SavedSearch, name: str, by: User, at: datetime) -> SavedSearch:
    """The search under that name."""
    search = _held(search, by)
    search.name = " ".join(name.split())[:LONGEST_NAME]
    if not search.name:
        raise BadInput(NO_NAME)
    return _noted("search.renamed", search, by, at)


@transaction.atomic
def stop_search(*, search: SavedSearch, by: User, at: datetime) -> SavedSearch:
    """The search, kept and not looked at any more."""
    search = _held(search, by)
    search.alerts = False
    return _noted("search.stopped", search, by, at)


@transaction.atomic
def go_on_searching(*, search: SavedSearch, by: User, at: datetime) -> SavedSearch:
    """The search, looked at from now on; what came in between is told as well."""
    search = _held(search, by)
    search.alerts = True
    return _noted("search.gone_on", search, by, at)


@transaction.atomic
def delete_search(*, search: SavedSearch, by: User, at: datetime) -> SavedSearch:
    """The search, on no list any more; for a day it can be brought back."""
    search = _held(search, by)
    search.deleted_at = at
    return _noted("search.deleted", search, by, at)


@transaction.atomic
def bring_back_search(*, search: SavedSearch, by: User, at: datetime) -> SavedSearch:
    """The search as it was before it was deleted."""
    search = _held(search, by)
    search.deleted_at = None
    return _noted("search.brought_back", search, by, at)


def _held(search: SavedSearch, by: User) -> SavedSearch:
    """The search as it is now, nobody else changing it, for whoever keeps it."""
    if not may_keep(by, search):
        raise NotAllowed(NOT_YOURS)
    return SavedSearch.objects.select_for_update(of=("self",)).get(pk=search.pk)


def _noted(verb: str, search: SavedSearch, by: User, at: datetime) -> SavedSearch:
    search.save()
    record(verb, subject=("search", search.pk), actor=by.pk, at=at)
    return search
