"""What happens to events when an organisation is merged into another one, or is called otherwise."""

from typing import Any

from django.db.models import Q

from ucap.events.models import Delegation, Event, EventHost, Exhibit, Registration
from ucap.events.projection import FOUND_BY, project_all

ITS: tuple[Any, ...] = (Event, EventHost, Delegation, Registration, Exhibit)


def move_events(source_id: str, into_id: str) -> None:
    """Nothing; what the one holds, shows and comes to is the other's. Where both hold an event, it is held by one."""
    _host_once(source_id, into_id)
    for table in ITS:
        table.objects.filter(organisation=source_id).update(organisation=into_id)
    EventHost.objects.filter(organisation=into_id, event__organisation=into_id).delete()
    renew_events(into_id)


def _host_once(source_id: str, into_id: str) -> None:
    """Nothing; of events that both host, or were asked to, the one that stays is the host, and has agreed where either had."""
    going = EventHost.objects.filter(organisation=source_id, event__hosts__organisation=into_id)
    agreed = {one.event_id: one for one in going.exclude(agreed_at=None)}
    for stays in EventHost.objects.filter(organisation=into_id, agreed_at=None, event__in=list(agreed)):
        goes = agreed[stays.event_id]
        stays.agreed_at, stays.agreed_by_id = goes.agreed_at, goes.agreed_by_id
        stays.save(update_fields=["agreed_at", "agreed_by"])
    going.delete()


def renew_events(organisation_id: str) -> None:
    """Nothing; the events that the organisation holds are found by its names of today."""
    its = Q(organisation=organisation_id) | Q(hosts__organisation=organisation_id)
    project_all(Event.objects.select_related(*FOUND_BY).filter(its).distinct())
