"""What is wrong with this installation, and how to mend it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ucap.kernel.errors import Problem

MUCH = 1024**3  # bytes that should be free for the database, uploads and a backup
LITTLE = 100 * 1024**2  # bytes below which writing fails soon


class Level(StrEnum):
    GOOD = "ok"
    NOTE = "note"  # works; an operator should know
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    level: Level
    what: str
    says: str  # how it stands and, unless it is good, how to mend it


def findings() -> Iterator[Finding]:
    """Everything that was looked at, in the order in which things depend on each other."""
    from ucap.config.installation import start_django

    try:
        start_django()
    except Problem as problem:
        yield Finding(Level.WRONG, "settings", str(problem))
        return
    for what, look in LOOKS.items():
        try:
            yield from (Finding(level, what, says) for level, says in look())
        except Problem as problem:
            yield Finding(Level.WRONG, what, str(problem))


Said = Iterator[tuple[Level, str]]


def _data() -> Said:
    from django.conf import settings

    free = shutil.disk_usage(settings.DATA).free
    says = f"{settings.DATA} can be written to, {free / 1024**3:.1f} GB free"
    if free < LITTLE:
        yield Level.WRONG, f"{says}. Make room: writing will fail soon."
    elif free < MUCH:
        yield Level.NOTE, f"{says}. Make room before the database and its backups need it."
    else:
        yield Level.GOOD, says


def _secret() -> Said:
    from django.conf import settings

    from ucap.config.credentials import in_file

    kept: Path = settings.DATA / "secret-key"
    if len(settings.SECRET_KEY) < 50:
        yield (
            Level.WRONG,
            "the key is short and could be guessed. Give UCAP_SECRET_KEY 50 characters or more, or leave it out.",
        )
    elif kept.exists() and kept.stat().st_mode & 0o077:
        yield Level.WRONG, f"other users of this machine can read {kept}. Mend it: chmod 600 {kept}"
    elif in_file("UCAP_SECRET_KEY"):
        yield Level.GOOD, "the system gives it as a file, and the data folder keeps none in use"
    else:
        yield Level.GOOD, "there is one, and only this user can read it"


def _database() -> Said:
    from django.db import connection

    from ucap.config.preparing import answering, pending_migrations

    with answering():
        pending = pending_migrations()
    if pending:
        yield (
            Level.NOTE,
            f"{len(pending)} changes are to be made to it ({pending[0]} …). ucap serve makes them when it starts.",
        )
        return
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            sound = cursor.fetchone()[0]
            cursor.execute("PRAGMA foreign_key_check")
            loose = cursor.fetchone()
        if sound != "ok" or loose:
            yield (
                Level.WRONG,
                f"the file is damaged ({sound if sound != 'ok' else loose}). Restore the last backup.",
            )
            return
    yield Level.GOOD, f"answers, up to date ({connection.vendor}, {connection.settings_dict['NAME']})"


def _static() -> Said:
    from django.conf import settings

    from ucap.config.preparing import static_files_are_ready

    if settings.WHITENOISE_USE_FINDERS:
        yield (
            Level.NOTE,
            f"served from the source, as UCAP_ENV is {settings.ENVIRONMENT}; leave it out where people work",
        )
    elif static_files_are_ready():
        yield Level.GOOD, "gathered"
    else:
        yield Level.NOTE, "not those of this program. ucap serve gathers them when it starts."


def _languages() -> Said:
    from django.conf import settings
    from django.utils.translation import to_locale

    folder = Path(settings.LOCALE_PATHS[0])
    codes = [code for code, _ in settings.LANGUAGES if code != "en"]
    missing = [c for c in codes if not (folder / to_locale(c) / "LC_MESSAGES" / "django.mo").exists()]
    if missing:
        yield (
            Level.WRONG,
            f"no compiled catalogue for {', '.join(missing)}: pages are in English. Mend it: make install",
        )
    else:
        yield Level.GOOD, f"English, {', '.join(codes)}"


def _model() -> Said:
    from ucap.language.vectors import encode

    encode(["a city"])  # raises Problem with the remedy
    yield Level.GOOD, "the language model is there"


def _address() -> Said:
    from django.conf import settings

    says = f"{settings.PUBLIC_URL}, answering to {', '.join(settings.ALLOWED_HOSTS)}"
    if "*" in settings.ALLOWED_HOSTS:
        yield (
            Level.WRONG,
            "answers to any name, so links in mails can be forged. Name the hosts in UCAP_ALLOWED_HOSTS.",
        )
    elif settings.PUBLIC_HOST not in settings.ALLOWED_HOSTS:
        yield (
            Level.WRONG,
            f"UCAP_ALLOWED_HOSTS leaves out {settings.PUBLIC_HOST}, the host of UCAP_PUBLIC_URL. Add it.",
        )
    elif settings.PUBLIC_HOST in {"localhost", "127.0.0.1", "::1"}:
        yield Level.NOTE, f"{says}: only from this machine. Set UCAP_PUBLIC_URL before others come."
    elif not settings.SERVED_BY_TLS:
        yield (
            Level.WRONG,
            f"{says}: passwords travel unencrypted. Put a TLS proxy before it and use https in UCAP_PUBLIC_URL.",
        )
    else:
        yield Level.GOOD, says


def _mail() -> Said:
    import smtplib

    from django.conf import settings
    from django.core.mail import get_connection

    if not settings.EMAIL_HOST:
        yield (
            Level.NOTE,
            f"not sent: letters are put into {settings.EMAIL_FILE_PATH}. Set UCAP_EMAIL_HOST to send them.",
        )
        return
    connection = get_connection(timeout=5)
    try:
        connection.open()
        connection.close()
    except (OSError, smtplib.SMTPException) as error:
        yield (
            Level.WRONG,
            f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT} does not take letters ({error}). Check the UCAP_EMAIL_ settings.",
        )
        return
    yield (
        Level.GOOD,
        f"through {settings.EMAIL_HOST}:{settings.EMAIL_PORT}, from {settings.DEFAULT_FROM_EMAIL}",
    )


def _translation() -> Said:
    from ucap.exchange.queries.translations import service, targets
    from ucap.language.translating import pair, pairs_of

    there = service()
    if there is None:
        yield Level.GOOD, "no service is set up (UCAP_TRANSLATE_URL), so none is offered"
        return
    pairs = pairs_of(there)  # raises Problem with the remedy
    missing = [
        f"{one} to {other}"
        for one in targets()
        for other in targets()
        if one != other and not pair(pairs, one, other)
    ]
    says = f"{there.url} answers"
    if missing:
        yield (
            Level.NOTE,
            f"{says}, but does not translate {', '.join(missing[:5])}{' …' if len(missing) > 5 else ''}. Give it the models.",
        )
    else:
        yield Level.GOOD, f"{says}, in every language of the pages"


def _scanner() -> Said:
    from django.conf import settings

    from ucap.kernel import clamd

    if settings.CLAMD is None:
        yield Level.GOOD, "none is set up (UCAP_CLAMD): files are told by their kind, not looked through"
        return
    try:
        says = clamd.version(settings.CLAMD, seconds=5)
    except clamd.NoAnswer as error:
        yield (
            Level.WRONG,
            f"clamd at {settings.CLAMD} does not answer ({error}), so nobody can give a file. Start it, or correct UCAP_CLAMD.",
        )
        return
    if settings.CLAMD.host not in {"", "localhost", "127.0.0.1", "::1"}:
        yield (
            Level.WRONG,
            f"files travel to clamd at {settings.CLAMD} unencrypted. Run it on this machine, or reach it through a tunnel.",
        )
    else:
        yield Level.GOOD, f"{says} at {settings.CLAMD}"


def _tasks() -> Said:
    from django_tasks_db.models import DBTaskResult

    from ucap.config.preparing import answering, pending_migrations

    try:
        with answering():
            if pending_migrations():
                return
    except Problem:  # the look at the database has said so
        return
    waiting, failed = DBTaskResult.objects.ready().count(), DBTaskResult.objects.failed().count()
    says = f"{waiting} waiting, {failed} failed within a week"
    if failed:
        last = DBTaskResult.objects.failed().order_by("-finished_at")[0]
        yield Level.NOTE, f"{says}; the last one: {last.task_path} ({last.exception_class_path})"
    elif waiting > 50:
        yield Level.NOTE, f"{says}. Is a worker running? ucap serve has one; ucap work is another."
    else:
        yield Level.GOOD, says


LOOKS: dict[str, Callable[[], Said]] = {
    "data folder": _data,
    "secret key": _secret,
    "database": _database,
    "static files": _static,
    "languages": _languages,
    "model": _model,
    "address": _address,
    "mail": _mail,
    "translation": _translation,
    "scanner": _scanner,
    "tasks": _tasks,
}
