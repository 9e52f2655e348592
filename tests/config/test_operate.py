"""The files of docs/operate/ say what is so."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "operate"
UNITS = sorted(FOLDER.glob("*.service"))
SETTING = re.compile(r"\b(?:UCAP_[A-Z_]+|DATABASE_URL)\b")
HARDENED = {"NoNewPrivileges": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes", "CapabilityBoundingSet": "", "User": "ucap"}  # fmt: skip


def unit(path: Path) -> configparser.ConfigParser:
    parsed = configparser.ConfigParser(strict=True, interpolation=None, comment_prefixes=("#",))
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read(path, encoding="utf-8")
    return parsed


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_has_no_rights_it_does_not_need(path: Path) -> None:
    service = unit(path)["Service"]
    assert {name: service.get(name) for name in HARDENED} == HARDENED
    assert service["ExecStart"].startswith("/opt/ucap/.venv/bin/ucap ")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    for path in [*UNITS, *FOLDER.glob("*.timer")]:
        text = path.read_text(encoding="utf-8").replace("/opt/ucap/.venv/bin/ucap", "/bin/true")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in (done.stdout + done.stderr).splitlines() if "ucap" in line]
    assert said == []


def test_every_setting_there_is_in_the_table_of_settings() -> None:
    known = set(SETTING.findall((ROOT / "docs" / "operate.md").read_text(encoding="utf-8")))
    named = {name for path in FOLDER.iterdir() for name in SETTING.findall(path.read_text(encoding="utf-8"))}
    assert named <= known


def test_every_setting_of_the_source_is_in_the_table_of_settings() -> None:
    known = set(SETTING.findall((ROOT / "docs" / "operate.md").read_text(encoding="utf-8")))
    sources = (ROOT / "src" / "ucap" / "config" / "settings").glob("*.py")
    read = {
        name
        for path in sources
        for name in re.findall(r"\"(UCAP_[A-Z_]+|DATABASE_URL)\"", path.read_text(encoding="utf-8"))
    }
    assert read <= known


def test_both_proxies_set_what_the_platform_trusts() -> None:
    nginx = (FOLDER / "nginx.conf").read_text(encoding="utf-8")
    assert "proxy_set_header X-Forwarded-Proto $scheme" in nginx
    assert "proxy_set_header X-Forwarded-For $remote_addr" in nginx  # not what the client sent
    assert nginx.count("{") == nginx.count("}")


def test_the_container_is_not_root() -> None:
    said = (FOLDER / "Containerfile").read_text(encoding="utf-8")
    assert said.index("USER 10001") < said.index('CMD ["ucap"')
    assert "HEALTHCHECK" in said
