"""Those who are to meet: who they are, of which organisation or city, in which languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from ucap.events.models import Registration
from ucap.events.queries.cards import city_name
from ucap.events.states import Mode, RegistrationState
from ucap.organisations.queries.names import Named, names_of

# What a party is read from, beside the registration itself
OF_PARTY = ("organisation__city", "city")


@dataclass(frozen=True, slots=True)
class Party:
    """One of two who meet; the caller has made sure that the reader may know of them."""

    id: str  # of the registration
    name: str
    house: str  # the organisation's name, else the city's; "" where neither is known
    house_language: str
    href: str  # of the house's page
    place: str  # the city they come from
    country: str
    languages: tuple[str, ...]  # they can work in
    online: bool
    listed: bool
    comes: bool

    @property
    def shown_name(self) -> str:
        """What stands on a wall: the house; the person's name only where they agreed to be listed."""
        return self.house or (self.name if self.listed else "")


def parties_of(registrations: Iterable[Registration]) -> Mapping[str, Party]:
    """By id of the registration; of rows with OF_PARTY. One query, none where nobody has an organisation."""
    rows = {one.pk: one for one in registrations}
    houses = {one.organisation_id for one in rows.values() if one.organisation_id}
    names = names_of(houses) if houses else {}
    return {id_: _party(one, *_house(one, names)) for id_, one in rows.items()}


def owner_key(registration: Registration) -> str:
    """For whom they come, as `suggestions` names it: "organisation:…", "city:…", or "" for neither."""
    return key_of(registration.organisation_id, registration.city_id)


def key_of(organisation: str | None, city: str | None) -> str:
    if organisation:
        return f"organisation:{organisation}"
    return f"city:{city}" if city else ""


def _house(one: Registration, names: Mapping[str, Named]) -> tuple[str, str, str]:
    """Name, language and address of the page of the organisation or city."""
    if one.house:
        return one.house, "", ""
    if one.organisation:
        named = names.get(one.organisation.pk) or Named(one.organisation.slug, "")
        return named.text, named.language, reverse("organisations:organisation", args=[one.organisation.slug])
    if one.city:
        return city_name(one.city), "", reverse("city", args=[one.city.slug])
    return "", "", ""


def _party(one: Registration, house: str, language: str, href: str) -> Party:
    home = one.organisation.city if one.organisation else one.city
    return Party(
        id=one.pk,
        name=one.name,
        house=house,
        house_language=language,
        href=href,
        place=city_name(home) if home and one.organisation else "",
        country=home.country if home else one.organisation.country if one.organisation else "",
        languages=tuple(one.languages),
        online=one.mode == Mode.ONLINE,
        listed=one.listed,
        comes=one.state == RegistrationState.CONFIRMED,
    )
