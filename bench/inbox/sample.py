"""What to ask of the filled installation as whom, and how many questions each page asks of the database; run with its settings.

python -m bench.inbox.sample
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import django

from bench.inbox.people import PASSWORD
from bench.inbox.signing_in import DESK, FORM, STEPS

TIMES = 11


def main() -> None:
    """Prints one JSON object: page, person -> paths, session, questions; and how much there is."""
    django.setup()
    from bench.inbox.people import HEAVY, TYPICAL
    from bench.inbox.work import OFFICER, SECRETARY
    from ucap.notices.models import Notice
    from ucap.people.models import User

    people = {"with 5,000 notices": HEAVY, "with about ten": TYPICAL}
    offices = {"an officer with much to do": OFFICER, "the secretariat": SECRETARY}
    found = {
        "people": User.objects.count(),
        "notices": Notice.objects.count(),
        "asked": [
            *(_asked(who, User.objects.get(email=email), _inbox) for who, email in people.items()),
            *(_asked(who, User.objects.get(email=email), _desk) for who, email in offices.items()),
        ],
        "signing_in": _signing_in(),
    }
    json.dump(found, sys.stdout)


def _asked(who: str, person: Any, pages_of: Callable[[Any], dict[str, str]]) -> dict[str, Any]:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.force_login(person)
    pages = pages_of(person)
    return {
        "who": who,
        "session": client.cookies["sessionid"].value,
        "pages": pages,
        "queries": {name: _queries(client, path) for name, path in pages.items()},
        "processor": {name: _processor(client, path) for name, path in pages.items()},
    }


def _desk(person: Any) -> dict[str, str]:
    return {"My desk": DESK}


def _inbox(person: Any) -> dict[str, str]:
    from ucap.notices.models import Notice

    of_person = Notice.objects.filter(to=person, leads=True).order_by("-id")
    ids = list(of_person.values_list("id", flat=True))
    return {
        "My desk": DESK,
        "inbox": "/en/inbox/",
        "inbox, unread": "/en/inbox/?show=unread",
        "inbox, one kind": "/en/inbox/?kind=access",
        "inbox, its middle": f"/en/inbox/?before={ids[len(ids) // 2]}",
        "settings": "/en/inbox/settings/",
    }


def _signing_in() -> dict[str, Any]:
    """How many questions each step asks of somebody who comes for the first time; the processor's time for the password's hash alone, in seconds."""
    from django.contrib.auth.hashers import check_password, identify_hasher
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from ucap.people.models import User

    client, queries = Client(headers={"host": "localhost"}), {}
    new = User.objects.filter(email__startswith="person", last_login=None).latest("email")
    sent = {"login": new.email, "password": PASSWORD}
    steps: tuple[tuple[str, str, dict[str, str], int], ...]
    steps = (("get", FORM, {}, 200), ("post", FORM, sent, 302), ("get", DESK, {}, 200))
    for name, (method, path, data, status) in zip(STEPS, steps, strict=True):
        with CaptureQueriesContext(connection) as asked:
            answer = getattr(client, method)(path, data)
        assert answer.status_code == status, (path, answer.status_code)
        queries[name] = len(asked)
    took = []
    for _ in range(TIMES):
        began = time.process_time()
        check_password(PASSWORD, new.password)
        took.append(time.process_time() - began)
    return {
        "queries": queries,
        "hash": sorted(took)[TIMES // 2],
        "hasher": identify_hasher(new.password).algorithm,
    }


def _processor(client: Any, path: str) -> float:
    """The processor's time for the page in seconds, the median: others on the machine hardly change it."""
    took = []
    for _ in range(TIMES):
        began = time.process_time()
        client.get(path)
        took.append(time.process_time() - began)
    return sorted(took)[TIMES // 2]


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
