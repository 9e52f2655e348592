"""Where the data lie, read from a /sys and a list of mounts that stand for machines of every kind."""

import os
from pathlib import Path
from typing import Any

import pytest

from ucap.config import deploying, encryption
from ucap.config.checking import Level
from ucap.config.encryption import encrypted

LUKS = "CRYPT-LUKS2-0123456789abcdef-root"


class Machine:
    """A /sys and a list of mounts; devices by name, mounts by place."""

    def __init__(self, folder: Path) -> None:
        self.system, self.mounts = folder / "sys", folder / "mountinfo"
        self.data = folder / "data"
        self.data.mkdir()
        (self.system / "dev" / "block").mkdir(parents=True)
        status = self.data.stat()
        self.number = f"{os.major(status.st_dev)}:{os.minor(status.st_dev)}"
        self.lines: list[str] = []

    def device(self, name: str, number: str = "", uuid: str = "", on: tuple[str, ...] = ()) -> None:
        place = self.system / "devices" / name
        (place / "slaves").mkdir(parents=True)
        if uuid:
            (place / "dm").mkdir()
            (place / "dm" / "uuid").write_text(f"{uuid}\n", encoding="utf-8")
        for other in on:
            (place / "slaves" / other).symlink_to(self.system / "devices" / other)
        if number:
            (self.system / "dev" / "block" / number).symlink_to(place)

    def mount(self, place: Path | str, number: str, options: str = "rw") -> None:
        where = str(place).replace(" ", "\\040")
        self.lines.append(f"30 1 {number} / {where} rw,relatime shared:1 - ext4 /dev/some {options}")
        self.mounts.write_text("\n".join(self.lines), encoding="utf-8")

    def says(self) -> bool | None:
        return encrypted(self.data, self.system, self.mounts)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    one = Machine(tmp_path)
    one.mount("/", one.number)
    return one


def test_a_device_of_dm_crypt_is_encrypted(machine: Machine) -> None:
    machine.device("dm-0", machine.number, uuid=LUKS)
    assert machine.says() is True


def test_a_volume_on_it_is_too(machine: Machine) -> None:
    machine.device("sda")
    machine.device("dm-0", uuid=LUKS, on=("sda",))
    machine.device("dm-1", machine.number, uuid="LVM-abc", on=("dm-0",))
    assert machine.says() is True


def test_a_volume_of_which_a_part_is_not_on_it_is_not_said_to_be(machine: Machine) -> None:
    machine.device("sdb")
    machine.device("dm-0", uuid=LUKS)
    machine.device("dm-1", machine.number, uuid="LVM-abc", on=("dm-0", "sdb"))
    assert machine.says() is None


@pytest.mark.parametrize("uuid", ["", "LVM-abc", "CRYPT-VERITY-abc-root", "CRYPT-INTEGRITY-abc"])
def test_of_other_devices_it_cannot_be_told(uuid: str, machine: Machine) -> None:
    machine.device("sda", machine.number, uuid=uuid)
    assert machine.says() is None


def test_what_is_mounted_below_counts_too(machine: Machine) -> None:
    machine.device("dm-0", machine.number, uuid=LUKS)
    machine.device("sdb", "8:16")
    machine.mount(machine.data / "files of all", "8:16")
    assert machine.says() is None


def test_what_is_mounted_beside_does_not(machine: Machine) -> None:
    machine.device("dm-0", machine.number, uuid=LUKS)
    machine.device("sdb", "8:16")
    machine.mount(f"{machine.data}2", "8:16")
    assert machine.says() is True


def test_a_journal_on_another_device_cannot_be_told(machine: Machine) -> None:
    machine.device("dm-0", machine.number, uuid=LUKS)
    machine.mount(machine.data, machine.number, "rw,logdev=/dev/sdb1")
    assert machine.says() is None


def test_a_file_system_that_hides_its_devices_cannot_be_told(machine: Machine) -> None:
    machine.device("dm-0", "0:42", uuid=LUKS)
    machine.mount(machine.data, "0:42")
    assert machine.says() is None


@pytest.mark.parametrize("content", ["", "nonsense", "1 2 3"])
def test_what_cannot_be_read_cannot_be_told(content: str, machine: Machine) -> None:
    machine.mounts.write_text(content, encoding="utf-8")
    assert machine.says() is None
    machine.mounts.unlink()
    assert machine.says() is None


@pytest.mark.parametrize(("answer", "level"), [(True, Level.GOOD), (None, Level.NOTE)])
def test_the_strict_check_says_so_and_claims_no_more(
    answer: bool | None, level: Level, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA = tmp_path
    asked: list[Path] = []
    monkeypatch.setattr(encryption, "encrypted", lambda folder: asked.append(folder) or answer)
    ((said, words),) = deploying.LOOKS["encryption"]()
    assert said is level
    assert tmp_path in asked
    assert ("cannot tell" in words) is (answer is None)
