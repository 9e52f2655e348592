"""Small things the tests of pages share."""

from collections.abc import Callable

import pytest
from django.template import engines
from django.test import RequestFactory

Render = Callable[..., str]


@pytest.fixture
def render(rf: RequestFactory) -> Render:
    """render("{% chip 'Draft' %}", value=…): what a template makes of it."""

    def do(source: str, path: str = "/en/", **values: object) -> str:
        return engines["django"].from_string(source).render(values, rf.get(path)).strip()

    return do
