"""Passwords that were stolen elsewhere, by their digests."""

import secrets
from pathlib import Path

import pytest

from ucap.people import breached
from ucap.people.breached import COUNTED, is_breached, main, most_common, table_of


def test_common_long_passwords_are_known_in_any_case() -> None:
    for password in (
        "qwertyuiop123",
        "unbelievable",
        "Unbelievable",
        "1qaz2wsx3edc",
        "fktrcfylhjdf",
        "administrator",
    ):
        assert is_breached(password), password


def test_what_is_in_no_list_is_not_known() -> None:
    assert not is_breached("canal, lock and lantern")
    assert not is_breached("")
    assert not is_breached("运河上的灯笼和石桥很美")
    assert not is_breached("\ud800 half a character")
    assert [one for one in (secrets.token_hex(8) for _ in range(20_000)) if is_breached(one)] == []


def test_the_table_has_ten_thousand_different_rows_in_order() -> None:
    table = (Path(breached.__file__).parent / "data" / "breached.bin").read_bytes()
    rows = [table[at : at + 5] for at in range(0, len(table), 5)]
    assert len(rows) == COUNTED == 10_000
    assert rows == sorted(set(rows))


def test_a_list_is_taken_from_its_top_without_short_ones_figures_and_repetitions() -> None:
    lines = [
        b"123456\n",
        b"Longer than it\n",
        b"123456789012\r\n",
        b"longer than it\n",
        b"\xff\xfeanother one of them\n",
    ]
    assert most_common(lines) == ["longer than it", "another one of them"]
    assert len(most_common(b"the password %d\n" % number for number in range(COUNTED + 9))) == COUNTED


def test_a_table_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(breached, "__file__", str(tmp_path / "breached.py"))
    source = tmp_path / "list.txt"
    source.write_bytes(b"unbelievable\nshort\n")
    main(source)
    assert (tmp_path / "data" / "breached.bin").read_bytes() == table_of(["unbelievable"])
