"""The page on one's own data, and what leaving would mean."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.shortcuts import get_object_or_404

from ucap.kernel.person import Obstacle
from ucap.people.models import User
from ucap.people.personal import person_of
from ucap.plans.models import AccessRequest, Import, Version
from ucap.privacy.areas import Area, areas, obstacles
from ucap.privacy.models import Export
from ucap.privacy.rules import may_open_export
from ucap.privacy.states import ExportState


@dataclass(frozen=True, slots=True)
class MinePage:
    export: Export | None  # the latest one that is there or on its way
    waiting: bool
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """What would become of what."""

    versions: int  # that stay, without the name of whoever wrote them
    imports: int  # documents that are deleted
    requests: int  # for full plans, deleted
    to_settle: tuple[Obstacle, ...]
    to_hand_over: tuple[Obstacle, ...]


def mine_page(viewer: User, at: datetime) -> MinePage:
    """What of one's own data can be taken away now. One query."""
    export = Export.objects.filter(person=viewer, expires_at__gt=at).first()
    return MinePage(export, export is not None and export.state == ExportState.WAITING, areas())


def export_to_open(export_id: str, viewer: User) -> Export:
    """The export, for whoever asked for it; raises Http404 for everybody else, so that nobody learns that it is there."""
    export = get_object_or_404(Export, pk=export_id)
    if not may_open_export(viewer, export):
        raise Http404
    return export


def leaving(viewer: User) -> Leaving:
    """What leaving would mean for this person."""
    person = person_of(viewer)
    found = obstacles(person)
    return Leaving(
        versions=Version.objects.filter(created_by=viewer).count(),
        imports=Import.objects.filter(by=viewer).count(),
        requests=AccessRequest.objects.filter(email__in=person.addresses).count(),
        to_settle=tuple(one for one in found if not one.can_be_handed_over),
        to_hand_over=tuple(one for one in found if one.can_be_handed_over),
    )
