"""What happens to entries when their organisation is merged into another one, or is called otherwise."""

from django.db import transaction

from ucap.exchange.models import Entry, Interest
from ucap.exchange.projection import project
from ucap.exchange.states import TALKING, InterestState
from ucap.exchange.watching import tell


def move_entries(source_id: str, into_id: str) -> None:
    """Nothing; the entries of the one, and its interest in others, are the other's."""
    Entry.objects.filter(organisation=source_id).update(organisation=into_id)
    talked_about = Interest.objects.filter(organisation=into_id, state__in=TALKING).values("entry")
    twice = Interest.objects.filter(organisation=source_id, state__in=TALKING, entry__in=talked_about)
    twice.update(state=InterestState.WITHDRAWN)  # the two talk about the entry in the other conversation
    Interest.objects.filter(organisation=source_id).update(organisation=into_id)
    renew_entries(into_id)


def renew_entries(organisation_id: str) -> None:
    """Nothing; the organisation's entries are found by its names of today and where it is today, and matched as what it is."""
    entries = Entry.objects.filter(organisation=organisation_id).select_related(
        "organisation__city", "city", "current", "draft"
    )
    for entry in entries:
        version = entry.current or entry.draft
        entry.place = entry.organisation.city if entry.organisation else None
        if version:
            project(entry, version.content, published=entry.current is not None)
        entry.save()
    transaction.on_commit(lambda: tell(organisation_id, of="organisation"), robust=True)
