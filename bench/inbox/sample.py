"""What to ask of the filled installation as whom, and how many questions each page asks of the database; run with its settings.

python -m bench.inbox.sample
"""

import json
import sys
from typing import Any

import django


def main() -> None:
    """Prints one JSON object: page, person -> paths, session, questions; and how much there is."""
    django.setup()
    from bench.inbox.people import HEAVY, TYPICAL
    from ucap.notices.models import Notice
    from ucap.people.models import User

    people = {"with 5,000 notices": HEAVY, "with about ten": TYPICAL}
    found = {
        "people": User.objects.count(),
        "notices": Notice.objects.count(),
        "asked": [_asked(who, User.objects.get(email=email)) for who, email in people.items()],
    }
    json.dump(found, sys.stdout)


def _asked(who: str, person: Any) -> dict[str, Any]:
    from django.test import Client

    from ucap.notices.models import Notice

    client = Client(headers={"host": "localhost"})
    client.force_login(person)
    of_person = Notice.objects.filter(to=person, leads=True).order_by("-id")
    ids = list(of_person.values_list("id", flat=True))
    pages = {
        "inbox": "/en/inbox/",
        "inbox, unread": "/en/inbox/?show=unread",
        "inbox, one kind": "/en/inbox/?kind=access",
        "inbox, its middle": f"/en/inbox/?before={ids[len(ids) // 2]}",
        "settings": "/en/inbox/settings/",
    }
    return {
        "who": who,
        "session": client.cookies["sessionid"].value,
        "pages": pages,
        "queries": {name: _queries(client, path) for name, path in pages.items()},
    }


def _queries(client: Any, path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return len(queries)


if __name__ == "__main__":
    main()
