"""Letters put into the post: rows of the transaction that writes them, and tasks that carry them."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.module_loading import import_string

from ucap.kernel.clock import now
from ucap.notices.letters import letter_of_mail
from ucap.notices.models import Letter
from ucap.people.mail import Mail

TOGETHER = 50  # letters that one task carries, over one connection


@transaction.atomic
def put_in_post(letters: Sequence[Letter]) -> None:
    """The letters are kept, and on their way once this transaction is."""
    Letter.objects.bulk_create(letters)
    send_off([letter.id for letter in letters])


def send_off(ids: Sequence[str]) -> None:
    """Letters that are kept already are on their way once this transaction is."""
    # By its name: a task calls actions, so in the order of the house it stands above them.
    task = import_string("ucap.notices.tasks.deliver_letters")
    for start in range(0, len(ids), TOGETHER):
        task.enqueue(list(ids[start : start + TOGETHER]))


def carry(mail: Mail) -> None:
    """Takes on a letter of another domain (ucap.people.mail)."""
    put_in_post([letter_of_mail(mail, now())])
