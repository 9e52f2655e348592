"""Whether the pictures of matches are still what they were."""

from django.db.models import Max

from ucap.exchange.queries.stamp import stamp as stamp_of_entries
from ucap.matching.models import Pair, Paired


def stamp() -> object:
    """What is another after a change of an entry, and after lists of matches were made. Five queries, each by an index."""
    return stamp_of_entries(), Pair.objects.aggregate(Max("pk")), Paired.objects.aggregate(Max("pk"))
