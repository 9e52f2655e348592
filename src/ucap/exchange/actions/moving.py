"""What happens to entries when their organisation is merged into another one."""

from ucap.exchange.actions.standing import told
from ucap.exchange.models import Entry, Interest
from ucap.exchange.projection import project
from ucap.exchange.states import TALKING, InterestState


def move_entries(source_id: str, into_id: str) -> None:
    """Nothing; the entries of the one, and its interest in others, are the other's."""
    Entry.objects.filter(organisation=source_id).update(organisation=into_id)
    talked_about = Interest.objects.filter(organisation=into_id, state__in=TALKING).values("entry")
    twice = Interest.objects.filter(organisation=source_id, state__in=TALKING, entry__in=talked_about)
    twice.update(state=InterestState.WITHDRAWN)  # the two talk about the entry in the other conversation
    Interest.objects.filter(organisation=source_id).update(organisation=into_id)
    moved = Entry.objects.filter(organisation=into_id).select_related(
        "organisation", "place", "city", "current"
    )
    for entry in moved.exclude(current=None):
        if entry.current:
            project(entry, entry.current.content, published=True)
            entry.save()
            told(entry)
