"""`ucap match`: for each entry of a file those that fit it best, and why, as JSON Lines."""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ucap.kernel.errors import BadInput
from ucap.kernel.given_files import STANDARD_INPUT, shown, too_large, unreadable
from ucap.kernel.messages import gettext_noop
from ucap.matching.entry import Entry, read_entries
from ucap.matching.ranking import Match

EXAMPLE = "ucap match examples/entries.jsonl --for granada-sensors --top 5"
MOST_BYTES = 500_000_000
MOST_LISTED = 1000
DIGITS = 4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """ENTRIES, --for and --top."""
    parser.add_argument(
        "entries",
        metavar="ENTRIES.jsonl",
        help='JSON Lines, "-" for standard input; each an object with id, kind (offer, request or interest), title and text; '
        "perhaps language, themes, sdgs, country, place, organisation, organisation_type, wants, expires",
    )
    parser.add_argument("--for", dest="only", metavar="ID", help="the matches of that entry alone")
    parser.add_argument("--top", type=int, default=10, metavar="N", help="at most so many matches each (10)")


def run(arguments: argparse.Namespace) -> int:
    """0 when done; bad input is raised before anything is written."""
    from ucap.matching.ranking import rank

    if not 1 <= arguments.top <= MOST_LISTED:
        raise BadInput(
            gettext_noop("--top %(top)s is not between 1 and %(most)s. Choose another number."),
            top=arguments.top,
            most=MOST_LISTED,
        )
    entries = _read(arguments.entries)
    if arguments.only is not None and all(entry.id != arguments.only for entry in entries):
        raise BadInput(
            gettext_noop("--for %(id)s: %(file)s has no entry of that id. Choose one that is in it."),
            id=arguments.only[:60],
            file=arguments.entries,
        )
    today = dt.datetime.now(dt.UTC).date()
    for id_, matches in rank(entries, today=today, only=arguments.only, top=arguments.top):
        line = json.dumps({"id": id_, "matches": list(map(_as_json, matches))}, ensure_ascii=False)
        sys.stdout.write(line + "\n")
    return 0


def _as_json(match: Match) -> dict[str, Any]:
    return {
        "id": match.id,
        "score": round(match.score, DIGITS),
        "reasons": [
            {
                "kind": reason.kind,
                "weight": round(reason.weight, DIGITS),
                "here": reason.here,
                "there": reason.there,
            }
            for reason in match.reasons
        ],
    }


def _read(name: str) -> list[Entry]:
    if name == STANDARD_INPUT:
        return read_entries(_limited(sys.stdin.buffer, shown(name)), shown(name))
    try:
        with Path(name).open("rb") as file:
            return read_entries(_limited(file, name), name)
    except OSError as error:
        raise unreadable(name, error) from error


def _limited(lines: Iterable[bytes], name: str) -> Iterable[bytes]:
    size = 0
    for line in lines:
        size += len(line)
        if size > MOST_BYTES:
            raise too_large(name, MOST_BYTES)
        yield line
