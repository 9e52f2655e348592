"""Writing to people, each in their own language."""

from collections.abc import Callable

from django.utils import translation

from ucap.people.tasks import deliver

# What a letter says: (subject, body), written while the reader's language is active.
Words = Callable[[], tuple[str, str]]


def write(*, to: str, language: str, words: Words) -> None:
    """Puts a letter among the tasks of the current transaction: what is not kept is not told, and nobody waits for a mail server."""
    with translation.override(language.lower()):
        subject, body = words()
    deliver.enqueue(to, " ".join(subject.split()), body)
