"""Fills an installation with plans and accounts; run with its settings.

python -m bench.backup.fill PLANS PEOPLE
"""

import sys

import django

AT_ONCE = 250  # plans a transaction


def main(plans: int, people: int) -> None:
    django.setup()
    from django.contrib.auth.hashers import make_password

    from bench.pages.bulk import publish_many
    from bench.pages.plans import made_plans
    from ucap.kernel.clock import now
    from ucap.people.actions import make_secretariat
    from ucap.people.models import User

    by = make_secretariat(email="backup@example.org", at=now(), name="Secretariat")
    contents = list(made_plans(plans, seed=2026))
    for begin in range(0, plans, AT_ONCE):
        some = contents[begin : begin + AT_ONCE]
        publish_many(some, [now()] * len(some), by)
    password = make_password("a password for one afternoon")
    User.objects.bulk_create(
        (
            User(email=f"person{number}@example.org", name=f"Person {number}", password=password)
            for number in range(people)
        ),
        batch_size=1000,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
