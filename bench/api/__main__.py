"""`python -m bench.api [--examples N] [--seed N]`: no answer may be one that the description does not know."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.api.findings import report


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when every answer was as described."""
    parser = argparse.ArgumentParser(prog="bench api", description=__doc__)
    parser.add_argument("--examples", type=int, default=14, help="requests of each caller to each operation")
    parser.add_argument("--seed", type=int, default=2026)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="ucap-api-") as folder:
        _prepare(Path(folder))
        from django.core.wsgi import get_wsgi_application

        from bench.api.cases import look
        from bench.api.people import callers

        began = time.monotonic()
        found = look(get_wsgi_application(), callers(), examples=chosen.examples, start=chosen.seed)
        print(report(found, time.monotonic() - began))
    return int(bool(found.wrong))


def _prepare(folder: Path) -> None:
    """An installation of its own, in which background work is done at once and nothing is mailed."""
    (folder / "static").mkdir()
    own = {
        "UCAP_ENV": "test",
        "UCAP_DATA": str(folder),
        "UCAP_SECRET_KEY": "bench",
        "UCAP_SECOND_FACTOR": "offered",
    }
    os.environ |= own | {"UCAP_API_TOKEN_LIMIT": "1000000", "UCAP_API_VISITOR_LIMIT": "1000000"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "ucap.config.settings"
    import logging

    import django
    from django.core.management import call_command

    django.setup()
    logging.disable(logging.WARNING)  # each answer of 4xx is one
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
