"""Who somebody is to the platform. Every rule of every domain is built from these."""

from django.contrib.auth.models import AnonymousUser

from ucap.people.models import User

Viewer = User | AnonymousUser


def is_secretariat(viewer: Viewer) -> bool:
    return isinstance(viewer, User) and viewer.is_active and viewer.is_secretariat


def officer_cities(viewer: Viewer) -> frozenset[str]:
    """The ids of the cities this person speaks for."""
    return viewer.city_ids if isinstance(viewer, User) and viewer.is_active else frozenset()


def is_officer(viewer: Viewer) -> bool:
    """Whether this person speaks for any city, or for all of them."""
    return is_secretariat(viewer) or bool(officer_cities(viewer))
