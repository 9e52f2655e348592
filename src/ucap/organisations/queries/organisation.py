"""An organisation's own page, and finding the organisation that a page is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404

from ucap.moderation.queries.case import case_about
from ucap.organisations.models import Identifier, Membership, Organisation, OrganisationName
from ucap.organisations.queries.names import Named, best
from ucap.organisations.rules import may_ask_to_join, may_edit, may_see, may_see_members
from ucap.organisations.states import State, ThemeKind
from ucap.people.models import User
from ucap.people.rules import Viewer
from ucap.places.models import City

SHOWN_MEMBERS = 12


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    organisation: Organisation
    name: Named
    other_names: tuple[OrganisationName, ...]
    languages: tuple[str, ...]
    goals: tuple[int, ...]
    topics: tuple[str, ...]
    words: tuple[str, ...]
    identifiers: tuple[Identifier, ...]
    may_edit: bool
    may_join: bool
    may_see_members: bool
    may_see_why: bool  # it was taken down
    members: tuple[Membership, ...]  # only for those who belong to it
    members_count: int

    @property
    def places(self) -> tuple[City, ...]:
        """The city, for the map."""
        return (self.organisation.city,) if self.organisation.city else ()

    @property
    def is_public(self) -> bool:
        return self.organisation.state == State.APPROVED


def organisation_by_slug(slug: str, viewer: Viewer) -> Organisation:
    """The organisation of that address as far as the viewer may see it; one that was merged is the one it is now."""
    found = Organisation.objects.select_related("city", "merged_into__city").filter(slug=slug).first()
    if found is not None and found.merged_into is not None:
        found = found.merged_into
    if found is None or not may_see(viewer, found):
        raise Http404
    return found


def organisation_by_id(organisation_id: str) -> Organisation:
    """The organisation of that id, whatever its state but merged; for pages of the secretariat."""
    found = Organisation.objects.standing().select_related("city").filter(pk=organisation_id).first()
    if found is None:
        raise Http404
    return found


def organisation_page(organisation: Organisation, viewer: Viewer) -> OrganisationPage:
    """All that the page shows this viewer. A constant number of queries."""
    names = list(organisation.names.all())
    shown = best(names)
    themes = list(organisation.themes.values_list("kind", "value"))
    sees_members = may_see_members(viewer, organisation)
    members = _members(organisation) if sees_members else ()
    return OrganisationPage(
        organisation=organisation,
        name=shown,
        other_names=tuple(name for name in names if name.name != shown.text),
        languages=tuple(organisation.languages.values_list("language", flat=True)),
        goals=tuple(sorted(int(value) for value in _of(ThemeKind.GOAL, themes))),
        topics=_of(ThemeKind.TOPIC, themes),
        words=_of(ThemeKind.WORD, themes),
        identifiers=tuple(organisation.identifiers.all()),
        may_edit=may_edit(viewer, organisation),
        may_join=not isinstance(viewer, User) or may_ask_to_join(viewer, organisation),
        may_see_members=sees_members,
        may_see_why=organisation.state == State.WITHHELD
        and case_about("organisation", organisation.pk, viewer) is not None,
        members=members[:SHOWN_MEMBERS],
        members_count=len(members),
    )


def _members(organisation: Organisation) -> tuple[Membership, ...]:
    rows = Membership.objects.filter(organisation=organisation, user__is_active=True).select_related("user")
    return tuple(rows.order_by("-role", "user__name", "pk"))


def _of(kind: ThemeKind, themes: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(value for one, value in themes if one == kind)
