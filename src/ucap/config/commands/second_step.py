"""`ucap second-step`: the second step of somebody who has lost it is taken off."""

import argparse
import sys

from ucap.config.installation import start_django
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput

EXAMPLE = "ucap second-step --remove ana.lopez@example.org"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--remove."""
    parser.add_argument(
        "--remove", required=True, metavar="EMAIL", help="of the account; its person is told by a letter"
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when done; the letter goes with the next round of `ucap work`, or of the server."""
    start_django()
    from ucap.config.preparing import answering, prepare_database
    from ucap.people.actions import take_off_second_step
    from ucap.people.models import User

    prepare_database()
    with answering():
        person = User.objects.filter(email__iexact=arguments.remove, is_active=True).first()
        if person is None:
            raise BadInput("no account has the address %(email)s.", email=arguments.remove)
        take_off_second_step(person=person, by=None, at=now())
    sys.stderr.write(f"{person.email} signs in without a second step now, and is told by a letter.\n")
    return 0
