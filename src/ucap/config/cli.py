"""The `ucap` command: each subcommand is a module that is imported only when it is asked for."""

import argparse
import importlib
import os
import sys
from typing import Protocol, cast

from ucap.kernel.errors import Problem

# name -> (module, what it does in one line). A module has EXAMPLE, add_arguments(parser) and run(arguments) -> exit status.
COMMANDS = {
    "read": ("ucap.plans.reading.command", "a plan out of a document"),
    "tag": ("ucap.themes.command", "the SDGs and Urban Agenda topics a text speaks of"),
    "match": ("ucap.matching.command", "for each entry those that fit it best, and why"),
    "schedule": ("ucap.events.command", "the timetable of a matching conference"),
    "serve": ("ucap.config.commands.serve", "run the platform"),
    "work": ("ucap.config.commands.work", "run background tasks"),
    "check": ("ucap.config.commands.check", "what is wrong with this installation and how to mend it"),
    "import": ("ucap.config.commands.import_", "put plans into the platform"),
    "export": ("ucap.config.commands.export", "take plans out of the platform"),
    "invite": (
        "ucap.config.commands.invite",
        "invite somebody to the secretariat, to speak for a city, or to watch how the machine runs",
    ),
    "second-step": ("ucap.config.commands.second_step", "take off the second step that somebody has lost"),
    "backup": ("ucap.config.commands.backup", "everything that is kept, in one file, while people work"),
    "restore": ("ucap.config.commands.restore", "a backup back into an empty place"),
    "erase": ("ucap.config.commands.erase", "people who had left, after an old backup brought them back"),
    "manage": ("ucap.config.commands.manage", "Django's own management commands"),
}


class Command(Protocol):
    EXAMPLE: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, arguments: argparse.Namespace) -> int: ...


class OneLineParser(argparse.ArgumentParser):
    """Says what is wrong with the call in one line, exit status 2."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(2, f"{self.prog}: {message}. See {self.prog} --help.\n")


def main(argv: list[str] | None = None) -> int:
    """Exit status: 0 done, 1 done but the answer is "no", 2 bad input."""
    words = sys.argv[1:] if argv is None else argv
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ucap.config.settings")
    if not words or words[0] not in COMMANDS:
        return _overview(words)
    name, rest = words[0], words[1:]
    module = cast(Command, importlib.import_module(COMMANDS[name][0]))
    parser = OneLineParser(
        prog=f"ucap {name}",
        description=COMMANDS[name][1].capitalize() + ".",
        epilog=f"Example: {module.EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=name != "manage",
    )
    module.add_arguments(parser)
    try:
        return module.run(parser.parse_args(rest))
    except Problem as problem:
        print(f"ucap {name}: {problem}", file=sys.stderr)  # noqa: T201
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130


def _overview(words: list[str]) -> int:
    lines = ["Usage: ucap COMMAND [ARGUMENT ...]", "", "The open platform on which cities cooperate.", ""]
    lines += [f"  {name:11}  {what}" for name, (_, what) in COMMANDS.items()]
    lines += ["", "ucap COMMAND --help says more, with an example."]
    if words and words[0] in {"-h", "--help"}:
        print("\n".join(lines))  # noqa: T201
        return 0
    if words:
        print(f"ucap: there is no command {words[0]!r}. See ucap --help.", file=sys.stderr)  # noqa: T201
    else:
        print("\n".join(lines), file=sys.stderr)  # noqa: T201
    return 2
