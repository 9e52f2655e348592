"""Publishing a version on the command line: the same review, by people who may confirm."""

from collections.abc import Sequence
from datetime import datetime

from ucap.kernel.errors import NotAllowed
from ucap.people.models import User
from ucap.plans.actions import confirm, submit
from ucap.plans.models import Plan, Version
from ucap.plans.rules import may_confirm


def publish(*, version: Version, by: User, at: datetime, speakers: Sequence[User] = ()) -> Plan:
    """The plan, each side confirmed by one of `speakers` who may speak for it, else by `by`."""
    version = submit(version=version, by=by, at=at)
    for number, side in enumerate(version.content.sides):
        who = next((one for one in (*speakers, by) if may_confirm(one, version, number)), None)
        if who is None:
            raise NotAllowed(
                "side %(number)s (%(cities)s) has officers of its own, who must confirm. Import without --publish.",
                number=number + 1,
                cities=", ".join(city.name for city in side.cities) or side.name or "?",
            )
        confirm(version=version, side=number, by=who, at=at)
    return Plan.objects.select_related("current").get(pk=version.plan_id)
