"""Those who are to be let in, as the page on a telephone holds them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404

from ucap.events.models import Event, Registration
from ucap.events.queries.cards import city_name
from ucap.events.queries.houses import house_of
from ucap.organisations.queries.names import names_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """One who is to come."""

    id: str
    key: str  # of the badge
    name: str
    whose: str  # organisation or city
    delegation: str
    let_in_at: datetime | None
    let_in_by: str

    def as_json(self) -> dict[str, Any]:
        """What the telephone takes over when it asks anew."""
        return {
            "id": self.id,
            "key": self.key,
            "name": self.name,
            "whose": self.whose,
            "at": self.let_in_at.isoformat() if self.let_in_at else None,
            "by": self.let_in_by,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    event: Event
    guests: tuple[Guest, ...]
    let_in: int

    @property
    def still(self) -> int:
        """How many have not come yet."""
        return len(self.guests) - self.let_in


def door(event: Event) -> Door:
    """All who are confirmed, by name. Two queries."""
    rows = event.registrations.confirmed().select_related("delegation", "city", "checked_in_by")
    found = list(rows.order_by("name", "pk"))
    guests = guests_of(found)
    return Door(event=event, guests=guests, let_in=sum(one.let_in_at is not None for one in guests))


def guests_of(rows: list[Registration]) -> tuple[Guest, ...]:
    """These as guests. One query."""
    names = names_of({one.organisation_id for one in rows if one.organisation_id})
    return tuple(
        Guest(
            id=one.pk,
            key=one.key,
            name=one.name,
            whose=named.text if (named := house_of(one, names)) else _city(one),
            delegation=one.delegation.name if one.delegation else "",
            let_in_at=one.checked_in_at,
            let_in_by=str(one.checked_in_by) if one.checked_in_by else "",
        )
        for one in rows
    )


def of_badge(key: str) -> Registration:
    """Whose badge it is; raises Http404."""
    kept = ("event__organisation__city", "event__city", "event__place", "organisation", "city", "delegation")
    found = Registration.objects.select_related(*kept, "checked_in_by").filter(key=key).first()
    if found is None:
        raise Http404
    return found


def _city(one: Registration) -> str:
    return city_name(one.city) if one.city else ""
