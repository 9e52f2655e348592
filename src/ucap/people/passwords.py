"""Which passwords are refused, besides Django's own reasons."""

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator, MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

from ucap.people.breached import is_breached

AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")
LOOK_ALIKES = str.maketrans("01345@$!", "oieasasi")
LOOKED_AT = 200  # characters; nobody's common password is longer


class NoCommonPassword(CommonPasswordValidator):
    """Refuses common passwords, and those made long enough by figures and signs around one, or by writing it twice.

    Django's list is of all lengths, and few of it are as long as a password must be here; ours is of those that are (breached.py).
    """

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError for what is guessed first."""
        for core in cores(password):
            super().validate(core, user)
            if is_breached(core):
                raise ValidationError(self.get_error_message(), code="password_too_common")


class NoShortPassword(MinimumLengthValidator):
    """Django's, whose refusal its own catalogues do not have in all our languages."""

    def get_help_text(self) -> str:
        """What has to be known before; Django's words, in our readers' form of address."""
        return ngettext(
            "Your password must contain at least %(min_length)d character.",
            "Your password must contain at least %(min_length)d characters.",
            self.min_length,
        ) % {"min_length": self.min_length}

    def get_error_message(self) -> str:
        """What is wrong, and how to mend it."""
        return ngettext(
            "This password is too short. It must have %(least)d character at least.",
            "This password is too short. It must have %(least)d characters at least.",
            self.min_length,
        ) % {"least": self.min_length}


class NoEndlessPassword:
    """Refuses what is longer than anybody types: it is hashed whole."""

    def __init__(self, max_length: int) -> None:
        self.max_length = max_length

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError for a password of more than `max_length` characters."""
        if len(password) > self.max_length:
            raise ValidationError(
                ngettext(
                    "This password is too long. It may have %(most)d character at most.",
                    "This password is too long. It may have %(most)d characters at most.",
                    self.max_length,
                )
                % {"most": self.max_length},
                code="password_too_long",
            )

    def get_help_text(self) -> str:
        """Nothing: nobody has to be told before."""
        return ""


def cores(password: str) -> set[str]:
    """The password, and what it is when what is around it, repeated or written in look-alikes is taken off."""
    found = {password[:LOOKED_AT].lower().strip()}
    for _ in range(3):  # one may hide another
        found |= {change(one) for one in found for change in (_bare, _plain, _once)}
    return found - {""}


def _bare(text: str) -> str:
    return AROUND.sub("", text)


def _plain(text: str) -> str:
    return text.translate(LOOK_ALIKES)


def _once(text: str) -> str:
    """What is repeated in a text that is nothing but its repetition; else the text."""
    return text[: (text + text).find(text, 1)]
