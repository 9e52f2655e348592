"""`ucap check`: what is wrong with this installation and how to mend it."""

import argparse
import json
import sys

EXAMPLE = "ucap check --deploy"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--deploy and --json."""
    parser.add_argument(
        "--deploy", action="store_true", help="be strict, and look at what matters before people come"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a finding, for a monitor")


def run(arguments: argparse.Namespace) -> int:
    """0 when nothing is wrong, else 1; one line a finding."""
    from ucap.config import checking, deploying
    from ucap.config.checking import Level

    wrong = False
    for finding in (deploying if arguments.deploy else checking).findings():
        wrong |= finding.level is Level.WRONG
        if arguments.json:
            line = json.dumps(
                {"level": finding.level.value, "what": finding.what, "says": finding.says}, ensure_ascii=False
            )
        else:
            line = f"{finding.level.value:5}  {finding.what:13}  {finding.says}"
        sys.stdout.write(line + "\n")
    return int(wrong)
