"""How far the reading of a document is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy

from ucap.kernel.messages import Message
from ucap.people.models import User
from ucap.plans.models import Import
from ucap.plans.rules import may_see_import, may_settle
from ucap.plans.states import ImportState

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

STEPS = (
    gettext_lazy("Document"),
    gettext_lazy("Waiting"),
    gettext_lazy("Reading"),
    gettext_lazy("What was understood"),
)
PATIENCE = timedelta(seconds=40)  # a document is read within 10 seconds (reading/sandbox.py), or never


@dataclass(frozen=True, slots=True)
class BeingRead:
    """A document on its way to a draft."""

    imported: Import
    late: bool
    problem: Message | None

    @property
    def step(self) -> int:
        """Which of the four steps is being done: given, waiting, being read, looked through; counted from 1."""
        return {ImportState.WAITING: 2, ImportState.READING: 3, ImportState.FAILED: 3}.get(
            ImportState(self.imported.state), 4
        )

    @property
    def steps(self) -> "tuple[StrOrPromise, ...]":
        return STEPS

    @property
    def running(self) -> bool:
        return self.imported.state in (ImportState.WAITING, ImportState.READING)


def is_late(imported: Import, at: datetime) -> bool:
    """Whether the reading should have ended by now: no worker runs, or the one that read was stopped."""
    return imported.state in (ImportState.WAITING, ImportState.READING) and at - imported.at > PATIENCE


def being_read(imported: Import, at: datetime) -> BeingRead:
    """How far it is."""
    problem = imported.problem
    return BeingRead(
        imported=imported,
        late=is_late(imported, at),
        problem=Message(problem["template"], problem["values"]) if problem else None,
    )


def import_of(import_id: str, viewer: User) -> Import:
    """The import, for whoever gave the document and the secretariat; raises Http404 for others."""
    imported = get_object_or_404(Import.objects.select_related("plan"), pk=import_id)
    if not may_see_import(viewer, imported):
        raise Http404
    return imported


def import_to_settle(import_id: str, viewer: User) -> Import:
    """The import, for whoever may look through its doubts; raises Http404 for others."""
    imported = get_object_or_404(Import.objects.select_related("plan"), pk=import_id)
    if not may_settle(viewer, imported):
        raise Http404
    return imported
