"""What must be right before people come: `ucap check --deploy` is strict about what is a note elsewhere."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from ucap.config import checking, encryption, password_key
from ucap.config.checking import Finding, Level, Said
from ucap.kernel.clock import now
from ucap.kernel.errors import Problem

OLD = timedelta(hours=36)  # of a backup: one night was missed
LATE = timedelta(minutes=10)  # of what is done by the clock every minute
AHEAD = timedelta(minutes=1)
LOCAL = frozenset({"", "localhost", "127.0.0.1", "::1"})
# Notes of the ordinary looks that are wrong where people work; the others ucap serve mends by itself, or they pass
STRICT = frozenset({"data folder", "address", "mail"})
# What Django would say of deployments and does not here, and why
SILENCED = {
    "security.W004": "HSTS is on with an https:// address, which `address` asks for",
    "security.W005": "names below this one are the operator's to decide about (UCAP_HSTS_SUBDOMAINS)",
    "security.W008": "the proxy sends people on to https",
    "security.W009": "`secret key` says it, with the file",
    "security.W012": "`cookies` says it",
    "security.W016": "`cookies` says it",
    "security.W018": "`environment` says it",
    "security.W020": "`address` says it",
    "security.W021": "a list that browsers keep is not ours to join",
}


def findings() -> Iterator[Finding]:
    """All that the ordinary check looks at, strictly, and what matters only where people work."""
    for one in checking.findings():
        strict = one.level is Level.NOTE and one.what in STRICT
        yield replace(one, level=Level.WRONG) if strict else one
        if one.what == "settings":
            return
    for what, look in LOOKS.items():
        try:
            yield from (Finding(level, what, says) for level, says in look())
        except Problem as problem:
            yield Finding(Level.WRONG, what, str(problem))


def _environment() -> Said:
    from django.conf import settings

    if settings.ENVIRONMENT == "production" and not settings.DEBUG:
        yield Level.GOOD, "production: errors show no details"
    else:
        yield Level.WRONG, f"UCAP_ENV is {settings.ENVIRONMENT}: errors show details. Leave it out."


def _proxy() -> Said:
    from django.conf import settings

    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    if settings.SERVED_BY_TLS and not proxies:
        yield (
            Level.WRONG,
            "all people seem to come from the proxy's address, so one can lock the others out. Leave UCAP_PROXIES out, or set it to the number of your proxies.",
        )
    elif settings.SERVED_BY_TLS:
        yield (
            Level.GOOD,
            f"{proxies} trusted: it must set X-Forwarded-Proto and X-Forwarded-For itself (docs/operate/), and ucap serve must be reached through it alone",
        )
    else:
        yield (
            Level.WRONG,
            "none that does TLS. Put one before the platform (docs/operate/) and set UCAP_PUBLIC_URL=https://…",
        )


def _cookies() -> Said:
    from django.conf import settings

    if settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE:
        yield Level.GOOD, "for TLS alone"
    else:
        yield Level.WRONG, "also sent without TLS, where others can read them. Set UCAP_PUBLIC_URL=https://…"


def _connections() -> Said:
    """Whatever leaves this machine is encrypted, and the other side has to say who it is."""
    from django.conf import settings
    from django.db import connection

    database = connection.settings_dict
    host, mode = str(database.get("HOST") or ""), database.get("OPTIONS", {}).get("sslmode")
    open_database = host not in LOCAL and not host.startswith("/") and mode != "verify-full"
    open_mail = settings.EMAIL_HOST not in LOCAL and not settings.EMAIL_USE_TLS
    if open_database:
        yield (
            Level.WRONG,
            f"to the database at {host} others may listen, or stand in for it. Add ?sslmode=verify-full&sslrootcert=… to DATABASE_URL.",
        )
    if open_mail:
        yield (
            Level.WRONG,
            f"letters to {settings.EMAIL_HOST} travel unencrypted, and links that open accounts are in them. Leave UCAP_EMAIL_TLS out.",
        )
    if not open_database and not open_mail:
        yield Level.GOOD, "nothing leaves this machine unencrypted"


def _second_factor() -> Said:
    from django.conf import settings

    if settings.SECOND_FACTOR_REQUIRED:
        yield Level.GOOD, "an office rests without one"
    else:
        yield (
            Level.WRONG,
            "only offered: a stolen password is enough to act for a city. Leave UCAP_SECOND_FACTOR out.",
        )


def _operator() -> Said:
    from django.conf import settings

    unset = [name for name in ("OPERATOR_NAME", "OPERATOR_CONTACT") if not getattr(settings, name)]
    if unset:
        names = " and ".join(f"UCAP_{name}" for name in unset)
        yield Level.WRONG, f"the page about privacy must say who runs this platform. Set {names}."
    else:
        yield Level.GOOD, f"{settings.OPERATOR_NAME}, {settings.OPERATOR_CONTACT}"


def _backups() -> Said:
    from django.conf import settings

    from ucap.config.backup.keys import identities
    from ucap.config.backup.nightly import backups_in, configured_recipients
    from ucap.config.backup.sealing import AGE
    from ucap.config.backup.verify import head_of
    from ucap.config.room import free_bytes

    if settings.BACKUPS is None:
        yield Level.WRONG, "none by the clock. Set UCAP_BACKUPS to a folder on another disk."
        return
    if not configured_recipients():
        yield (
            Level.WRONG,
            "not encrypted, and the key of this installation is in them. Make a key elsewhere (ucap backup --new-key) and set UCAP_BACKUP_RECIPIENT to what it prints.",
        )
    there = backups_in(settings.BACKUPS)
    if not there:
        yield Level.WRONG, f"there is none in {settings.BACKUPS} yet. Make the first one: ucap backup"
        return
    when, path = list(there.items())[-1]
    says = f"the last one is {path.name}, {path.stat().st_size / 1024**2:.1f} MB"
    key = settings.BACKUP_KEY_FILE
    try:
        with path.open("rb") as file:
            closed = file.read(len(AGE)) == AGE
        if not closed or key:
            head_of(path, identities(key) if closed and key else [])
    except (OSError, Problem) as problem:
        yield Level.WRONG, f"{says}, and cannot be read ({problem}). Make another one: ucap backup"
        return
    room = free_bytes(settings.BACKUPS)
    if now() - when > OLD:
        yield Level.WRONG, f"{says}, too old. Is a worker running? Make one now: ucap backup"
    elif room < 2 * path.stat().st_size + checking.LITTLE:
        yield Level.WRONG, f"{says}, and {room / 1024**2:.0f} MB are free there. Make room."
    else:
        yield Level.GOOD, says


def _examples() -> Said:
    from ucap.config.preparing import answering
    from ucap.people.models import User

    with answering():
        accounts = User.objects.filter(is_example=True).count()
    if accounts:
        yield (
            Level.WRONG,
            f"{accounts} accounts of the demonstration, whose passwords were shown. Begin in an empty data folder, without --example.",
        )
    else:
        yield Level.GOOD, "no account of a demonstration"


def _secretariat() -> Said:
    from ucap.config.preparing import answering
    from ucap.people.models import User

    with answering():
        people = User.objects.filter(is_secretariat=True, is_active=True).count()
    if people:
        yield Level.GOOD, f"{people}"
    else:
        yield Level.WRONG, "nobody yet. Invite somebody: ucap invite --role secretariat EMAIL"


def _worker() -> Said:
    from ucap.config.models import ChoreRun
    from ucap.config.preparing import answering

    with answering():
        late = list(ChoreRun.objects.filter(due_at__lte=now() - LATE).order_by("due_at")[:1])
        known = ChoreRun.objects.exists()
    if late or not known:
        what = (
            f"{late[0].name} is due since {late[0].due_at:%Y-%m-%d %H:%M} UTC" if late else "it has never run"
        )
        yield Level.WRONG, f"{what}. Start ucap serve (it has one), or ucap work."
    else:
        yield Level.GOOD, "does what is due"


def _letters() -> Said:
    from ucap.config.preparing import answering
    from ucap.notices.models import Letter
    from ucap.notices.states import LetterState

    with answering():
        dead = Letter.objects.filter(state=LetterState.DEAD).count()
    if dead:
        yield (
            Level.WRONG,
            f"{dead} were given up. The page of letters that did not arrive says why and sends them again.",
        )
    else:
        yield Level.GOOD, "none given up"


def _clock() -> Said:
    from django.db import connection
    from django.db.models import Max

    from ucap.config.preparing import answering
    from ucap.journal.models import Entry

    with answering():
        last = Entry.objects.aggregate(last=Max("at"))["last"]
        theirs = None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT clock_timestamp()")
                theirs = cursor.fetchone()[0]
    if last and last - now() > AHEAD:
        yield (
            Level.WRONG,
            f"behind what was written at {last:%Y-%m-%d %H:%M} UTC. Set it: timedatectl set-ntp true",
        )
    elif theirs and abs(theirs - now()) > AHEAD:
        yield (
            Level.WRONG,
            f"the database's differs by {abs(theirs - now())}. Set both: timedatectl set-ntp true",
        )
    else:
        yield Level.GOOD, f"{now():%Y-%m-%d %H:%M} UTC"


def _django() -> Said:
    from django.core.checks import run_checks

    said = [one for one in run_checks(include_deployment_checks=True) if one.id not in SILENCED]
    for one in said:
        hint = f" {one.hint}" if one.hint else ""
        level = Level.WRONG if one.is_serious() or str(one.id).startswith("security.") else Level.NOTE
        yield level, " ".join(f"{one.msg}{hint} ({one.id})".split())
    if not said:
        yield Level.GOOD, "Django's own check --deploy has nothing to add"


LOOKS: dict[str, Callable[[], Said]] = {
    "environment": _environment,
    "proxy": _proxy,
    "cookies": _cookies,
    "connections": _connections,
    "encryption": encryption.look,
    "second factor": _second_factor,
    "passwords": password_key.look,
    "operator": _operator,
    "backups": _backups,
    "examples": _examples,
    "secretariat": _secretariat,
    "worker": _worker,
    "letters": _letters,
    "clock": _clock,
    "django": _django,
}
