"""What the benchmark asks: pages of matching and of search, as somebody signed in and the secretariat open them."""

import time
from collections.abc import Callable, Sequence
from typing import Any

PICTURES = ("map", "pairs", "matrix", "gaps")
SEARCHES = (
    "canal water sensors",
    "运河水质监测",
    "restauración de murallas",
    "Stadtbäume",
    "formazione artigiani",
    "quantum poetry",
)

Question = tuple[str, list[Callable[[], object]]]


def questions(asked: int, *, lists: bool) -> list[Question]:
    """So many of each kind; the list of the exchange and the pictures, where they are wanted, a fifth as often."""

    from ucap.kernel.clock import now
    from ucap.matching.queries.matches import matches_page
    from ucap.people.models import User

    entries, member = _one_house(asked)
    secretary = User.objects.create_user(
        f"secretary{time.time_ns()}@example.org", name="Secretary", is_secretariat=True
    )
    signed_in, office, today = _client(member), _client(secretary), now().date()
    everywhere = _spread(asked)
    few = max(1, asked // 5) if lists else 0
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
        *(_lists(signed_in, few) if few else []),
    ]


def _lists(signed_in: Any, few: int) -> list[Question]:
    from django.contrib.auth.models import AnonymousUser
    from django.test import Client

    from ucap.exchange.queries.listing import Asked, entry_list

    visitor = Client(headers={"host": "localhost"})
    return [
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


def page(client: Any, path: str, text: str = "") -> None:
    """Nothing; the page was given."""
    answer = client.get(path, {"q": text} if text else None, secure=True)
    assert answer.status_code == 200, answer.status_code


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
