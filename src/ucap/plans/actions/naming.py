"""What is kept of the name that somebody's computer gave a file."""

from pathlib import PureWindowsPath


def kept_name(name: str) -> str:
    """The name without folders, control characters and anything a page or a store could stumble over; at most 200 characters."""
    last = PureWindowsPath(name).name  # cuts at "/" and "\\" alike
    return " ".join("".join(char if char.isprintable() else " " for char in last).split())[:200]
