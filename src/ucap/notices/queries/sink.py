"""The letters that went into a folder instead of to people, while the platform is being developed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.http import Http404

NAME = re.compile(r"[0-9A-Za-z-]+\.eml")
SHOWN = 50  # letters


@dataclass(frozen=True, slots=True)
class Kept:
    """One letter of the folder."""

    name: str
    to: str
    subject: str
    at: datetime
    text: str
    headers: tuple[tuple[str, str], ...]


def letters_kept() -> Iterator[Kept]:
    """The latest of them, the last one first."""
    folder = Path(settings.EMAIL_FILE_PATH)
    names = sorted((path.name for path in folder.glob("*.eml")), reverse=True) if folder.is_dir() else []
    for name in names[:SHOWN]:
        yield read(name)


def read(name: str) -> Kept:
    """That letter."""
    letter = message_from_bytes(file_of(name).read_bytes(), policy=policy.default)
    body = letter.get_body(("plain",))
    return Kept(
        name=name,
        to=str(letter["To"]),
        subject=str(letter["Subject"]),
        at=parsedate_to_datetime(str(letter["Date"])),
        text=str(body.get_content()) if body else "",
        headers=tuple((key, str(value)) for key, value in letter.items()),
    )


def file_of(name: str) -> Path:
    """Its file; 404 where there is none."""
    path = Path(settings.EMAIL_FILE_PATH) / name
    if not NAME.fullmatch(name) or not path.is_file():
        raise Http404
    return path
