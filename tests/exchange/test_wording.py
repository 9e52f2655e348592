"""Words of the exchange that mean something else elsewhere."""

import pytest
from django.conf import settings
from django.utils.translation import gettext, override

from ucap.exchange.wording import FILTERS


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES if code != "en"])
def test_the_area_of_an_entry_is_not_that_of_a_city(language: str) -> None:
    with override(language):
        assert str(FILTERS["area"]) != gettext("Area")  # square kilometres
