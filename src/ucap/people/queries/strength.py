"""How strong a password is that somebody is about to choose, in words."""

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.people.rules import Viewer
from ucap.people.strength import how_strong

WEAK = 1
WORDS = (
    gettext_noop("Guessed at once"),
    gettext_noop("Guessed soon"),
    gettext_noop("Could be stronger"),
    gettext_noop("A good password"),
    gettext_noop("A strong password"),
)


@dataclass(frozen=True, slots=True)
class Strength:
    """From 0 to 4, and what is said beside it."""

    level: int
    words: str


def strength_of(password: str, viewer: Viewer) -> Strength:
    """How strong the password is; where it would be refused, the first reason."""
    level = how_strong(password)
    try:
        validate_password(password, viewer if isinstance(viewer, User) else None)
    except ValidationError as refused:
        return Strength(min(level, WEAK), refused.messages[0])
    return Strength(level, gettext(WORDS[level]))
