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
HARDENED = {
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "CapabilityBoundingSet": "",
    "User": "ucap",
    "LimitCORE": "0",
    "MemorySwapMax": "0",
    "SyslogIdentifier": "ucap",
}


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


def test_nginx_gives_away_nothing_and_staples() -> None:
    """As testssl.sh wanted it (docs/operate/README.md)."""
    nginx = (FOLDER / "nginx.conf").read_text(encoding="utf-8")
    assert nginx.count("server_tokens off;") == nginx.count("server {")
    assert "ssl_stapling on;" in nginx
    assert re.findall(r"limit_req_zone .*zone=(\w+):", nginx) == re.findall(r"limit_req zone=(\w+) ", nginx)
    assert "ssl_session_tickets off;" in nginx
    assert "ssl_protocols TLSv1.2 TLSv1.3;" in nginx
    suites = re.findall(r"ssl_ciphers (.+);", nginx)[0].split(":")
    assert [one for one in suites if not re.match(r"ECDHE-(ECDSA|RSA)-.*(GCM|POLY1305)", one)] == []
    assert "return 301 https://$host" not in nginx  # the name is the client's to choose


def test_credentials_are_named_as_the_settings_they_hold() -> None:
    dropin = (FOLDER / "credentials.conf").read_text(encoding="utf-8")
    given = re.findall(r"LoadCredentialEncrypted=(\w+):/etc/ucap/(\w+)\.cred", dropin)
    assert len(given) == dropin.count("LoadCredentialEncrypted=")
    assert [name for name, file in given if name != file] == []
    told = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")
    of_files = told[told.index("### Secrets as files") : told.index("## Plans in and out")]
    assert [name for name, _ in given if f"`{name}`" not in of_files] == []


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_understands_the_drop_in(tmp_path: Path) -> None:
    text = (FOLDER / "ucap.service").read_text(encoding="utf-8").replace("/opt/ucap/.venv/bin/ucap", "/bin/true")  # fmt: skip
    (tmp_path / "ucap.service").write_text(text, encoding="utf-8")
    (tmp_path / "ucap.service.d").mkdir()
    shutil.copy(FOLDER / "credentials.conf", tmp_path / "ucap.service.d")
    done = subprocess.run(["systemd-analyze", "verify", str(tmp_path / "ucap.service")], capture_output=True, text=True, check=False)  # fmt: skip
    assert [line for line in (done.stdout + done.stderr).splitlines() if "ucap" in line] == []


@pytest.mark.parametrize("command", ["check --deploy", "backup /mnt/my\\ backups"])
def test_a_command_runs_with_what_the_service_has(command: str, tmp_path: Path) -> None:
    """With a systemd-run that only says what it was asked for."""
    said = tmp_path / "systemd-run"
    said.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    said.chmod(0o755)
    script = FOLDER / "ucap-command"
    done = subprocess.run(
        ["sh", "-c", f"{script} {command}"], env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, capture_output=True, text=True, check=True
    )  # fmt: skip
    asked = done.stdout.splitlines()
    assert {"--uid=ucap", "--property=EnvironmentFile=/etc/ucap/environment", "--setenv=UCAP_DATA=/var/lib/ucap"} <= set(asked)  # fmt: skip
    assert asked[asked.index("/opt/ucap/.venv/bin/ucap") + 1 :] == command.replace("\\ ", "\0").replace(" ", "\n").replace("\0", " ").split("\n")  # fmt: skip


def test_the_container_is_not_root() -> None:
    said = (FOLDER / "Containerfile").read_text(encoding="utf-8")
    assert said.index("USER 10001") < said.index('CMD ["ucap"')
    assert "HEALTHCHECK" in said
