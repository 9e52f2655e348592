"""Many people who were told much: accounts and notices as the actions write them, a table at a time.

    make_people(20_000, at); make_notices(200_000, at, seed=2026)

The same seed makes the same notices. One person, HEAVY, was told more than anybody reads.
"""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ucap.notices.models import Notice

OF_HEAVY = 5_000  # notices of that one person, of at most a quarter of all
HEAVY, TYPICAL = "person0@example.org", "person1@example.org"
PASSWORD = "a password for one afternoon"  # noqa: S105 - of accounts that live as long as the measurement
OVER = timedelta(days=180)
AT_ONCE = 2_000  # rows
LANGUAGES = ("en", "zh-hans", "es", "it", "de", "fr")
ZONES = ("", "Europe/Madrid", "Asia/Shanghai", "Europe/Rome")
# what is told, how often of a hundred, and where it leads
TOLD = (
    ("plan", 45, "Please confirm: %(title)s", "plans:review"),
    ("access", 15, "Somebody asks for the full plan: %(title)s", "plans:access"),
    ("organisation", 20, "Somebody asks to join %(organisation)s", ""),
    ("moderation", 17, "Taken down: %(title)s", "moderation:case"),
    ("account", 3, "A personal token was made: %(name)s", "api:tokens"),
)
WORDS = ("Canals", "Tram", "Urban forests", "Museums", "水务", "Schools", "Quartieri", "Wärme")


def make_people(number: int, at: datetime) -> None:
    """Accounts whose addresses begin at person0@example.org; all have the same PASSWORD."""
    from allauth.account.models import EmailAddress
    from django.contrib.auth.hashers import make_password

    from ucap.people.models import User

    password = make_password(PASSWORD)
    people = User.objects.bulk_create(
        (
            User(
                email=f"person{place}@example.org",
                name=f"Person {place}",
                password=password,
                language=LANGUAGES[place % len(LANGUAGES)],
                time_zone=ZONES[place % len(ZONES)],
                verified_at=at,
            )
            for place in range(number)
        ),
        batch_size=AT_ONCE,
    )
    EmailAddress.objects.bulk_create(
        (EmailAddress(user=person, email=person.email, verified=True, primary=True) for person in people),
        batch_size=AT_ONCE,
    )


def make_notices(number: int, at: datetime, *, seed: int) -> None:
    """Notices over half a year until `at`: three of four are read, and about a third continue a thread."""
    from ucap.notices.models import Notice
    from ucap.people.models import User

    ids = list(User.objects.filter(email__startswith="person").order_by("email").values_list("id", flat=True))
    rows = list(_rows(number, ids, at, random.Random(seed)))
    latest = {_thread(notice): place for place, notice in enumerate(rows)}
    for place, notice in enumerate(rows):
        notice.leads = latest[_thread(notice)] == place
        if not notice.leads and rows[latest[_thread(notice)]].read_at:
            notice.read_at = notice.at  # whoever read the latest has read all before it
    Notice.objects.bulk_create(rows, batch_size=AT_ONCE)


def _rows(number: int, ids: list[str], at: datetime, chance: random.Random) -> "Iterator[Notice]":
    from ucap.notices.models import Notice

    heavy = min(OF_HEAVY, number // 4)
    weights = [weight for _, weight, _, _ in TOLD]
    for place in range(number):
        kind, _, template, address = chance.choices(TOLD, weights)[0]
        when = at - OVER * (number - place) / number
        thing = f"thing{chance.randrange(1500 if place % (number // heavy) == 0 else 6)}"
        yield Notice(
            to_id=ids[0] if place % (number // heavy) == 0 else ids[1 + chance.randrange(len(ids) - 1)],
            kind=kind,
            at=when,
            title={
                "template": template,
                "values": dict.fromkeys(("title", "organisation", "name"), chance.choice(WORDS)),
            },
            address=address,
            arguments=[] if address in ("", "api:tokens") else [thing],
            subject_kind=kind,
            subject_id=thing,
            read_at=when if chance.random() < 0.75 else None,
        )


def _thread(notice: "Notice") -> tuple[str, str, str]:
    return notice.to_id, notice.kind, notice.subject_id
