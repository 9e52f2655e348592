"""Finding the organisation that somebody wants to change."""

from django.http import Http404

from ucap.kernel.errors import NotAllowed
from ucap.organisations.models import Organisation
from ucap.organisations.queries.organisation import organisation_by_slug
from ucap.organisations.rules import (
    NO_MEMBER,
    NOT_YOURS,
    may_edit,
    may_leave,
    may_manage,
    may_see_members,
)
from ucap.people.models import User


def organisation_to_edit(slug: str, viewer: User) -> Organisation:
    """The organisation, for somebody who may change it; for who may only see it that is not allowed, for others it is not there."""
    found = organisation_by_slug(slug, viewer)
    if not may_edit(viewer, found):
        raise NotAllowed(NOT_YOURS)
    return found


def organisation_to_manage(slug: str, viewer: User) -> Organisation:
    """The organisation, for somebody who decides who belongs to it."""
    found = organisation_by_slug(slug, viewer)
    if not may_manage(viewer, found):
        raise NotAllowed(NOT_YOURS)
    return found


def own_organisation(slug: str, viewer: User) -> Organisation:
    """The organisation, for somebody who may see who belongs to it."""
    found = organisation_by_slug(slug, viewer)
    if not may_see_members(viewer, found):
        raise NotAllowed(NO_MEMBER)
    return found


def organisation_to_leave(slug: str, viewer: User) -> Organisation:
    """The organisation, for somebody who belongs to it."""
    found = organisation_by_slug(slug, viewer)
    if not may_leave(viewer, found):
        raise NotAllowed(NO_MEMBER)
    return found


def member_to_manage(slug: str, user_id: str, viewer: User) -> tuple[Organisation, User]:
    """The organisation and one of its members, for somebody who decides who belongs to it."""
    organisation = organisation_to_manage(slug, viewer)
    user = User.objects.filter(pk=user_id, memberships__organisation=organisation).first()
    if user is None:
        raise Http404
    return organisation, user
