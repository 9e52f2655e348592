"""Letters about one's account, each in its reader's language."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils.translation import override

from ucap.people.account_letters import WORDS, letter
from ucap.people.models import User

CONTEXT: dict[str, Any] = {
    "code": "ABCD-1234",
    "key": "abc-def",
    "to_email": "new@example.org",
    "from_email": "old@example.org",
    "deleted_email": "gone@example.org",
    "provider": "Bologna",
    "timestamp": datetime(2026, 11, 25, 9, 30, tzinfo=UTC),
    "ip": "198.51.100.7",
    "user_agent": "Firefox <b>",
}


@pytest.mark.parametrize("language", ["en", "zh-hans", "es", "it", "de", "fr"])
@pytest.mark.parametrize("kind", WORDS)
def test_every_letter_has_all_its_values(kind: str, language: str) -> None:
    context = {**CONTEXT, "uid": "1"} if "password_reset_key" in kind else CONTEXT
    found = letter(kind, "ana@example.org", context, User(email="ana@example.org", language=language))
    assert "%(" not in found.subject + found.text + found.html
    assert f'<html lang="{language}">' in found.html.replace("zh-Hans", "zh-hans")
    assert "\n" not in found.subject
    assert "<b>" not in found.html
    if WORDS[kind].page:
        assert f"http://localhost:8000/{language}/account/" in found.text


def test_it_is_the_readers_language_not_the_pages() -> None:
    person = User(email="ana@example.org", language="de")
    with override("fr"):
        known = letter("account/email/account_already_exists", person.email, {}, person)
        unknown = letter("account/email/unknown_account", "a@example.org", {}, None)
    assert "/de/account/" in known.text
    assert "/fr/account/" in unknown.text
