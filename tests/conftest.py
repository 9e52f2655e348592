"""Fixtures that every room's tests share."""

import gc
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count

import pytest
from _pytest.nodeid import NodeId
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import TransactionTestCase
from django.utils.translation import override
from hypothesis import settings as hypothesis_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.clients import share_middleware
from tests.config.running import share_a_run
from tests.meanings import work_out_once
from tests.organisations import factories as organisations
from tests.stores import begin_as_a_copy, empty
from ucap.events import watching as events_watching
from ucap.events.tasks import index_event
from ucap.exchange import watching
from ucap.journal import guard
from ucap.matching.tasks import index_entry, index_organisation, watch_talk
from ucap.plans.queries.catalogue import forget

# A busy machine is slow, which is no failure: no test here has a deadline.
hypothesis_settings.register_profile("ucap", deadline=None)
hypothesis_settings.load_profile("ucap")


# Whoever asks for one of these touches a database, and is run on each that we support: `-m database`.
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
# Tracing doubles the time of a test; what these run is thinly measured by them anyway: pages, of which each asks many modules.
NOT_MEASURED = {"journeys", "permissions", "views", "web"}
# Pages ask by queries and change by actions, whose own tests are run on each database: docs/decisions.md, 32.
PAGES = {"forms", "fuzz", "views", "web"}


def pytest_configure() -> None:
    share_a_run()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _touches_database(item):
            if _is_of_a_page(item):
                item.add_marker(pytest.mark.once)
            if not item.get_closest_marker("once"):
                item.add_marker(pytest.mark.database)
        if NOT_MEASURED.intersection(item.path.parts):
            item.add_marker(pytest.mark.no_cover)
    items.sort(key=_when)
    for item in items:
        # pytest-xdist looks for the group at the end of a test's id and means to write it there itself, where pytest 9.2
        # takes no notice of it: without this a group runs in all workers.
        group = item.get_closest_marker("xdist_group")
        if group and hasattr(item.config, "workerinput"):
            item._id = NodeId.parse(f"{item.nodeid}@{group.args[0]}")


def _touches_database(item: pytest.Item) -> bool:
    fixtures = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    return bool(fixtures or item.get_closest_marker("django_db"))


def _is_of_a_page(item: pytest.Item) -> bool:
    """Of a page, and not of what two transactions do to each other. What programs are answered is asked on each database."""
    within = item.path.relative_to(item.config.rootpath).parts
    return bool(PAGES.intersection(within)) and "api" not in within and not _empties(item)


def _empties(item: pytest.Item) -> bool:
    """Whether what the test writes is really kept, so that the tables have to be emptied after it."""
    marker = item.get_closest_marker("django_db")
    fixtures = {"transactional_db", "live_server"}.intersection(getattr(item, "fixturenames", ()))
    return bool(fixtures or (marker and marker.kwargs.get("transaction")))


def _when(item: pytest.Item) -> int:
    """Long groups early and small things last, or one worker waits at the end for another's; whatever empties the tables after what
    rolls back; and while the first worker to ask for a database brings it up, the other has what needs none."""
    grouped = bool(item.get_closest_marker("xdist_group"))
    if not _touches_database(item):
        small = "architecture" in item.path.parts and not grouped
        return 0 if item.get_closest_marker("slow") else 6 if small else 1
    if not _empties(item):
        return 2 if grouped else 3
    return 4 if grouped else 5


def pytest_collection_finish() -> None:
    """What is in memory by now stays there: nobody has to look through it again and again for what could go.

    What tests leave behind is looked through rarely, for a look costs more than the memory: a tenth of what they take.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def quick() -> None:
    """What costs time and says nothing here: hashing a password slowly, looking through all static files for each client."""
    share_middleware()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True
    work_out_once()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> None:
    begin_as_a_copy()
    TransactionTestCase._fixture_teardown = lambda _: empty()  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database without the journal's guard: browser tests empty every table after each story.

    tests/journal/test_guard.py puts it back and holds it to its word.
    """
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        guard.remove(editor)


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Each test begins with nothing in memory: the database goes back after a test, and its numbers with it."""
    forget()
    for name in settings.CACHES:
        caches[name].clear()


@pytest.fixture(scope="session", autouse=True)
def nothing_indexed() -> None:
    """What entries mean is worked out where a test asks for it alone (tests/matching/conftest.py): it takes seconds to begin."""
    watching.forget(index_entry)
    watching.forget(watch_talk, of="interest")
    watching.forget(index_organisation, of="organisation")
    events_watching.forget(index_event)


@pytest.fixture(autouse=True)
def counted_from_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Organisations bear the same names in every test, so that what these mean is worked out once a run (tests/meanings.py)."""
    monkeypatch.setattr(organisations, "_serial", count(1))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English: a page in another language leaves its language to the thread."""
    with override("en"):
        yield


@pytest.fixture
def at() -> datetime:
    """The instant at which things happen in tests."""
    return datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
