import pytest
from django.contrib.auth.password_validation import get_password_validators, validate_password
from django.core.exceptions import ValidationError

from ucap.config.settings.accounts import AUTH_PASSWORD_VALIDATORS
from ucap.people.passwords import NoEndlessPassword


def reasons(password: str) -> set[str | None]:
    """Why the password is refused."""
    try:
        validate_password(password, None, get_password_validators(AUTH_PASSWORD_VALIDATORS))
    except ValidationError as refused:
        return {one.code for one in refused.error_list}
    return set()


@pytest.mark.parametrize(
    "password",
    [
        "canal, lock and lantern",
        "niño, puente y río",
        "运河上的灯笼和石桥很美，我们常去",
        "x" * 5 + "kq7 wLm" + "y" * 116,
    ],
)
def test_what_is_taken(password: str) -> None:
    assert reasons(password) == set()


def test_twelve_characters_at_least() -> None:
    assert reasons("kq7 wLm-tz4") == {"password_too_short"}
    assert reasons("kq7 wLm-tz4v") == set()


def test_a_hundred_and_twenty_eight_at_most() -> None:
    assert reasons("canal, lock and lantern " * 6) == {"password_too_long"}
    with pytest.raises(ValidationError, match="may have 3 characters at most"):
        NoEndlessPassword(3).validate("four")


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "Password2026!",
        "1234password",
        "P@ssw0rd!!!!",
        "passwordpassword",
        "qwertyqwertyqwerty",
        "iloveyou!!!!!",
        "password1password1",
    ],
)
def test_what_is_guessed_first_is_refused_however_it_is_dressed(password: str) -> None:
    assert "password_too_common" in reasons(password)


@pytest.mark.parametrize(
    "password", ["fktrcfylhjdf", "Unbelievable", "unbelievable2026", "unbelievableunbelievable"]
)
def test_what_was_stolen_from_elsewhere_is_refused(password: str) -> None:
    assert reasons(password) == {"password_too_common"}


def test_figures_alone_are_refused() -> None:
    assert "password_entirely_numeric" in reasons("482910573826")
