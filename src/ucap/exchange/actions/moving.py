"""What happens to entries when their organisation is merged into another one."""

from ucap.exchange.actions.standing import told
from ucap.exchange.models import Entry
from ucap.exchange.projection import project


def move_entries(source_id: str, into_id: str) -> None:
    """Nothing; the entries of the one are the other's, and are found by its names."""
    Entry.objects.filter(organisation=source_id).update(organisation=into_id)
    moved = Entry.objects.filter(organisation=into_id).select_related(
        "organisation", "place", "city", "current"
    )
    for entry in moved.exclude(current=None):
        if entry.current:
            project(entry, entry.current.content, published=True)
            entry.save()
            told(entry)
