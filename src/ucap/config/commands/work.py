"""`ucap work`: the background worker alone."""

import argparse

from ucap.config.installation import start_django

EXAMPLE = "ucap work"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing for people; `ucap serve` names itself with --beside."""
    parser.add_argument("--beside", type=int, metavar="PID", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """0 when asked to stop."""
    if arguments.beside:
        from ucap.config.processes import end_with_parent

        end_with_parent(arguments.beside)
    start_django()
    from ucap.config.background import work
    from ucap.config.preparing import answering, prepare_database

    if not arguments.beside:
        prepare_database()
    with answering():
        return work(wait=bool(arguments.beside))
