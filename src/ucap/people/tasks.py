"""Background work on accounts: mail on its way."""

from django.core.mail import EmailMultiAlternatives
from django_tasks import task


@task()
def deliver(to: str, subject: str, body: str, html: str = "") -> None:
    """Hands one letter to the mail server; with `html` it is in both forms."""
    letter = EmailMultiAlternatives(subject, body, None, [to])
    if html:
        letter.attach_alternative(html, "text/html")
    letter.send()
