"""What an organisation says of itself, read back as one value."""

from ucap.organisations.models import Organisation
from ucap.organisations.profile import Profile
from ucap.organisations.states import Kind, Size, ThemeKind


def profile_of(organisation: Organisation) -> Profile:
    """The organisation's profile. Four queries."""
    themes = list(organisation.themes.values_list("kind", "value"))
    return Profile(
        names=tuple(organisation.names.values_list("language", "name")),
        kind=Kind(organisation.kind),
        country=organisation.country,
        place=organisation.city_id,
        website=organisation.website,
        size=Size(organisation.size) if organisation.size else None,
        description=organisation.description,
        languages=tuple(organisation.languages.values_list("language", flat=True)),
        goals=tuple(int(value) for kind, value in themes if kind == ThemeKind.GOAL),
        topics=tuple(value for kind, value in themes if kind == ThemeKind.TOPIC),
        words=tuple(value for kind, value in themes if kind == ThemeKind.WORD),
        identifiers=tuple(organisation.identifiers.values_list("scheme", "value")),
    )
