"""Writing to people, each in their own language. Who carries the letters comes later in the house, and says so here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import translation

# What a letter says: (subject, body), written while the reader's language is active.
Words = Callable[[], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter to one address; without `html` it is made of the text."""

    to: str
    language: str
    subject: str
    text: str
    html: str = ""
    secret: bool = False  # carries a code or a link that opens something: forgotten once it is sent


_carriers: list[Callable[[Mail], object]] = []


def carried_by(carrier: Callable[[Mail], object]) -> None:
    """From now on letters are given to that one (ucap.notices.apps)."""
    _carriers[:] = [carrier]


def send(mail: Mail) -> None:
    """Puts the letter on its way with the current transaction: what is not kept is not told, and nobody waits for a mail server."""
    for carry in _carriers:
        carry(mail)


def write(*, to: str, language: str, words: Words, secret: bool = False) -> None:
    """Puts a letter on its way, written in that language."""
    with translation.override(language.lower()):
        subject, text = words()
    send(Mail(to=to, language=language, subject=subject, text=text, secret=secret))
