from pathlib import Path

import pytest

from ucap.config.backup.keys import identities, new_key, recipients
from ucap.kernel.errors import BadInput


def test_a_new_key_closes_and_opens(tmp_path: Path) -> None:
    public = new_key(tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert [str(one) for one in recipients(tmp_path / "key", None)] == [public]
    assert [str(one.to_public()) for one in identities(tmp_path / "key")] == [public]
    assert [str(one) for one in recipients(None, public)] == [public]
    with pytest.raises(BadInput, match="Name a file that is not there yet"):
        new_key(tmp_path / "key")


def test_a_file_of_recipients_closes_and_does_not_open(tmp_path: Path) -> None:
    ours, theirs = new_key(tmp_path / "1"), new_key(tmp_path / "2")
    path = tmp_path / "recipients"
    path.write_text(f"# of the city and of the archive\n{ours}\n\n{theirs}\n", encoding="utf-8")
    assert [str(one) for one in recipients(path, None)] == [ours, theirs]
    with pytest.raises(BadInput, match="holds no secret key"):
        identities(path)


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "correct horse battery staple", "AGE-SECRET-KEY-1ABC", "age1abc", "\xff\xfe"]
)
def test_what_is_no_key(text: str, tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_bytes(text.encode("latin-1"))
    for read in (identities, lambda file: recipients(file, None)):
        with pytest.raises(BadInput) as caught:
            read(path)
        assert str(path) in str(caught.value)
        assert "\n" not in str(caught.value)


def test_no_key_at_all() -> None:
    assert recipients(None, None) == []
    assert identities(None) == []
    with pytest.raises(BadInput, match="--recipient: that is no recipient"):
        recipients(None, "age1nonsense")
