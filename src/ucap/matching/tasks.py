"""Background work of matching: what things mean."""

from datetime import datetime

from django_tasks import task

from ucap.kernel.clock import now
from ucap.matching.actions.experience import note_talk
from ucap.matching.actions.indexing import BATCH, index_some, index_things, is_behind, set_aside
from ucap.matching.actions.pairing import pair_some
from ucap.matching.actions.refitting import refit_weights
from ucap.matching.states import Subject


@task()
def index_subjects(subject: str, ids: list[str]) -> None:
    """Works out what these mean, where that is not known yet; what is listed no more is taken out."""
    index_things(subject=Subject(subject), ids=ids, at=now())
    if subject == Subject.ENTRY:
        go_on_with_pairs.enqueue()


@task()
def go_on_with_index() -> None:
    """Works out some of what the index misses, and comes again while there is more: other tasks have their turn in between."""
    if index_some(at=now()):
        go_on_with_index.enqueue()
    else:
        go_on_with_pairs.enqueue()


@task()
def go_on_with_pairs() -> None:
    """Makes some of the lists of matches that are missing, and comes again while there is more."""
    if pair_some(at=now()):
        go_on_with_pairs.enqueue()


def index_entry(entry_id: str) -> None:
    """Its meaning is on its way to be worked out: said by the exchange whenever an entry changes."""
    index_subjects.enqueue(Subject.ENTRY.value, [entry_id])


@task()
def index_anew(organisation_id: str) -> None:
    """Works out anew what an organisation and its entries mean: it is called, is or lies otherwise than before."""
    for subject, ids in set_aside(organisation_id).items():
        for begin in range(0, len(ids), BATCH):
            index_things(subject=subject, ids=ids[begin : begin + BATCH], at=now())
    go_on_with_pairs.enqueue()


def index_organisation(organisation_id: str) -> None:
    """That is on its way: said by the exchange when an organisation has changed or was merged."""
    index_anew.enqueue(organisation_id)


@task()
def note_what_became(interest_id: str) -> None:
    """Keeps what has become of that interest so far."""
    note_talk(interest_id, at=now())


def watch_talk(interest_id: str) -> None:
    """What became of it is on its way to be kept: said by the exchange whenever a conversation moves on."""
    note_what_became.enqueue(interest_id)


def learn(at: datetime) -> None:
    """The nightly chore: weights are fitted to all outcomes, and lists made anew where others are in use."""
    if refit_weights(at):
        go_on_with_pairs.enqueue()


def mind_the_index(at: datetime) -> None:
    """The chore of every minute: whatever the index misses is on its way."""
    if is_behind(at):
        go_on_with_index.enqueue()
