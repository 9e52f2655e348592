"""What a browser says of a passkey, or a program in its place."""

import pytest
from django.core.exceptions import ValidationError

from ucap.people.forms.passkeys import CredentialField


def test_what_is_json_is_taken() -> None:
    assert CredentialField().clean('{"id": "x"}') == {"id": "x"}


@pytest.mark.parametrize("text", ["{", "9" * 5000, "[" * 100_000], ids=["cut off", "a long number", "deep"])
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="valid JSON"):
        CredentialField().clean(text)
    assert CredentialField().bound_data(text, None) == text  # and shown again as it came


@pytest.mark.parametrize("text", ["0", "false", '"x"', "[1]"])
def test_what_is_no_answer_of_a_browser_makes_no_passkey(text: str) -> None:
    """django-allauth looks at no answer that is false, and would keep a passkey that nobody holds."""
    with pytest.raises(ValidationError):
        CredentialField().clean(text)
