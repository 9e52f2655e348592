"""The locks against records in the shapes that PyPA's and GitHub's databases have."""

import json
from pathlib import Path
from typing import Any

import pytest
from packaging.version import Version

from tools import advisories

PYPA = """
id: PYSEC-2030-1
modified: 2030-02-03T04:05:06Z
aliases:
- CVE-2030-1
affected:
- package:
    ecosystem: PyPI
    name: Some_Package
  ranges:
  - type: GIT
    events:
    - introduced: "0"
  - type: ECOSYSTEM
    events:
    - introduced: "5.1"
    - fixed: 5.1.1
    - introduced: "4.2"
    - fixed: 4.2.16
  versions: ["4.2", 4.2.1]
"""


def entry(*events: dict[str, str], **more: Any) -> dict[str, Any]:
    return {"ranges": [{"type": "ECOSYSTEM", "events": list(events)}], **more}


@pytest.mark.parametrize(
    ("version", "hit"),
    [("4.1", False), ("4.2", True), ("4.2.15", True), ("4.2.16", False), ("5.0", False), ("5.1", True), ("5.1.1rc1", True), ("5.1.1", False)],
)  # fmt: skip
def test_a_version_is_affected_between_coming_in_and_being_mended(version: str, hit: bool) -> None:
    events = [{"introduced": "5.1"}, {"fixed": "5.1.1"}, {"introduced": "4.2"}, {"fixed": "4.2.16"}]
    assert advisories.affects(entry(*events), Version(version)) is hit


def test_without_a_fixed_version_every_later_one_is_affected() -> None:
    assert advisories.affects(entry({"introduced": "0"}), Version("99"))
    assert not advisories.affects(entry({"introduced": "3"}), Version("2.9"))


def test_the_last_affected_version_is_affected_and_the_next_is_not() -> None:
    one = entry({"introduced": "0"}, {"last_affected": "2.0"})
    assert advisories.affects(one, Version("2.0"))
    assert not advisories.affects(one, Version("2.0.1"))


def test_github_says_the_last_known_version_beside_the_range() -> None:
    one = entry({"introduced": "0"}, database_specific={"last_known_affected_version_range": "<= 1.2"})
    assert advisories.affects(one, Version("1.2"))
    assert not advisories.affects(one, Version("1.3"))


def test_a_version_that_is_listed_is_affected_whatever_the_ranges_say() -> None:
    one = entry({"introduced": "0"}, {"fixed": "1.0"}, versions=["2.0", "not a version"])
    assert advisories.affects(one, Version("2.0.0"))


@pytest.mark.parametrize(
    "one", [{}, {"ranges": [{"type": "GIT", "events": []}]}, entry({"introduced": "0"}, {"fixed": "junk"})]
)
def test_what_cannot_be_told_has_to_be_looked_at(one: dict[str, Any]) -> None:
    assert advisories.affects(one, Version("1.0"))


def folder(tmp_path: Path) -> Path:
    (tmp_path / "some-package").mkdir()
    (tmp_path / "some-package" / "PYSEC-2030-1.yaml").write_text(PYPA, encoding="utf-8")
    github = {
        "id": "GHSA-1", "modified": "2030-03-01T00:00:00Z",
        "affected": [
            {"package": {"ecosystem": "npm", "name": "some-package"}, **entry({"introduced": "0"})},
            {"package": {"ecosystem": "PyPI", "name": "other.package"}, **entry({"introduced": "0"}, {"fixed": "2"})},
        ],
    }  # fmt: skip
    (tmp_path / "GHSA-1.json").write_text(json.dumps(github), encoding="utf-8")
    taken_back = {**github, "id": "GHSA-2", "withdrawn": "2030-04-01T00:00:00Z"}
    (tmp_path / "GHSA-2.json").write_text(json.dumps(taken_back), encoding="utf-8")
    return tmp_path


def test_records_are_read_in_both_forms_by_any_spelling_of_a_name(tmp_path: Path) -> None:
    packages = {"some-package": Version("4.2.15"), "other-package": Version("2"), "third": Version("1")}
    found = {one.names[0]: one for one in advisories.advisories(folder(tmp_path), packages)}
    assert set(found) == {"PYSEC-2030-1", "GHSA-1"}
    assert found["PYSEC-2030-1"].affects
    assert found["PYSEC-2030-1"].names == ("PYSEC-2030-1", "CVE-2030-1")
    assert found["PYSEC-2030-1"].fixed == (Version("4.2.16"), Version("5.1.1"))
    assert (found["GHSA-1"].package, found["GHSA-1"].affects) == ("other-package", False)


def test_the_report_says_what_to_do_and_what_somebody_has_thought_about(tmp_path: Path) -> None:
    packages = {"some-package": Version("4.2.15"), "other-package": Version("2")}
    found = list(advisories.advisories(folder(tmp_path), packages))
    said = "\n".join(advisories.report(packages, found, {}))
    assert "| some-package | 4.2.15 | 1 | 5.1.1 | PYSEC-2030-1 |" in said
    assert "| other-package | 2 | 1 | 2 | no |" in said
    assert "fixed in 4.2.16, 5.1.1" in said
    assert "2 advisories of 2 of them, the newest of 2030-03-01: 1 to mend." in said
    said = "\n".join(advisories.report(packages, found, {"CVE-2030-1": "never called"}))
    assert "accepted: never called" in said
    assert "none to mend." in said


def test_the_exit_status_says_whether_something_is_to_be_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    records = folder(tmp_path)
    lock = tmp_path / "lock.txt"
    monkeypatch.setattr(advisories, "LOCKS", (lock,))
    for version, status in (("4.2.15", 1), ("4.2.16", 0)):
        lock.write_text(f"Some.Package=={version} \\\n    --hash=sha256:00\n", encoding="utf-8")
        assert advisories.main([str(records)]) == status
    lock.write_text("unheard-of==1.0\n", encoding="utf-8")
    assert advisories.main([str(records)]) == 2
    assert advisories.main([str(tmp_path / "nowhere")]) == 2
    assert "nothing was learned" in capsys.readouterr().err


def test_every_lock_is_read() -> None:
    packages = advisories.locked(advisories.LOCKS)
    assert {"django", "pytest", "pyiati"} <= set(packages)
