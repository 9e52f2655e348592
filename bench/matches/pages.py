"""`python -m bench.matches.pages FOLDER [--asked N]`: p50 and p95 of the pages of matching over a filled data folder.

The folder is one that `python -m bench matches --data FOLDER` filled. Its database is brought up to date and two people are added to
it, so measure a copy. `busy` is the time of our processor, which grows less than the clock's when others are at work on the machine.
"""

import argparse
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.matches.__main__ import SEARCHES, as_served, measured, page, quantile, set_up

PICTURES = ("map", "pairs", "matrix", "gaps")
WARM = 5  # questions before those that count


def main(arguments: Sequence[str] | None = None) -> int:
    """0; prints a table in Markdown."""
    parser = argparse.ArgumentParser(prog="bench.matches.pages", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--asked", type=int, default=100, help="questions of each kind; of the slow ones a fifth"
    )
    chosen = parser.parse_args(arguments)
    set_up(chosen.data)
    import django

    django.setup()
    from ucap.config.preparing import prepare_database, prepare_static_files
    from ucap.exchange.models import Entry

    prepare_database()
    prepare_static_files()
    print(f"\n## {Entry.objects.count():,} entries, load {os.getloadavg()[0]:.1f} before\n")
    print("| | clock p50, p95, ms | busy p50, p95, ms | queries at most |\n|---|---|---|---|")
    for name, ask in _questions(chosen.asked):
        times, used, queries = measured(ask, warm=WARM)
        clock, busy = (
            ", ".join(f"{quantile(one, share):.0f}" for share in (0.5, 0.95)) for one in (times, used)
        )
        print(f"| {name} | {clock} | {busy} | {queries} |", flush=True)
    print(f"\nLoad {os.getloadavg()[0]:.1f} after")
    return 0


def _questions(asked: int) -> list[tuple[str, list[Callable[[], object]]]]:
    from django.contrib.auth.models import AnonymousUser
    from django.test import Client

    from ucap.exchange.queries.listing import Asked, entry_list
    from ucap.kernel.clock import now
    from ucap.matching.queries.matches import matches_page
    from ucap.people.models import User

    as_served()
    entries, member = _one_house(asked)
    secretary = User.objects.create_user(
        f"secretary{time.time_ns()}@example.org", name="Secretary", is_secretariat=True
    )
    signed_in, office, today = _client(member), _client(secretary), now().date()
    visitor = Client(headers={"host": "localhost"})
    few = max(1, asked // 5)
    everywhere = _spread(asked)
    return [
        (
            "matches of one's own, the page",
            [lambda s=s: page(signed_in, f"/en/matches/{s}/") for s in entries],
        ),
        (
            "matches, the page, secretariat",
            [lambda s=s: page(office, f"/en/matches/{s}/") for s in everywhere],
        ),
        ("matches, the answer alone", [lambda s=s: matches_page(s, secretary, today) for s in everywhere]),
        (
            "search, the page",
            [lambda t=t: page(signed_in, "/en/search/", t) for t in _cycled(SEARCHES, asked)],
        ),
        ("exchange list, a member", [lambda: page(signed_in, "/en/exchange/")] * few),
        # a visitor's page is kept for a minute; this is what it takes to make it
        ("exchange list, a visitor's answer", [lambda: entry_list(Asked(), AnonymousUser())] * few),
        (
            "exchange list, words",
            [lambda t=t: page(signed_in, "/en/exchange/", t) for t in _cycled(SEARCHES, few)],
        ),
        ("exchange list, a visitor, kept", [lambda: page(visitor, "/en/exchange/")] * few),
        *(
            (
                f"picture, a member: {name}",
                [lambda n=name: page(signed_in, f"/en/matches/pictures/{n}/")] * few,
            )
            for name in PICTURES
        ),
    ]


def _one_house(asked: int) -> tuple[list[str], Any]:
    """The addresses of entries of one organisation, asked as often as needed, and somebody who belongs to it."""
    from ucap.kernel.clock import now
    from ucap.organisations.models import Membership, Organisation
    from ucap.people.models import User

    house = Organisation.objects.filter(entries__state="published").order_by("pk").first()
    assert house, "the folder has no entries"
    member = User.objects.create_user(f"member{time.time_ns()}@example.org", name="Member", verified_at=now())
    Membership.objects.create(organisation=house, user=member, role="owner", since=now())
    slugs = list(
        house.entries.filter(state="published").order_by("pk").values_list("slug", flat=True)[:asked]
    )
    return _cycled(slugs, asked), member


def _spread(asked: int) -> list[str]:
    """So many entries from all over the folder."""
    from ucap.exchange.models import Entry

    slugs = list(Entry.objects.listed().order_by("pk").values_list("slug", flat=True))
    return slugs[:: max(1, len(slugs) // asked)][:asked]


def _cycled(some: Sequence[str], number: int) -> list[str]:
    return [some[place % len(some)] for place in range(number)]


def _client(person: Any) -> Any:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.force_login(person)
    return client


if __name__ == "__main__":
    raise SystemExit(main())
