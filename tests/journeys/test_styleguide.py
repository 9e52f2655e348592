"""Every component, in two languages, light and dark, narrow and wide."""

import pytest

from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import Visit


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_component_is_accessible_and_fits(visit: Visit, language: str, scheme: str, width: int) -> None:
    page = visit(f"/{language}/styleguide/", width=width, scheme=scheme, bypass_csp=True)
    assert_fits(page)
    assert_accessible(page)
