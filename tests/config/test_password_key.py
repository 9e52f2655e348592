"""The key that passwords are hashed with, as an operator gives it."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from ucap.config import password_key
from ucap.config.checking import Level

KEY, NEXT = "k" * 43, "n" * 43


def test_keys_come_from_the_environment_or_files(tmp_path: Path) -> None:
    assert password_key.keys({}) == []
    assert password_key.keys({"UCAP_PASSWORD_KEY": NEXT, "UCAP_FORMER_PASSWORD_KEYS": f"{KEY}, "}) == [
        NEXT,
        KEY,
    ]
    assert password_key.keys({"UCAP_FORMER_PASSWORD_KEYS": KEY}) == [KEY]
    (tmp_path / "UCAP_PASSWORD_KEY").write_text(f"{KEY}\n")
    assert password_key.keys({"UCAP_CREDENTIALS": str(tmp_path)}) == [KEY]


def test_a_key_that_could_be_guessed_is_none() -> None:
    with pytest.raises(ImproperlyConfigured, match="32 characters"):
        password_key.keys({"UCAP_PASSWORD_KEY": "short"})


def test_the_first_hasher_is_the_one_in_use() -> None:
    keyed, plain = password_key.hashers(KEY)
    assert keyed.endswith("KeyedHasher")
    assert password_key.hashers("") == [plain, keyed]


def test_the_check_says_whether_there_is_one(settings: Any) -> None:
    settings.PASSWORD_KEYS, settings.PASSWORD_HASHERS = [], password_key.hashers("")
    ((level, says),) = password_key.look()
    assert level is Level.NOTE
    assert "UCAP_PASSWORD_KEY" in says
    settings.PASSWORD_KEYS, settings.PASSWORD_HASHERS = [KEY], password_key.hashers(KEY)
    assert [level for level, _ in password_key.look()] == [Level.GOOD]
    settings.PASSWORD_KEYS = [settings.SECRET_KEY]
    assert [level for level, _ in password_key.look()] == [Level.WRONG]
