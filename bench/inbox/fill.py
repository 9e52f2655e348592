"""Fills an installation with people and notices; run with its settings.

python -m bench.inbox.fill PEOPLE NOTICES SEED
"""

import sys

import django


def main(people: int, notices: int, seed: int) -> None:
    django.setup()
    from bench.inbox.people import make_notices, make_people
    from ucap.config.preparing import prepare_database
    from ucap.kernel.clock import now

    prepare_database()
    make_people(people, now())
    make_notices(notices, now(), seed=seed)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:4]))
