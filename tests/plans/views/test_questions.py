"""Every public page asks the database as often over twelve plans as over two."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.plans.factories import make_plan, publish_again, side, yangzhou_content

pytestmark = pytest.mark.django_db
# what is asked for, and the number of its questions once the catalogue is read
PAGES = {
    "/en/": 7,
    "/en/plans/": 7,
    "/en/plans/?view=table": 7,
    "/en/plans/?view=map": 4,
    "/en/plans/?view=timeline": 7,
    "/en/plans/?country=IT&goal=11&q=platform": 8,
    "/en/plans/?q=universit+platform+rome": 8,
    "/en/plans/?city=3169070&sort=title&page=1": 7,
    "/en/plans/compare/": 6,
    "/en/plans/compare/?a=yangzhou-granada-2019&b=yangzhou-granada-2019-2": 11,
    "/en/plans/yangzhou-granada-2019/": 17,  # four of them for its entries, four for its events
    "/en/plans/yangzhou-granada-2019/versions/": 3,
    "/en/plans/yangzhou-granada-2019/versions/1/": 16,
    "/en/plans/yangzhou-granada-2019/versions/1/2/": 3,
    "/en/plans/yangzhou-granada-2019/ask/": 1,
    "/en/cities/yangzhou/": 17,
    "/en/search/?q=yangzhou": 28,
    "/en/search/?q=platform": 26,
    "/en/plans/download/csv/": 6,
    "/en/plans/download/json/?country=IT": 6,
    "/calendar/plans.ics": 2,
    "/calendar/cities/yangzhou.ics": 3,
    "/calendar/plans/yangzhou-granada-2019.ics": 3,
    "/documents/yangzhou-granada-2019/json": 2,
    "/documents/yangzhou-granada-2019/md?version=1": 4,
}


def questions(client: Client, path: str) -> int:
    """How many a visitor's first hit takes."""
    client.get("/en/plans/?page=2")  # reads the catalogue
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_the_number_of_questions_is_known_and_does_not_grow(client: Client) -> None:
    publish_again(make_plan(), yangzhou_content(objectives=("Another",)))
    make_plan()
    few = {path: questions(client, path) for path in PAGES}
    for number in range(10):
        make_plan(
            sides=(side("Yangzhou"), side("Rome", "Salford")) if number % 2 else yangzhou_content().sides
        )
    many = {path: questions(client, path) for path in PAGES}
    assert many == few
    assert few == PAGES
