"""`ucap tag`: the goals and Urban Agenda topics that a text speaks of, as JSON."""

import argparse
import json
import sys

from ucap.kernel.errors import BadInput
from ucap.kernel.given_files import read_at_most, shown
from ucap.kernel.messages import gettext_noop

EXAMPLE = "echo 'Exchange of students between the universities (SDG 4)' | ucap tag"
MOST_BYTES = 1_000_000
SCORE_DIGITS = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE and --lines."""
    parser.add_argument(
        "file",
        nargs="?",
        default="-",
        metavar="FILE",
        help="a text file, UTF-8; standard input when left out",
    )
    parser.add_argument(
        "--lines", action="store_true", help="tag each line by itself and write one object a line"
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when done; bad input is raised."""
    from ucap.themes.tag import tag_texts

    text = read_text(arguments.file)
    texts = text.splitlines() if arguments.lines else [text]
    for tags in tag_texts(texts):
        found = {
            "sdgs": [
                {"goal": tag.goal, "score": round(tag.score, SCORE_DIGITS), "because": list(tag.because)}
                for tag in tags.sdgs
            ],
            "urban_agenda": [
                {"topic": tag.topic, "score": round(tag.score, SCORE_DIGITS), "because": list(tag.because)}
                for tag in tags.urban_agenda
            ],
        }
        sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    return 0


def read_text(name: str) -> str:
    """The text of the file, of standard input for "-"; raises BadInput saying what to do instead."""
    file = shown(name)
    data = read_at_most(name, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise BadInput(
            gettext_noop(
                "%(file)s is larger than %(most)s bytes. Give a part of it, or one text a line in several files."
            ),
            file=file,
            most=MOST_BYTES,
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            gettext_noop(
                "%(file)s is not text in UTF-8 (byte %(place)s). Save it as plain text, or use ucap read for documents."
            ),
            file=file,
            place=error.start,
        ) from error
    if "\0" in text:
        raise BadInput(
            gettext_noop(
                "%(file)s is not a text file (character %(place)s). Save it as plain text, or use ucap read for documents."
            ),
            file=file,
            place=text.index("\0"),
        )
    if not text.strip():
        raise BadInput(gettext_noop("%(file)s is empty. Give a text to tag."), file=file)
    return text
