"""From which score on somebody is told of matches."""

from django.db import transaction

from ucap.kernel.errors import BadInput, NotAllowed
from ucap.kernel.messages import gettext_noop
from ucap.matching.models import AlertLevel
from ucap.matching.rules import may_choose_level
from ucap.matching.states import LEVELS
from ucap.people.models import User


@transaction.atomic
def choose_level(*, least: float, by: User) -> AlertLevel:
    """The level, chosen; raises BadInput for one that is not among LEVELS."""
    if not may_choose_level(by):
        raise NotAllowed(gettext_noop("Sign in to go on."))
    if least not in LEVELS:
        raise BadInput(gettext_noop("Choose one of the levels that are offered."))
    return AlertLevel.objects.update_or_create(person=by, defaults={"least": least})[0]
