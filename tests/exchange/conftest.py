"""A translation service that speaks over real HTTP, set up as an operator does."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.language.service import Spoken, speaking


@pytest.fixture
def spoken(settings: Any) -> Iterator[Spoken]:
    """What the service does, and what it was asked."""
    with speaking() as there:
        settings.TRANSLATE_URL = there.url
        yield there
