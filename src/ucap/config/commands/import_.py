"""`ucap import`: plans out of files into the platform, all of them or none."""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ucap.config.installation import start_django
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput, Problem

if TYPE_CHECKING:
    from ucap.config.plan_files import PlanFile
    from ucap.people.models import User
    from ucap.plans.models import Version
    from ucap.plans.reading.reading import Reading

EXAMPLE = "ucap import --publish plans.jsonl summary.pdf"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE..., --publish and --by."""
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="a document (PDF, Word, web page, text), or JSON: one plan, a list of them, or one a line",
    )
    parser.add_argument(
        "--publish",
        action="store_true",
        help="publish them in the name of sides that have no officer here yet",
    )
    parser.add_argument(
        "--by", metavar="EMAIL", help="the member of the secretariat who imports (default: the first one)"
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when all was imported; one JSON object a plan on standard output, doubts on standard error."""
    start_django()
    from django.db import transaction

    from ucap.config.plan_files import read_plan_file
    from ucap.config.preparing import answering, prepare_database
    from ucap.config.whole.take_in import is_whole

    prepare_database()
    if whole := next((path for path in arguments.files if is_whole(path)), None):
        return _take_in_whole(whole, arguments)
    by = _secretary(arguments.by)
    files = [read_plan_file(path) for path in arguments.files]  # nothing is written before all are understood
    with answering(), transaction.atomic():
        written = [
            line for file in files for line in _take_in(file, by=by, publish=arguments.publish, at=now())
        ]
    for line in written:
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    for file in files:
        for warning in (warning for reading in file.readings for warning in reading.warnings):
            sys.stderr.write(f"{file.name}: {warning.field}: {warning.message}\n")
    return 0


def _take_in_whole(path: Path, arguments: argparse.Namespace) -> int:
    """0 when the whole installation is in this one."""
    from ucap.config.preparing import answering
    from ucap.config.whole.take_in import take_in

    if len(arguments.files) > 1 or arguments.publish or arguments.by:
        raise BadInput(
            "%(file)s is a whole installation. Import it alone, without --publish and --by.", file=str(path)
        )
    try:
        with answering():
            found = take_in(path)
    except BadInput as problem:
        raise BadInput("%(file)s: %(problem)s", file=str(path), problem=str(problem)) from problem
    sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    sys.stderr.write("Nobody has a password here yet: each person sets one by “Forgot your password?”.\n")
    return 0


def _secretary(email: str | None) -> "User":
    """The person in whose name plans are imported."""
    from ucap.people.models import User

    everyone = User.objects.filter(is_secretariat=True, is_active=True).order_by("joined_at", "id")
    found = everyone.filter(email__iexact=email).first() if email else everyone.first()
    if found is None:
        who = f"{email} is not of the secretariat" if email else "there is no secretariat yet"
        raise BadInput(
            "%(who)s. Plans are imported in its name; make one: ucap invite --role secretariat EMAIL", who=who
        )
    return found


def _take_in(file: "PlanFile", *, by: "User", publish: bool, at: datetime) -> list[dict[str, Any]]:
    """What is said of each plan of the file."""
    from ucap.config.publishing import publish as published

    lines = []
    for reading in file.readings:
        try:
            version = _draft(file, reading, by=by, at=at)
            plan = published(version=version, by=by, at=at) if publish else version.plan
        except Problem as problem:
            raise BadInput("%(file)s: %(problem)s", file=file.name, problem=str(problem)) from problem
        lines.append(
            {
                "file": file.name,
                "id": plan.id,
                "slug": plan.slug,
                "state": plan.state,
                "title": version.title,
                "warnings": len(reading.warnings),
            }
        )
    return lines


def _draft(file: "PlanFile", reading: "Reading", *, by: "User", at: datetime) -> "Version":
    """A draft; one that was read from a document keeps it, and what was doubtful in it, for whoever mends it."""
    from ucap.plans.actions import create_plan, finish_import, start_import

    if not file.is_document:
        return create_plan(content=reading.content, by=by, at=at)
    imported = start_import(data=file.data, name=file.name, by=by, at=at)
    imported = finish_import(imported=imported, outcome=reading, at=at)
    if imported.plan is None:
        raise BadInput("%(problem)s", problem=str(imported.problem))
    return imported.plan.versions.get()
