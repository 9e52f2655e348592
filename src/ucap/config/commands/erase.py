"""`ucap erase`: people who had left are back after an old backup was restored; each of them is erased anew."""

import argparse
import sys

from ucap.config.installation import start_django
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput, NotNow

EXAMPLE = "ucap erase 7hq2m9x4kd3w"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """NUMBER, once or more."""
    parser.add_argument(
        "number",
        nargs="+",
        metavar="NUMBER",
        help="of a person, as the journal and the table privacy_erasure have it",
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when nothing is left of any of them, 1 when somebody cannot go yet; nobody is erased where a number is wrong."""
    start_django()
    from ucap.config.preparing import answering, prepare_database
    from ucap.people.models import User
    from ucap.privacy.actions.erasing import erase_anew

    prepare_database()
    with answering():
        numbers = list(dict.fromkeys(arguments.number))
        people = User.objects.in_bulk(numbers)
        for number in numbers:
            if number not in people:
                raise BadInput("nobody has the number %(number)s. Nobody was erased.", number=number)
        status = 0
        for number in numbers:
            if people[number].has_left:
                sys.stderr.write(f"{number} was erased already.\n")
                continue
            try:
                erase_anew(person=people[number], at=now())
            except NotNow as problem:
                sys.stderr.write(f"{number} is not erased: {problem}\n")
                status = 1
            else:
                sys.stderr.write(f"{number} is erased.\n")
    return status
