"""What organisations are called in the reader's language."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import get_language

from ucap.kernel.prepared import Many, Prepared
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
    by_id: dict[str, list[Named]] = defaultdict(list)
    asked = set(organisations)
    for id_, name, language in _names(organisations=asked) if asked else ():
        by_id[id_].append(Named(name, language))
    return {id_: for_reader(names) for id_, names in by_id.items()}


def name_of(organisation: Organisation) -> Named:
    """What the reader calls it."""
    return names_of([organisation.pk]).get(organisation.pk) or Named(organisation.slug, "")


def best(names: Iterable[OrganisationName]) -> Named:
    """Of the names of one organisation, the main one first, the one for the reader."""
    return for_reader([Named(row.name, row.language) for row in names])


def for_reader(names: Sequence[Named]) -> Named:
    """The one in the reader's language, else the first."""
    wanted = tongue(get_language() or "en")
    return next((name for name in names if tongue(name.language) == wanted), names[0])


def tongue(tag: str) -> str:
    """The language of a tag without its region and script."""
    return tag.lower().partition("-")[0]


@Prepared
def _names(organisations: Many) -> QuerySet[OrganisationName, tuple[str, str, str]]:
    names = OrganisationName.objects.filter(organisation__in=organisations)
    return names.values_list("organisation", "name", "language")
