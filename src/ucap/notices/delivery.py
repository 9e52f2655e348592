"""A letter given to the mail server."""

from collections.abc import Iterator
from contextlib import contextmanager
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.core.mail import EmailMultiAlternatives, get_connection

from ucap.notices.models import Letter

PERMANENT = 500  # an SMTP answer from here on is a no for good


@contextmanager
def mail_server() -> Iterator[Any]:
    """A connection for several letters; opened with the first one, so that a server that is away fails each by itself."""
    connection = get_connection()
    try:
        yield connection
    finally:
        connection.close()


def hand_over(letter: Letter, connection: Any) -> None:
    """Gives it to the mail server, which answers for it from then on. Raises whatever the server or the way to it says against it."""
    mail = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        to=[letter.to],
        headers=dict(letter.headers),
        connection=connection,
    )
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    connection.open()
    mail.send()


def is_for_good(error: Exception) -> bool:
    """Whether trying again is of no use: the server knows no such address."""
    return isinstance(error, SMTPRecipientsRefused) and all(
        code >= PERMANENT for code, _ in error.recipients.values()
    )


def short(error: Exception) -> str:
    """What went wrong, without the address or any words of the letter: "SMTPServerDisconnected", "SMTPDataError 554"."""
    code = getattr(error, "smtp_code", None)
    if code is None and isinstance(error, SMTPRecipientsRefused):
        code = next((one for one, _ in error.recipients.values()), None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__
