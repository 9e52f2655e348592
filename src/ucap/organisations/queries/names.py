"""What organisations are called in the reader's language."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from ucap.organisations.models import Organisation, OrganisationName


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and the language it is in (BCP 47)."""

    text: str
    language: str


def main_name(organisation: Organisation) -> str:
    """The name that stands for it where there is none in the reader's language."""
    name = organisation.names.filter(is_main=True).values_list("name", flat=True).first()
    return name or organisation.slug


def names_of(organisations: Iterable[str]) -> Mapping[str, Named]:
    """By id what the reader calls each: the name in their language, else the main one. One query."""
    rows = OrganisationName.objects.filter(organisation__in=list(organisations))
    by_id: dict[str, list[OrganisationName]] = defaultdict(list)
    for row in rows:
        by_id[row.organisation_id].append(row)
    return {id_: best(names) for id_, names in by_id.items()}


def name_of(organisation: Organisation) -> Named:
    """What the reader calls it."""
    return names_of([organisation.pk]).get(organisation.pk) or Named(organisation.slug, "")


def best(names: Iterable[OrganisationName]) -> Named:
    """Of the names of one organisation, the main one first, the one for the reader."""
    rows = list(names)
    wanted = tongue(get_language() or "en")
    row = next((row for row in rows if tongue(row.language) == wanted), rows[0])
    return Named(row.name, row.language)


def tongue(tag: str) -> str:
    """The language of a tag without its region and script."""
    return tag.lower().partition("-")[0]
