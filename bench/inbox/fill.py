"""Fills an installation with people, notices, and the work of two of them; run with its settings.

python -m bench.inbox.fill PEOPLE NOTICES SEED PLANS
"""

import sys

import django


def main(people: int, notices: int, seed: int, plans: int) -> None:
    django.setup()
    from bench.inbox.people import make_notices, make_people
    from bench.inbox.work import make_work
    from ucap.config.preparing import prepare_database
    from ucap.kernel.clock import now

    prepare_database()
    make_people(people, now())
    make_notices(notices, now(), seed=seed)
    make_work(plans, now(), seed=seed)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:5]))
