"""Bringing the database and the static files to what this program needs, before anybody is served."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from ucap.kernel.errors import BadInput


class Progress:
    """What is being prepared: one line a job, counted on the same line where a person watches."""

    def __init__(self, what: str, of: int) -> None:
        self.what, self.of, self.done = what, of, 0
        self.watched = sys.stderr.isatty()
        if not self.watched:
            _say(f"{what} ({of}) …\n")

    def step(self) -> None:
        self.done += 1
        if self.watched:
            _say(f"\r{self.what} ({self.done} of {self.of}) …" + ("\n" if self.done == self.of else ""))


def prepare_database() -> int:
    """The number of migrations applied. Raises BadInput when the database cannot be reached."""
    from django.core.management import call_command
    from django.core.management.commands.migrate import Command
    from django.db import Error, connection

    with answering():
        pending = pending_migrations()
    if not pending:
        return 0
    progress = Progress("Preparing the database", len(pending))

    class Migrate(Command):
        def migration_progress_callback(self, action: str, *_: Any, **__: Any) -> None:
            if action == "apply_success":
                progress.step()

    try:
        with _one_at_a_time():
            call_command(Migrate(), verbosity=0, interactive=False)
    except Error as error:
        raise BadInput(
            "the database could not be brought up to date (%(error)s). Nothing else was changed; see docs/operate.md.",
            error=one_line(error),
        ) from error
    finally:
        connection.close()
    return len(pending)


def pending_migrations() -> list[str]:
    """The migrations that this program has and the database has not, such as "plans.0002_…"."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


@contextmanager
def answering() -> Iterator[None]:
    """Whatever the database says against us inside becomes one line (BadInput) with the remedy."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import Error, connection

    try:
        yield
    except (Error, ImproperlyConfigured) as error:
        name = str(connection.settings_dict["NAME"])
        raise BadInput(
            "the database %(name)s does not answer (%(error)s). Check that it is running and that DATABASE_URL is right.",
            name=name,
            error=one_line(error),
        ) from error


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Several servers of one PostgreSQL may start at once: the first one migrates, the others wait for it."""
    from django.db import connection

    if connection.vendor != "postgresql":  # the embedded database is served by one server (commands/serve.py)
        yield
        return
    key = int.from_bytes(sha256(b"ucap migrations").digest()[:7], "big")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [key])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


def prepare_static_files() -> int:
    """The number of static files gathered; 0 when they are there as they should be."""
    from django.conf import settings
    from django.core.management import call_command

    mark, is_, files = _mark(), *_static_files()
    if settings.WHITENOISE_USE_FINDERS or static_files_are_ready():
        return 0
    progress = Progress("Preparing the static files", 1)
    mark.unlink(missing_ok=True)  # killed half-way, the next start begins anew
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    mark.write_text(is_, encoding="utf-8")
    progress.step()
    return files


def static_files_are_ready() -> bool:
    """Whether what was gathered is what this program has."""
    mark = _mark()
    return mark.exists() and mark.read_text(encoding="utf-8") == _static_files()[0]


def _mark() -> Path:
    from django.conf import settings

    return Path(settings.STATIC_ROOT).with_name("static-files")


def _static_files() -> tuple[str, int]:
    """What tells one set of static files from another, and how many there are."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders

    digest, number = sha256(str(settings.STORAGES["staticfiles"]).encode()), 0
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda pair: str(pair[0])):
            with storage.open(path) as file:
                digest.update(f"{path}\0".encode() + sha256(file.read()).digest())
            number += 1
    return digest.hexdigest(), number


def one_line(error: object) -> str:
    """What an error says, on one line."""
    return " ".join(str(error).split())


def _say(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
