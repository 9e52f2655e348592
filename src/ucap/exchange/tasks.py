"""Background work of the exchange: what its entries say in other languages.

In a queue of its own, whose worker waits for somebody else's service; nothing else waits behind it.
"""

from datetime import datetime

from django_tasks import task

from ucap.exchange.actions.machine import behind, go_on_translating, translate_entry
from ucap.exchange.queries.translations import paused, service
from ucap.kernel.clock import now

QUEUE = "translations"
AT_A_TIME = 20.0  # seconds a minute for what is behind; what somebody waits for goes first


@task(queue_name=QUEUE)
def translate(entry_id: str) -> None:
    """Puts what is missing of that entry into the languages of the interface."""
    translate_entry(entry_id=entry_id, at=now())


@task(queue_name=QUEUE, priority=10)
def translate_asked(entry_id: str) -> None:
    """The same, for somebody who waits."""
    translate_entry(entry_id=entry_id, at=now())


@task(queue_name=QUEUE, priority=-10)
def go_on() -> None:
    """Makes up for some of what is missing."""
    go_on_translating(within=AT_A_TIME)


def entry_changed(entry_id: str) -> None:
    """Its translations are on their way: said by the exchange whenever an entry changes."""
    if service() is not None:
        translate.enqueue(entry_id)


def mind_the_translations(at: datetime) -> None:
    """The chore of every minute: whatever is missing is on its way, unless the service is let alone."""
    if service() is not None and not paused(at) and behind(at).exists():
        go_on.enqueue()
