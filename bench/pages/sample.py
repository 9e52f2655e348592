"""What to ask of the filled installation, and how many questions each page asks of the database; run with its settings.

python -m bench.pages.sample SEED
"""

import json
import random
import sys
from typing import Any

import django

VARIED = 300  # addresses of a kind
SEARCHED = (
    "museums",
    "urban forests",
    "公共",
    "城市森林",
    "agua potable",
    "tram",
    "rome",
    "barcelona",
    "schools",
    "wärme",
    "eau",
)


def main(seed: int) -> None:
    """Prints one JSON object."""
    django.setup()
    json.dump(_sample(random.Random(seed)), sys.stdout)


def _sample(chance: random.Random) -> dict[str, Any]:
    from django.test import Client

    from ucap.people.models import User
    from ucap.places.models import City
    from ucap.plans.models import Plan

    slugs = list(Plan.objects.listed().order_by("id").values_list("slug", flat=True))
    in_plans = City.objects.filter(in_versions__isnull=False).distinct().order_by("id")
    cities = list(in_plans.values_list("slug", "country"))
    countries = [country for _, country in cities]
    pages = {
        "home": ["/en/"],
        "list": [f"/en/plans/?page={number}" for number in range(1, len(slugs) // 24)] or ["/en/plans/"],
        "list, filtered": [
            f"/en/plans/?country={chance.choice(countries)}&goal={chance.choice((4, 9, 11, 13))}&q={chance.choice(SEARCHED)}"
            for _ in range(VARIED)
        ],
        "plan": [f"/en/plans/{slug}/" for slug in chance.sample(slugs, min(VARIED, len(slugs)))],
        "city": [f"/en/cities/{slug}/" for slug, _ in chance.sample(cities, min(VARIED, len(cities)))],
        "search": [f"/en/search/?q={word}" for word in SEARCHED],
    }
    pages = {name: [_escaped(path) for path in paths] for name, paths in pages.items()}
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(email="pages@example.org"))
    return {
        "plans": len(slugs),
        "cities": len(cities),
        "pages": pages,
        "session": client.cookies["sessionid"].value,
        "queries": {name: _queries(paths) for name, paths in pages.items()},
    }


def _escaped(path: str) -> str:
    from django.utils.encoding import iri_to_uri

    return iri_to_uri(path)


def _queries(paths: list[str]) -> tuple[int, int]:
    """The fewest and the most questions that a visitor's first hits take once the catalogue is read."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, taken = Client(headers={"host": "localhost"}), []
    client.get("/en/plans/")
    for turn, path in enumerate(paths[:20]):
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(f"{path}{'&' if '?' in path else '?'}_={turn}")
        assert answer.status_code == 200, path
        taken.append(len(seen))
    return min(taken), max(taken)


if __name__ == "__main__":
    main(int(sys.argv[1]))
