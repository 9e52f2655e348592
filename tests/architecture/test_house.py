"""The house rules of docs/architecture.md that import-linter cannot see."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "ucap"
DOMAINS = (
    "journal",
    "language",
    "places",
    "themes",
    "people",
    "notices",
    "moderation",
    "organisations",
    "plans",
    "exchange",
    "matching",
    "events",
    "privacy",
    "api",
)
# The rooms every domain has under the same names; in them, and in them alone, a domain speaks with Django.
ROOMS = {
    "states",
    "models",
    "rules",
    "queries",
    "actions",
    "personal",
    "forms",
    "views",
    "urls",
    "tasks",
    "apps",
    "templatetags",
    "migrations",
}
FRAMEWORKS = {"django", "allauth", "ninja", "django_htmx", "django_tasks", "django_tasks_db"}
# A module outside the rooms that imports Django all the same, and why.
SPEAKS_WITH_DJANGO = {
    "api/machine_urls.py": "a second table of addresses: those without a language",
    "events/letters_guests.py": "letters to whoever has no account, in their language",
    "events/letters_itinerary.py": "what is different in an itinerary, in the reader's language",
    "events/participant_tables.py": "a table's head is in the reader's language",
    "events/tables.py": "a table's head is in the reader's language",
    "events/wording.py": "the words of events in the reader's language",
    "exchange/tables.py": "a table's head is in the reader's language",
    "exchange/talk_tables.py": "a table's head is in the reader's language",
    "exchange/wording.py": "the words of entries in the reader's language",
    "matching/filter_wording.py": "the filters of a search in the reader's language",
    "matching/wording.py": "the words of matches in the reader's language",
    "notices/delivery.py": "hands letters to the mail server",
    "notices/letters.py": "letters are written in the reader's language and carry addresses of pages",
    "notices/machine_urls.py": "a second table of addresses: those without a language",
    "notices/stopping.py": "signs the link that stops letters",
    "notices/wording.py": "the words of notices in the reader's language",
    "people/account_letters.py": "letters are written in the reader's language and carry addresses of pages",
    "organisations/acting.py": "for whom somebody acts is kept in the session and said in the reader's language",
    "organisations/letters.py": "letters are written in the reader's language and carry addresses of pages",
    "matching/picture_tables.py": "a table's head is in the reader's language",
    "organisations/tables.py": "a table's head is in the reader's language",
    "organisations/wording.py": "the words of organisations in the reader's language",
    "people/adapter.py": "what django-allauth asks us to decide",
    "people/backend.py": "what Django asks of whom a session belongs to",
    "people/invited.py": "the invitation that a visitor's session holds",
    "people/letters.py": "letters are written in the reader's language and carry addresses of pages",
    "people/openid.py": "what django-allauth asks us to decide of providers",
    "people/mail.py": "letters are written in the reader's language",
    "people/passwords.py": "what Django asks of a new password",
    "people/keyed_passwords.py": "what Django asks of how a password is hashed",
    "people/recovery_codes.py": "what django-allauth makes recovery codes with",
    "people/used_codes.py": "what django-allauth says of a code that it refused",
    "people/pages.py": "what every view for people who are signed in needs",
    "places/sentences.py": "says kernel messages in the reader's language",
    "plans/letters.py": "letters are written in the reader's language and carry addresses of pages",
    "plans/happenings.py": "says in the reader's language what the journal records",
    "plans/machine_urls.py": "a second table of addresses: those without a language",
    "plans/stages.py": "the six stages in the reader's language",
    "plans/tables.py": "a table's head is in the reader's language",
    "plans/wording.py": "the words of plans in the reader's language",
}
# Names that say nothing of what is inside.
EMPTY_NAMES = {
    "base",
    "common",
    "core",
    "helper",
    "helpers",
    "lib",
    "manager",
    "managers",
    "misc",
    "service",
    "services",
    "shared",
    "tools",
    "util",
    "utils",
}
MOST_LINES = 300
MOST_LINES_OF_A_VIEW = 15
# A longer file, and why its one idea does not fit into less.
LONGER: dict[str, str] = {}


def modules(*folders: Path) -> Iterator[Path]:
    """The Python files of ours in these folders."""
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            inside = path.relative_to(ROOT).parts
            if "migrations" not in inside and not any(part.startswith(".") for part in inside):
                yield path


def imported(path: Path) -> set[str]:
    """The packages that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.partition(".")[0] for name in names}


def test_a_domain_speaks_with_django_in_its_rooms_alone() -> None:
    speakers = {
        path.relative_to(SOURCE).as_posix()
        for domain in DOMAINS
        for path in modules(SOURCE / domain)
        if path.relative_to(SOURCE / domain).parts[0].removesuffix(".py") not in ROOMS
        and imported(path) & FRAMEWORKS
    }
    assert speakers == set(SPEAKS_WITH_DJANGO)


def test_every_folder_under_ucap_is_a_domain_of_the_house() -> None:
    folders = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert folders == {"kernel", *DOMAINS, "web", "config"}


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = {
        path.stem if path.stem != "__init__" else path.parent.name for path in modules(SOURCE, ROOT / "bench")
    }
    assert not named & EMPTY_NAMES


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    folders = (SOURCE, ROOT / "tests", ROOT / "bench")
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules(*folders)
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES and name not in LONGER} == {}
    assert set(LONGER) <= {name for name, lines in lengths.items() if lines > MOST_LINES}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in modules(SOURCE)
        if path.read_text(encoding="utf-8").strip()
        and ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) is None
    ]
    assert silent == []


def test_every_page_has_a_view_of_fifteen_lines_at_most() -> None:
    """A view parses, makes one call of the domain and answers; what is longer belongs into a query or an action."""
    long: list[str] = []
    for path in modules(*SOURCE.glob("*/views")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.end_lineno:
                body = [one for one in node.body if not _is_docstring(one)]
                lines = node.end_lineno - body[0].lineno + 1 if body else 0
                if lines > MOST_LINES_OF_A_VIEW:
                    long.append(f"{path.relative_to(ROOT).as_posix()}: {node.name} ({lines})")
    assert long == []


@pytest.mark.parametrize("word", ["backward compat", "TODO", "FIXME", "XXX"])
def test_nothing_is_left_for_later_in_the_code(word: str) -> None:
    there = [
        path.relative_to(ROOT).as_posix()
        for path in modules(SOURCE)
        if word in path.read_text(encoding="utf-8")
    ]
    assert there == []


def _is_docstring(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
