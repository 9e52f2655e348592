"""`ucap restore`: a backup back into an empty place."""

import argparse
import sys
from pathlib import Path
from typing import Any

from ucap.config.installation import data_folder
from ucap.kernel.errors import BadInput

EXAMPLE = "ucap restore ucap-2026-11-25-030000.tar.gz.age --key-file backup.key"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, --key-file and --into."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--key-file", type=Path, metavar="PATH", help="the file with the key that the backup was made for"
    )
    parser.add_argument(
        "--into", type=Path, metavar="FOLDER", help="an empty data folder (default: that of UCAP_DATA)"
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when everything is back; Django is not started, for it would begin an installation of its own."""
    from ucap.config.backup import keys
    from ucap.config.backup.restore import restore_backup

    into = (arguments.into or data_folder()).absolute()
    restored = restore_backup(
        arguments.file, identities=keys.identities(arguments.key_file), into=into, database=_database()
    )
    counts = restored.manifest.counts
    sys.stderr.write(
        f"Restored into {into} as of {restored.head.made:%Y-%m-%d %H:%M} UTC: {counts.get('plans_plan', 0)} plans, "
        f"{counts.get('people_user', 0)} people. Start it: UCAP_DATA={into} ucap serve\n"
    )
    for name in restored.manifest.missing:
        sys.stderr.write(f"The file {name} was missing when the backup was made.\n")
    if restored.head.key == "environment":
        sys.stderr.write(
            "Set UCAP_SECRET_KEY to what it was, else everybody is signed out, links end and codes of apps let nobody in.\n"
        )
    return 0


def _database() -> dict[str, Any] | None:
    """Django's words for the database of DATABASE_URL; None for the embedded one."""
    import dj_database_url
    from django.core.exceptions import ImproperlyConfigured

    from ucap.config.credentials import given

    try:
        address = given("DATABASE_URL")
    except ImproperlyConfigured as error:
        raise BadInput("%(error)s", error=str(error)) from error
    if not address:
        return None
    try:
        chosen = dict(dj_database_url.parse(address))
    except ValueError as error:
        raise BadInput(
            "DATABASE_URL is not the address of a database; it looks like postgres://user:password@host:5432/name."
        ) from error
    return chosen if str(chosen["ENGINE"]).endswith("postgresql") else None
