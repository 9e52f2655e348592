"""What the plans' pages say of plans."""

import pytest
from django.utils import translation

from ucap.plans.happenings import WHAT, cities_in_short
from ucap.plans.queries.cards import CityOfPlan
from ucap.plans.templatetags.plans import phone_address, web_address, webcal

ROME = CityOfPlan("Rome", "IT", {"it": "Roma", "zh-Hans": "罗马"})


def test_many_cities_are_one_and_a_number() -> None:
    with translation.override("en"):
        assert cities_in_short([ROME]) == "Rome"
        assert cities_in_short([ROME, ROME, ROME]) == "Rome and 2 more"
        assert cities_in_short([ROME, ROME, ROME], 2) == "Rome, Rome and 1 more"
        assert cities_in_short([]) == ""
    with translation.override("it"):
        assert cities_in_short([ROME]).startswith("Roma")


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("www.example.org", "https://www.example.org"),
        ("javascript:alert(1)", ""),
        ("JavaScript:alert(1)//.org", ""),
        ("data:text/html,x", ""),
        ("call us", ""),
        ("", ""),
    ],
)
def test_only_the_webs_addresses_become_links(written: str, address: str) -> None:
    assert web_address(written) == address


def test_telephones_and_calendars() -> None:
    assert phone_address("+86 (514) 8736-0000") == "+8651487360000"
    assert webcal("https://plans.example.org") == "webcal://plans.example.org"


def test_every_verb_of_a_plans_journal_has_words() -> None:
    import re
    from pathlib import Path

    import ucap.plans.actions

    source = "".join(path.read_text() for path in Path(ucap.plans.actions.__path__[0]).glob("*.py"))
    verbs = set(re.findall(r'"((?:plan|version|full)\.[a-z_]+)"', source))
    assert len(verbs) > 12
    assert verbs <= WHAT.keys()
