"""Drafts that are thrown away: for a day they can be brought back, then they are gone."""

from datetime import datetime, timedelta
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction

from ucap.events.actions.standing import held_to_edit, move
from ucap.events.letters import say_deleted
from ucap.events.models import Event
from ucap.events.states import EventState
from ucap.people.models import User

KEPT_DELETED = timedelta(days=1)


@transaction.atomic
def delete_draft(*, event: Event, by: User, at: datetime) -> Event:
    """The event, on no list any more; for a day it can be brought back. Those who hold it together with others are told."""
    event = move("event.deleted", held_to_edit(event, by), "delete", by=by, at=at)
    if event.hosts.exclude(agreed_at=None).exists():
        say_deleted(event, by=by, at=at)
    return event


@transaction.atomic
def bring_draft_back(*, event: Event, by: User, at: datetime) -> Event:
    """The draft as it was before it was deleted."""
    return move("event.draft_brought_back", held_to_edit(event, by), "bring_draft_back", by=by, at=at)


@transaction.atomic
def forget_deleted(at: datetime) -> int:
    """How many drafts are gone for good, with all that belonged to them: those that were deleted a day ago."""
    due = Event.objects.filter(state=EventState.DELETED, edited_at__lte=at - KEPT_DELETED)
    events = list(due.select_for_update(of=("self",)).prefetch_related("files"))
    names = [file.file.name for event in events for file in event.files.all() if file.file.name]
    Event.objects.filter(pk__in=[event.pk for event in events]).delete()
    for name in names:
        transaction.on_commit(partial(default_storage.delete, name))
    return len(events)
