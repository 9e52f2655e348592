"""`ucap read`: a plan out of each document, as JSON or as a document of another form."""

import argparse
import logging
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from ucap.kernel.errors import BadInput, Problem
from ucap.kernel.messages import gettext_noop
from ucap.plans.reading.reading import Reading, reading_to_json
from ucap.plans.reading.sniff import LARGEST, refuse_large

EXAMPLE = "ucap read summary.pdf --to json"
FORMS = ("json", "pdf", "docx", "md", "iati")
STANDARD_INPUT = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE... and --to."""
    parser.add_argument(
        "files",
        nargs="*",
        default=[STANDARD_INPUT],
        metavar="FILE",
        help="PDF, Word (.docx), web page, Markdown or plain text, told by its content; - or none: standard input",
    )
    parser.add_argument(
        "--to",
        choices=FORMS,
        default="json",
        help="json: one plan a line, with its warnings; the others: one plan as a document, its warnings on standard error",
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when every file was read; nothing is written before that."""
    files, form = arguments.files, arguments.to
    if form != "json" and len(files) > 1:
        raise BadInput(
            gettext_noop(
                "%(form)s is made of one file, and %(count)s were given. Give one, or use --to json."
            ),
            form=form,
            count=len(files),
        )
    readings = _read_all(files)
    if form == "json":
        for reading in readings:
            sys.stdout.buffer.write(msgspec.json.encode(reading_to_json(reading)) + b"\n")
    else:
        _write(readings[0], files[0], form)
    sys.stdout.flush()
    return 0


def _read_all(files: list[str]) -> list[Reading]:
    """The readings in the order of the files, a child process for each, as many at once as there are processors."""
    logging.getLogger("ucap").addHandler(
        logging.NullHandler()
    )  # what a person sees is the one line of the error
    pool = ThreadPoolExecutor(max_workers=os.cpu_count())
    try:
        return list(pool.map(_read, files))
    finally:
        pool.shutdown(cancel_futures=True)


def _read(name: str) -> Reading:
    from ucap.plans.reading.sandbox import read_safely

    shown = "standard input" if name == STANDARD_INPUT else name
    try:
        return read_safely(_bytes(name))
    except Problem as problem:
        raise BadInput("%(file)s: %(problem)s", file=shown, problem=str(problem)) from problem


def _bytes(name: str) -> bytes:
    """What the file holds, if it is not too much."""
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(name).open("rb") as file:
            refuse_large(os.fstat(file.fileno()).st_size)
            return file.read(LARGEST + 1)  # a device or pipe has no size and may never end
    except OSError as error:
        raise BadInput(
            gettext_noop("It cannot be read (%(reason)s). Check its name and that you may read it."),
            reason=error.strerror or str(error),
        ) from error


def _write(reading: Reading, name: str, form: str) -> None:
    """The plan as a document on standard output, in its own language; its doubts on standard error."""
    from ucap.plans.writing import write

    written = write(reading.content, form, language=reading.content.language, url="")
    sys.stdout.buffer.write(written.encode() if isinstance(written, str) else written)
    for warning in reading.warnings:
        print(f"{name}: {warning.field}: {warning.message} ({warning.source})", file=sys.stderr)  # noqa: T201
