"""From which score on somebody is told of matches."""

from ucap.matching.models import AlertLevel
from ucap.matching.states import DEFAULT_LEVEL
from ucap.people.models import User


def level_of(person: User) -> float:
    """What they chose, or what holds for whoever never did."""
    chosen = AlertLevel.objects.filter(person=person).values_list("least", flat=True).first()
    return DEFAULT_LEVEL if chosen is None else chosen
