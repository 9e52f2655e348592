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
