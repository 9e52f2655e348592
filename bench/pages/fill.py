"""Fills an installation with published plans; run with its settings.

python -m bench.pages.fill NUMBER SEED
"""

import random
import sys
from datetime import timedelta

import django

AT_ONCE = 250  # plans a transaction
YEARS = 3  # over which they were published
SECOND_VERSION = 50  # every so many plans one is published in a second version, by the actions
COMPARED = 3  # plans by which the short way is held to what the actions write


def main(number: int, seed: int) -> None:
    django.setup()
    from bench.pages.bulk import publish_many, unlike_the_actions
    from bench.pages.plans import made_plans
    from ucap.kernel.clock import now
    from ucap.people.actions import make_secretariat

    by = make_secretariat(email="pages@example.org", at=now(), name="Secretariat")
    contents = list(made_plans(number, seed))
    today = now()
    times = [today - timedelta(days=365 * YEARS * (number - place) / number) for place in range(number)]
    for content, at in zip(contents[:COMPARED], times, strict=False):
        unlike = unlike_the_actions(content, at, by)
        assert not unlike, unlike
    for begin in range(0, number, AT_ONCE):
        end = begin + AT_ONCE
        publish_many(contents[begin:end], times[begin:end], by)
        print(f"{min(end, number)} of {number} plans", file=sys.stderr, flush=True)
    _second_versions(random.Random(seed), number // SECOND_VERSION)


def _second_versions(chance: random.Random, number: int) -> None:
    """Some plans with a text before the one that holds."""
    from ucap.config.publishing import publish
    from ucap.people.models import User
    from ucap.plans.actions import edit_part, start_version
    from ucap.plans.models import Plan

    by = User.objects.get(email="pages@example.org")
    for plan in chance.sample(list(Plan.objects.select_related("current").order_by("created_at")), number):
        assert plan.current is not None
        at = plan.created_at + timedelta(hours=1)
        version = start_version(plan=plan, by=by, at=at)
        values = {"objectives": (*plan.current.content.objectives, "One more: a bridge")}
        version = edit_part(version=version, part="objectives", values=values, base=0, by=by, at=at)
        publish(version=version, by=by, at=at)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
