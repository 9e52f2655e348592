"""Somebody wants to read by what two entries meet, in their own language."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from django.db import transaction

from ucap.exchange.actions.machine import ask_for_sentences
from ucap.exchange.models import Entry
from ucap.exchange.queries.entries import visible_entries
from ucap.exchange.tasks import translate_asked
from ucap.kernel.errors import NotAllowed
from ucap.kernel.messages import gettext_noop
from ucap.matching.rules import may_see_matches
from ucap.people.models import User


@transaction.atomic
def read_match(
    *, entry: Entry, sentences: Mapping[str, Sequence[str]], language: str, by: User, at: datetime
) -> int:
    """How many sentences are on their way to be translated: of each entry (its id) those that nobody asked for before."""
    if not may_see_matches(by, entry):
        raise NotAllowed(gettext_noop("Only those an entry belongs to see its matches."))
    asked = 0
    for one in visible_entries(by).select_related("current").filter(pk__in=sentences):
        if new := ask_for_sentences(entry=one, texts=sentences[one.pk], target=language, at=at):
            transaction.on_commit(partial(translate_asked.enqueue, one.pk))
            asked += new
    return asked
