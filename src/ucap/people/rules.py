"""Who somebody is to the platform. Every rule of every domain is built from these."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from ucap.kernel.permission import EVERYBODY, PEOPLE, SIGNED_IN, Role, rule
from ucap.people.models import User

Viewer = User | AnonymousUser


@rule("See what is public", lets=EVERYBODY)
def anyone(viewer: Viewer) -> bool:
    return True


@rule("See and change what is one's own", lets=SIGNED_IN)
def is_signed_in(viewer: Viewer) -> bool:
    return isinstance(viewer, User) and viewer.is_active


@rule("Take part in the cooperation in one's own name", lets=PEOPLE)
def may_take_part(viewer: Viewer) -> bool:
    """Everybody with an account but an operator, who watches and does nothing else."""
    return isinstance(viewer, User) and viewer.is_active and not _is_only_operator(viewer)


@rule("Run the programme", lets=[Role.SECRETARIAT])
def is_secretariat(viewer: Viewer) -> bool:
    return (
        isinstance(viewer, User)
        and viewer.is_active
        and viewer.is_secretariat
        and not lacks_second_factor(viewer)
    )


@rule("Watch how the platform runs", lets=[Role.OPERATOR, Role.SECRETARIAT])
def may_watch(viewer: Viewer) -> bool:
    if not isinstance(viewer, User) or not viewer.is_active or lacks_second_factor(viewer):
        return False
    return viewer.is_operator or viewer.is_secretariat


def officer_cities(viewer: Viewer) -> frozenset[str]:
    """The ids of the cities this person speaks for."""
    if not isinstance(viewer, User) or not viewer.is_active or lacks_second_factor(viewer):
        return frozenset()
    return viewer.city_ids


def is_officer(viewer: Viewer) -> bool:
    """Whether this person speaks for any city, or for all of them."""
    return is_secretariat(viewer) or bool(officer_cities(viewer))


def is_verified(viewer: Viewer) -> bool:
    """Whether what this person writes appears at once: they hold an office, or somebody who does has vouched for them."""
    return (
        isinstance(viewer, User)
        and viewer.is_active
        and (viewer.verified_at is not None or holds_office(viewer))
    )


def holds_office(user: User) -> bool:
    """Whether somebody gave this person an office: of a city, the secretariat, or the machine."""
    return user.is_secretariat or user.is_operator or bool(user.city_ids)


def lacks_second_factor(user: User) -> bool:
    """Whether this person's office rests until they sign in with more than a password (settings: UCAP_SECOND_FACTOR).

    Accounts of the demonstration are let be: it says on every page that it is one.
    """
    if not settings.SECOND_FACTOR_REQUIRED or user.is_example:
        return False
    return holds_office(user) and not user.has_second_factor


def _is_only_operator(user: User) -> bool:
    return user.is_operator and not user.is_secretariat and not user.city_ids
