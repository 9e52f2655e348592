"""`ucap backup`: everything that is kept, in one file, while people work."""

import argparse
import sys
from pathlib import Path

from ucap.config.installation import start_django
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput

EXAMPLE = "ucap backup /mnt/backups/ --recipient age1…"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, --key-file, --recipient, --new-key."""
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="a new file, or a folder in which it is named by the time (default: into UCAP_BACKUPS, where old ones are thinned out)",
    )
    key = parser.add_mutually_exclusive_group()
    key.add_argument("--key-file", type=Path, metavar="PATH", help="encrypt it for the key in this file")
    key.add_argument("--recipient", metavar="AGE1…", help="encrypt it for this public key of age")
    key.add_argument(
        "--new-key", type=Path, metavar="PATH", help="make a key for backups in this file, and nothing else"
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when the backup was written and read back; its path on standard output."""
    from ucap.config.backup import keys

    if arguments.new_key:
        sys.stdout.write(f"{keys.new_key(arguments.new_key)}\n")
        sys.stderr.write(
            f"Keep {arguments.new_key} where this machine's loss does not take it along: without it no backup is opened.\n"
        )
        return 0
    start_django()
    from django.conf import settings

    from ucap.config.backup.make import make_backup
    from ucap.config.backup.nightly import configured_recipients, make_nightly
    from ucap.config.preparing import answering, pending_migrations

    recipients = keys.recipients(arguments.key_file, arguments.recipient)
    with answering():
        pending = pending_migrations()
        if pending and not _is_begun():
            raise BadInput("there is nothing to back up yet in %(folder)s.", folder=str(settings.DATA))
        if arguments.file:
            made = make_backup(arguments.file, recipients=recipients or configured_recipients(), at=now())
        elif settings.BACKUPS is None:
            raise BadInput("name a file or a folder, or set UCAP_BACKUPS.")
        elif recipients:
            made = make_backup(settings.BACKUPS, recipients=recipients, at=now())
        else:
            made = make_nightly(now())
    sys.stdout.write(f"{made.path}\n")
    files = len([name for name in made.manifest.members if name.startswith("files/")])
    sys.stderr.write(
        f"{sum(made.manifest.counts.values())} rows and {files} files, {made.size} bytes, "
        f"{'encrypted' if made.encrypted else 'not encrypted'}, read back and found whole.\n"
    )
    for name in made.manifest.missing:
        sys.stderr.write(f"The file {name} is named in the database, and nobody has it.\n")
    if made.head.key == "environment":
        sys.stderr.write("UCAP_SECRET_KEY is not in the backup: keep it by itself.\n")
    return 0


def _is_begun() -> bool:
    from django.db import connection

    return "django_migrations" in connection.introspection.table_names()
