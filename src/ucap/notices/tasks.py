"""Background work on notices: letters on their way."""

from django_tasks import task

from ucap.kernel.clock import now
from ucap.notices.actions.delivering import deliver


@task()
def deliver_letters(ids: list[str]) -> None:
    """Hands these letters to the mail server; what it does not take is tried again by the clock."""
    deliver(ids, now())
