"""`python -m tools.advisories FOLDER`: what the advisories in a folder say of the locked packages, as a table in Markdown.

The folder holds records in the OSV format: PyPA's advisory database (YAML), GitHub's, or OSV's own (JSON); docs/audit.md says where they
come from. Nothing is asked over the network. Exit status 1: a locked version is affected; 2: nothing could be learned.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).parents[1]
LOCKS = tuple(ROOT / name for name in ("requirements.txt", "requirements-dev.txt", "requirements-schema.txt"))
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Advisories that do not touch us although the version is affected: the record's id, or one of its other names -> why
ACCEPTED: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Advisory:
    """What one record says of one package."""

    package: str
    names: tuple[str, ...]  # the record's id, and what others call it
    when: str  # it was changed last
    affects: bool  # the locked version
    fixed: tuple[Version, ...]  # the first versions without it, one for each line of releases

    def accepted(self, reasons: Mapping[str, str]) -> str:
        """Why it does not touch us; "" where nobody said so."""
        return next((reasons[name] for name in self.names if name in reasons), "")


def locked(files: Iterable[Path]) -> dict[str, Version]:
    """Every package of the locks with its version."""
    return {
        canonicalize_name(name): Version(version)
        for file in files
        for name, version in LOCKED.findall(file.read_text(encoding="utf-8"))
    }


def advisories(folder: Path, packages: Mapping[str, Version]) -> Iterator[Advisory]:
    """What the records of the folder and those below it say of the packages; records that were withdrawn are passed over."""
    named = re.compile(
        r"name\W{1,5}(?:" + "|".join(re.escape(name).replace(r"\-", "[-_.]") for name in packages) + r")\b",
        re.IGNORECASE,
    )
    for path in sorted(folder.rglob("*")):
        if path.suffix not in {".json", ".yaml", ".yml"} or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        if not named.search(
            text
        ):  # most records are of packages that we do not have, and YAML is slow to read
            continue
        record = json.loads(text) if path.suffix == ".json" else yaml.load(text, LOADER)  # noqa: S506 - a safe one
        if isinstance(record, dict) and not record.get("withdrawn"):
            yield from _of_record(record, packages)


def _of_record(record: Mapping[str, Any], packages: Mapping[str, Version]) -> Iterator[Advisory]:
    by_package: dict[str, list[Mapping[str, Any]]] = {}
    for entry in record.get("affected") or ():
        package = entry.get("package") or {}
        name = canonicalize_name(str(package.get("name", "")))
        if str(package.get("ecosystem", "")).casefold() == "pypi" and name in packages:
            by_package.setdefault(name, []).append(entry)
    for known, entries in by_package.items():
        yield Advisory(
            known,
            (str(record.get("id", "?")), *map(str, record.get("aliases") or ())),
            str(record.get("modified") or record.get("published") or ""),
            any(affects(entry, packages[known]) for entry in entries),
            tuple(sorted({one for entry in entries for one in _fixes(entry)})),
        )


def affects(entry: Mapping[str, Any], version: Version) -> bool:
    """Whether the version is among those the entry means. What cannot be told counts as affected: somebody has to look."""
    ranges = [one for one in entry.get("ranges") or () if one.get("type") in {"ECOSYSTEM", "SEMVER"}]
    listed = [str(one) for one in entry.get("versions") or ()]
    if not ranges and not listed:
        return True
    if any(_version(one) == version for one in listed):
        return True
    return any(_within(one.get("events") or (), version) for one in ranges) and not _past_the_last_known(
        entry, version
    )


def _within(events: Sequence[Mapping[str, Any]], version: Version) -> bool:
    """Whether the last thing that happened up to this version was that it came in. Events stand in no order."""
    happened: list[tuple[Version | None, int, bool]] = []  # None: from the first version on
    for event in events:
        for kind, text in event.items():
            at = _version(str(text))
            if kind == "introduced":
                if at is None:
                    return True
                happened.append((None if str(text) == "0" else at, 1, True))
            elif kind == "fixed":
                if at is None:
                    return True
                happened.append((at, 0, False))
            elif kind == "last_affected":
                if at is None:
                    return True
                happened.append((at, 2, False))
    inside = False
    for at, order, comes_in in sorted(
        happened, key=lambda one: (one[0] is not None, one[0] or version, one[1])
    ):
        if at is None or at < version or (at == version and order < 2):
            inside = comes_in
    return inside


def _past_the_last_known(entry: Mapping[str, Any], version: Version) -> bool:
    """GitHub's way to say where a range without a fixed version ends: "<= 1.2"."""
    said = (entry.get("database_specific") or {}).get("last_known_affected_version_range")
    if not said:
        return False
    try:
        return not SpecifierSet(str(said)).contains(version, prereleases=True)
    except InvalidSpecifier:
        return False


def _fixes(entry: Mapping[str, Any]) -> Iterator[Version]:
    for one in entry.get("ranges") or ():
        if one.get("type") in {"ECOSYSTEM", "SEMVER"}:
            for event in one.get("events") or ():
                if at := _version(str(event.get("fixed", ""))):
                    yield at


def _version(text: str) -> Version | None:
    try:
        return Version(text)
    except InvalidVersion:  # there are old ones that no rule holds
        return None


def report(
    packages: Mapping[str, Version], found: Sequence[Advisory], reasons: Mapping[str, str]
) -> Iterator[str]:
    """The outcome, line by line."""
    yield "| package | locked | on record | newest fix on record | affected |"
    yield "|---|---|---|---|---|"
    for name in sorted({one.package for one in found}):
        own = [one for one in found if one.package == name]
        fix = max((at for one in own for at in one.fixed), default=None)
        hit = ", ".join(one.names[0] for one in own if one.affects) or "no"
        yield f"| {name} | {packages[name]} | {len(own)} | {fix or 'none'} | {hit} |"
    yield ""
    for one in found:
        if one.affects:
            remedy = (
                f"fixed in {', '.join(map(str, one.fixed))}" if one.fixed else "no fixed version on record"
            )
            why = one.accepted(reasons)
            yield f"{one.package} {packages[one.package]}: {', '.join(one.names)}: {f'accepted: {why}' if why else remedy}"
    newest = max((one.when for one in found), default="")[:10]
    hits = sum(one.affects and not one.accepted(reasons) for one in found)
    yield f"{len(packages)} locked packages, {len(found)} advisories of {len({one.package for one in found})} of them, the newest of {newest}: {hits or 'none'} to mend."


def main(arguments: Sequence[str]) -> int:
    """Exit status, after the report."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("python -m tools.advisories FOLDER, a folder of advisories (docs/audit.md)", file=sys.stderr)
        return 2
    packages = locked(LOCKS)
    found = list(advisories(Path(arguments[0]), packages))
    if not found:
        print(
            f"{arguments[0]} has no advisory of any locked package, so nothing was learned.", file=sys.stderr
        )
        return 2
    print("\n".join(report(packages, found, ACCEPTED)))
    return int(any(one.affects and not one.accepted(ACCEPTED) for one in found))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
