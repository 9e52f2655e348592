"""Whether a folder lies on devices that this system encrypts, as far as Linux tells: dm-crypt, also under LVM or RAID.

Only a yes is certain. A disk that encrypts itself, a host that encrypts the disk of its virtual machine, or a server behind a network folder
cannot be seen from here, so whatever is no certain yes is "cannot tell".
"""

import os
from pathlib import Path

from ucap.config.checking import Level, Said

# As cryptsetup names what it opens; its CRYPT-VERITY and CRYPT-INTEGRITY only guard against changes
ENCRYPTING = ("CRYPT-LUKS1-", "CRYPT-LUKS2-", "CRYPT-PLAIN-", "CRYPT-TCRYPT-", "CRYPT-BITLK-", "CRYPT-FVAULT2-", "CRYPT-LOOPAES-")  # fmt: skip
ELSEWHERE = (
    "logdev=",
    "rtdev=",
    "journal_dev=",
    "journal_path=",
)  # a part of the file system is on another device
SYS = Path("/sys")
MOUNTS = Path("/proc/self/mountinfo")


def look() -> Said:
    """Of the places of this installation's data. Whoever carries a disk away reads what lies on it."""
    from django.conf import settings
    from django.db import connection

    folders = {Path(settings.DATA), Path(settings.MEDIA_ROOT)}
    if connection.vendor == "sqlite" and Path(connection.settings_dict["NAME"]).is_absolute():
        folders.add(Path(connection.settings_dict["NAME"]).parent)
    unsure = sorted(str(one) for one in folders if one.exists() and not encrypted(one))
    if unsure:
        yield (
            Level.NOTE,
            f"cannot tell whether {unsure[0]} is on an encrypted disk: this system does not encrypt it. If nothing below does, move it to one that is (docs/operate).",
        )
    else:
        yield Level.GOOD, "the data are on an encrypted device"


def encrypted(folder: Path, system: Path = SYS, mounts: Path = MOUNTS) -> bool | None:
    """True when the folder, and whatever is mounted below it, is encrypted for certain; None when that cannot be told."""
    try:
        there = folder.resolve(strict=True)
        devices = _devices(there, mounts.read_text(encoding="utf-8", errors="replace").splitlines())
        return all(_device(system / "dev" / "block" / name) for name in devices) or None
    except (OSError, ValueError, IndexError):
        return None


def _devices(folder: Path, lines: list[str]) -> list[str]:
    """The numbers of the devices that the folder and the mounts below it are on. Raises ValueError where one is not by itself on a device."""
    under, below = "", {}
    for line in lines:
        left, _, right = line.partition(" - ")
        fields, about = left.split(), right.split()
        place = Path(fields[4].encode().decode("unicode_escape"))  # a space is \040 there
        entry = (fields[2], f"{fields[5]},{about[2] if len(about) > 2 else ''}")
        if folder == place or folder.is_relative_to(place):
            if len(str(place)) >= len(under):  # of two on one place the later one is seen
                under, below[""] = str(place), entry
        elif place.is_relative_to(folder):
            below[str(place)] = entry
    if not under or any(word in options for _, options in below.values() for word in ELSEWHERE):
        raise ValueError
    status = os.stat(folder)
    if f"{os.major(status.st_dev)}:{os.minor(status.st_dev)}" != below[""][0]:
        raise ValueError  # a file system of several devices, such as btrfs, or layers of several
    return [number for number, _ in below.values()]


def _device(path: Path) -> bool:
    """Whether everything that is written to that device is encrypted by this system before it reaches a disk."""
    device = path.resolve(strict=True)
    mapped = device / "dm" / "uuid"
    if mapped.is_file() and mapped.read_text(encoding="utf-8").startswith(ENCRYPTING):
        return True
    parts = device / "slaves"
    beneath = list(parts.iterdir()) if parts.is_dir() else []
    return bool(beneath) and all(_device(one) for one in beneath)
