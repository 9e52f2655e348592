"""From which score on somebody is told of matches."""

from django.db.models import QuerySet

from ucap.kernel.prepared import One, Prepared
from ucap.matching.models import AlertLevel
from ucap.matching.states import DEFAULT_LEVEL
from ucap.people.models import User


def level_of(person: User) -> float:
    """What they chose, or what holds for whoever never did."""
    chosen = _chosen(person=person.pk)
    return chosen[0][0] if chosen else DEFAULT_LEVEL


@Prepared
def _chosen(person: One) -> QuerySet[AlertLevel, tuple[float]]:
    return AlertLevel.objects.filter(person=person).values_list("least")
