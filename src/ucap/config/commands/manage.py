"""`ucap manage`: Django's own management commands, for developers."""

import argparse

EXAMPLE = "ucap manage makemigrations"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER)


def run(arguments: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["ucap manage", *arguments.words])
    return 0
