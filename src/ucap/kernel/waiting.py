"""What waits for somebody, as My desk shows it: each domain says its own (`queries/desk.py`)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for one person, said in the reader's language."""

    what: str  # what is to be done: "Confirm for your side"
    about: str  # the thing's own name, in its own language
    url: str
    at: datetime  # since when it waits
    icon: str
    language: str = ""  # of `about`, "" for the reader's own
    detail: str = ""
    late: bool = False  # waits for longer than it should
