"""Files that a command is given by name, "-" for standard input."""

import sys
from pathlib import Path

from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop

STANDARD_INPUT = "-"


def shown(name: str) -> str:
    """What the file is called in a message."""
    return "standard input" if name == STANDARD_INPUT else name


def read_at_most(name: str, most: int) -> bytes:
    """Its bytes, one more than `most` where there are more; raises BadInput saying why it cannot be read."""
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(most + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise unreadable(name, error) from error


def unreadable(name: str, error: OSError) -> BadInput:
    """The error that says so, and what to look at."""
    return BadInput(
        gettext_noop("%(file)s cannot be read: %(error)s. Check its name and that you may read it."),
        file=name,
        error=error.strerror or str(error),
    )


def too_large(name: str, most: int) -> BadInput:
    """The error that says that it has more than so many bytes."""
    return BadInput(
        gettext_noop("%(file)s is larger than %(most)s bytes. Give a part of it."), file=name, most=most
    )
