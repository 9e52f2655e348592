import os
import re
import signal
import sqlite3
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.config.running import Running, environment, in_django, prepared, runs, said_first, ucap, wait_until
from tests.postgres import chosen

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("serve"),
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]
on_both = pytest.mark.database  # on PostgreSQL as well
LETTER = (
    "from ucap.people.mail import write; "
    "write(to='a@example.org', language='en', words=lambda: ('Hello', 'Body of the letter'))"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that only answers questions, and is stopped as a service manager stops it."""
    with Running(prepared(tmp_path_factory.mktemp("serve") / "data")) as running:
        yield running
        stops_clean(running, signal.SIGTERM)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder for one server after the other."""
    return prepared(tmp_path_factory.mktemp("stopped") / "data")


@on_both
def test_an_empty_folder_becomes_a_platform(server: Running) -> None:
    """One folder a run is empty at first (tests/config/running.py); this server begins with a copy of it."""
    said = said_first()
    assert [line.split(" (")[0] for line in said[:-1]] == [
        "Preparing the database",
        "Preparing the static files",
    ]
    assert said[-1].startswith("ucap is ready at http://localhost:")
    assert len(server.said) == 1  # nothing is left to prepare
    assert server.said[-1].startswith(
        f"ucap is ready at http://localhost:{server.port}/ (data in {server.data};"
    )
    assert server.get("/healthz")[0] == 200


def test_the_home_page_and_all_it_loads(server: Running) -> None:
    status, headers, body = server.get("/en/")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    loads = re.findall(r'(?:href|src)="(/static/[^"]+)"', body.decode())
    assert len(loads) > 2
    for path in dict.fromkeys(loads):
        status, headers, _ = server.get(path)
        assert (path, status) == (path, 200)
        assert "immutable" in headers["cache-control"]  # named by its content, so kept for good


def test_the_database_is_opened_as_production(server: Running) -> None:
    database = sqlite3.connect(server.data / "ucap.sqlite3")
    assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database.close()


def test_secrets_are_for_this_user_alone(server: Running) -> None:
    assert (server.data / "secret-key").stat().st_mode & 0o077 == 0


def test_a_second_server_of_the_same_data_is_refused(server: Running) -> None:
    second = ucap(server.data, "serve", "--port", str(server.port + 1))
    assert second.returncode == 2
    assert second.stderr.startswith(f"ucap serve: process {server.process.pid} serves the data folder")


def test_a_port_that_is_taken_is_told(server: Running, tmp_path: Path) -> None:
    second = ucap(tmp_path, "serve", "--port", str(server.port))
    assert second.returncode == 2
    assert second.stderr.startswith(
        f"ucap serve: cannot listen on 127.0.0.1 port {server.port} (address already in use)"
    )
    assert second.stderr.count("\n") == 1


def test_a_second_worker_is_refused(server: Running) -> None:
    second = ucap(server.data, "work")
    assert second.returncode == 2
    assert "does the background work of this data folder already" in second.stderr


@on_both
def test_the_check_finds_what_serve_prepared(server: Running) -> None:
    lines = ucap(server.data, "check").stdout.splitlines()
    assert {
        line[:5].strip(): None for line in lines if line[7:19].strip() in {"database", "static files"}
    } == {"ok": None}


@on_both
def test_letters_are_sent_in_the_background(server: Running) -> None:
    in_django(server.data, LETTER)
    wait_until(lambda: list((server.data / "mail").glob("*.eml")), "a letter")
    (letter,) = (server.data / "mail").glob("*.eml")
    assert "Body of the letter" in letter.read_text(encoding="utf-8")


def workers_of(server: Running) -> list[int]:
    return [pid for pid in server.children() if b"--beside" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_a_background_worker_that_dies_is_replaced(server: Running) -> None:
    (killed,) = workers_of(server)
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: workers_of(server) not in ([], [killed]), "another worker")


@pytest.fixture
def terminal() -> Iterator[None]:
    """What is started hears when the terminal is closed, also when the tests themselves run under nohup."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGHUP])
def test_a_clean_stop(terminal: None, how: int, data: Path) -> None:
    with Running(data) as running:
        stops_clean(running, how)


def stops_clean(running: Running, how: int) -> None:
    children = running.children()
    assert len(children) >= 2
    assert running.stop(how) == 0
    wait_until(lambda: not any(map(runs, children)), "the end of every child")
    assert running.process.stderr
    assert running.process.stderr.read().splitlines()[-1] == "ucap has stopped."


@on_both
def test_killed_it_leaves_nobody_behind_and_starts_again(data: Path) -> None:
    with Running(data) as running:
        children = running.children()
        running.stop(signal.SIGKILL)
        wait_until(lambda: not any(map(runs, children)), "the end of every child")
    with Running(data, port=running.port, words=("--no-worker",)) as again:
        assert len(again.said) == 1  # nothing had to be prepared
        assert again.get("/healthz")[0] == 200
        assert workers_of(again) == []


@on_both
def test_a_task_cut_off_by_a_kill_is_done_after_the_next_start_of_a_worker(tmp_path: Path) -> None:
    data = prepared(tmp_path / "data")
    # as a worker leaves it that was killed in the middle of it
    claim = "from django_tasks_db.models import DBTaskResult; DBTaskResult.objects.get().claim('killed')"
    in_django(data, f"{LETTER}; {claim}")
    with Running(data):
        wait_until(lambda: list((data / "mail").glob("*.eml")), "the letter")


def test_nobody_is_there_at_first_and_the_first_is_invited(server: Running) -> None:
    assert server.process.stderr
    assert server.process.stderr.readline().strip().endswith("ucap invite --role secretariat EMAIL")
    people = sqlite3.connect(server.data / "ucap.sqlite3").execute("SELECT count(*) FROM people_user")
    assert people.fetchone() == (0,)


@on_both
@pytest.mark.skipif(not chosen(), reason="the embedded database has one server")
def test_two_servers_of_one_postgresql_begin_at_once_and_share_the_work(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    shared = {"DATABASE_URL": environment(folders[0])["DATABASE_URL"]}
    servers = [Running(folder, more=shared) for folder in folders]
    with ThreadPoolExecutor() as pool, ExitStack() as running:
        for _ in pool.map(running.enter_context, servers):
            pass
        assert [server.get("/healthz")[0] for server in servers] == [200, 200]
        in_django(folders[0], "\n".join([LETTER] * 20))
        wait_until(lambda: len(letters(folders)) >= 20, "twenty letters")
        workers = "from django_tasks_db.models import DBTaskResult as T; print([len(t.worker_ids) for t in T.objects.exclude(task_path__startswith='ucap.matching')])"
        wait_until(lambda: in_django(folders[0], workers).strip() == str([1] * 20), "the end of each task")
    assert len(letters(folders)) == 20


def letters(folders: list[Path]) -> list[str]:
    """The bodies of all letters that were sent from these folders."""
    files = (file for folder in folders for file in (folder / "mail").glob("*"))
    return [
        line
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if line == "Body of the letter"
    ]
