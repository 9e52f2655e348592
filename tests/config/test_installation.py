from pathlib import Path

import pytest

from ucap.config.installation import data_folder, ensure_data_folder
from ucap.kernel.errors import BadInput


def test_the_data_folder_is_made_when_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UCAP_DATA", str(tmp_path / "a" / "b"))
    assert ensure_data_folder() == tmp_path / "a" / "b"
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_without_a_setting_it_lies_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UCAP_DATA", "")
    monkeypatch.chdir(tmp_path)
    assert data_folder() == tmp_path / "data"


def test_a_folder_that_cannot_be_written_says_how_to_mend_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("UCAP_DATA", str(tmp_path / "file"))
    with pytest.raises(BadInput, match=r"cannot be written to \(File exists\).*UCAP_DATA"):
        ensure_data_folder()
