"""Looks for edits that were lost or torn; run with the settings of the installation that crashed."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

from bench.crash import exchange

TABLES = ("cities", "countries", "goals", "topics", "themes", "activities")
COLUMNS = ("title", "language", "starts", "ends", "words")


def main() -> None:
    """Prints one JSON object."""
    django.setup()
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        integrity = cursor.fetchone()[0]
        cursor.execute("PRAGMA foreign_key_check")
        integrity = "loose rows" if cursor.fetchone() else integrity
    writers = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    of_plans = [one for one in writers if one["part"] not in (exchange.ENTRY, exchange.TALK)]
    lost = [*_lost(of_plans), *exchange.lost(writers)]
    torn = [*_torn(), *exchange.torn()]
    json.dump(
        {"integrity": integrity, "lost": len(lost), "torn": len(torn), "details": [*lost, *torn][:20]},
        sys.stdout,
    )


def _lost(writers: list[dict[str, Any]]) -> Iterator[str]:
    """Answered edits that the journal or the content does not have."""
    from ucap.journal.models import Entry
    from ucap.plans.models import Version

    contents = {version.plan_id: json.dumps(version.content_json) for version in Version.objects.all()}
    journals: dict[str, str] = {}
    for plan, after in Entry.objects.filter(verb="plan.edited").values_list("subject_id", "after"):
        journals[plan] = journals.get(plan, "") + json.dumps(after)
    for one in writers:
        for text in one["answered"]:
            if json.dumps(text) not in journals.get(one["plan"], ""):
                yield f"not in the journal: {text}"
        last = [text for text in (*one["answered"][-1:], one["under_way"]) if text]
        if one["answered"] and not any(json.dumps(text) in contents[one["plan"]] for text in last):
            yield f"not in the content: {last}"


def _torn() -> Iterator[str]:
    """Drafts whose content, journal and tables do not say the same."""
    from ucap.journal.models import Entry
    from ucap.journal.queries import whole
    from ucap.plans.models import Version

    for version in Version.objects.select_related("plan"):
        entries = Entry.objects.about("plan", version.plan_id).order_by("id")
        replayed: dict[str, Any] = {}
        edits = 0
        for entry in entries:
            replayed |= whole(entry).after or {}
            edits += entry.verb == "plan.edited"
            if entry.verb == "plan.edited" and entry.detail["revision"] != edits:
                yield f"{version}: edit {edits} is revision {entry.detail['revision']}"
        if replayed != version.content_json:
            yield f"{version}: the journal, replayed, says something else than the content"
        if edits != version.revision:
            yield f"{version}: {edits} edits in the journal, revision {version.revision}"
        yield from _unlike_its_tables(version)


def _unlike_its_tables(version: Any) -> Iterator[str]:
    """What lists would show that the content does not say."""
    from django.db import transaction

    from ucap.plans.projection import project

    before = _projection(version)
    with transaction.atomic():
        project(version, version.content)
        after = _projection(version)
        transaction.set_rollback(True)
    if before != after:
        yield f"{version}: the tables say {before}, the content {after}"


def _projection(version: Any) -> list[Any]:
    rows: list[Any] = [getattr(version, column) for column in COLUMNS]
    for table in TABLES:
        rows += [
            {name: value for name, value in row.items() if name != "id"}
            for row in getattr(version, table).values()
        ]
    return rows


if __name__ == "__main__":
    main()
