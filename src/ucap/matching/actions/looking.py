"""Looking for what is new to the searches that people keep."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from ucap.kernel.messages import Message, gettext_noop
from ucap.matching.models import Meaning, SavedSearch
from ucap.matching.models.searches import MOST_TOLD
from ucap.matching.queries.kinds import Thing
from ucap.matching.queries.nearest import index_in_use
from ucap.matching.queries.searches import found_by, known_as
from ucap.matching.queries.seen import latest_shown
from ucap.matching.queries.showing import titles_of
from ucap.notices.actions import notify
from ucap.notices.states import Kind

KEPT_DELETED = timedelta(days=1)
# A meaning is kept a moment after the time that it bears: so much is looked at once more, and nothing is told twice.
OVERLAP = timedelta(minutes=5)

ONE = gettext_noop("New for your search “%(search)s”: %(title)s")
SEVERAL = gettext_noop("New for your search “%(search)s”: %(title)s, and %(more)s more")


def look_for_news(at: datetime) -> int:
    """How many results were told. Only searches are looked at since whose last look something new was said, or shown to others."""
    SavedSearch.objects.filter(deleted_at__lte=at - KEPT_DELETED).delete()
    index = index_in_use()
    latest = Meaning.objects.filter(index=index).aggregate(latest=Max("made_at"))["latest"] if index else None
    if latest is None:
        return 0
    latest = max(latest, latest_shown() or latest)
    due = SavedSearch.objects.filter(
        alerts=True, deleted_at=None, looked_at__lt=latest + OVERLAP, by__is_active=True
    )
    ids = list(due.order_by("looked_at", "pk").values_list("pk", flat=True))
    return sum(_look(id_, at) for id_ in ids)


@transaction.atomic
def _look(search_id: str, at: datetime) -> int:
    """How many new results of one search its person was told of."""
    search = (
        SavedSearch.objects.select_for_update(of=("self",))
        .select_related("by")
        .filter(pk=search_id, alerts=True, deleted_at=None)
        .first()
    )
    if search is None:  # stopped in the meantime
        return 0
    known = set(search.told)
    found = found_by(search, since=search.looked_at - OVERLAP)
    new = [thing for thing in found if known_as(thing) not in known]
    if new:
        _tell(search, new, at)
    search.told = [*search.told, *map(known_as, new)][-MOST_TOLD:]
    search.looked_at = at
    search.save(update_fields=["told", "looked_at"])
    return len(new)


def _tell(search: SavedSearch, new: list[Thing], at: datetime) -> None:
    first = titles_of(new[:1], search.by, at)
    values: dict[str, str | int] = {
        "search": search.name,
        "title": first[0] if first else "",
        "more": len(new) - 1,
    }
    notify(
        to=[search.by],
        kind=Kind.SEARCH,
        subject=("search", search.pk),
        title=Message(SEVERAL if len(new) > 1 else ONE, values),
        link=("matching:saved_search", (search.pk,)),
        at=at,
    )
