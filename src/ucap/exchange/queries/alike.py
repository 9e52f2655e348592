"""What of the same side says the same as an entry, or nearly."""

from collections.abc import Sequence
from itertools import chain

from ucap.exchange.content import EntryContent
from ucap.exchange.copies import Likeness, likeness
from ucap.exchange.models import Entry
from ucap.exchange.states import LISTED, EntryState

COMPARED = 200  # of one side, the latest: each takes about a thousandth of a second
OF_THIS_TITLE = 20


def alike(entry: Entry, content: EntryContent) -> dict[Likeness, Sequence[Entry]]:
    """The entries of the same side that stand or wait and say the same as this content, or nearly; never the entry itself. Two queries."""
    side = {"organisation": entry.organisation_id, "city": entry.city_id}
    standing = Entry.objects.filter(
        **side, kind=content.kind, language=content.language, state__in=(*LISTED, EntryState.WAITING)
    )
    others = standing.exclude(pk=entry.pk).select_related("current", "draft").order_by("-edited_at", "pk")
    found: dict[Likeness, dict[str, Entry]] = {Likeness.SAME: {}, Likeness.NEAR: {}}
    for other in chain(others.filter(title=content.title)[:OF_THIS_TITLE], others[:COMPARED]):
        waits = other.draft if other.draft and other.draft.submitted_at else None
        version = waits or other.current
        if version and (how := likeness(content, version.content)) != Likeness.OTHER:
            found[how][other.pk] = other
    return {how: tuple(entries.values()) for how, entries in found.items()}
