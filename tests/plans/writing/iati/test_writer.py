"""IATI 2.03: valid against the schema, and what a register's reader looks for."""

from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from tests.plans.factories import yangzhou_content
from tests.plans.writing.random_plans import plans
from tests.plans.writing.test_writing import URL
from ucap.kernel.errors import BadInput
from ucap.plans.content import Period, PlanContent
from ucap.plans.writing.iati.places import shares
from ucap.plans.writing.iati.writer import write_iati


@cache
def schema() -> etree.XMLSchema:
    """The standard's own, from the package that brings it."""
    package = find_spec("iati")
    assert package is not None
    assert package.origin is not None
    folder = Path(package.origin).parent / "resources/standard/2-03/schemas"
    return etree.XMLSchema(etree.parse(str(folder / "iati-activities-schema.xsd")))


def written(plan: PlanContent, language: str = "en", **more: Any) -> Any:
    """The activities, valid."""
    root = etree.fromstring(write_iati(plan, language=language, url=URL, **more).encode())
    assert schema().validate(root), schema().error_log
    return root


def test_the_plan_and_its_activities() -> None:
    plan, *activities = written(yangzhou_content()).findall("iati-activity")
    identifier = "ucap.example-yangzhou-granada-2019"
    assert plan.findtext("iati-identifier") == identifier
    assert plan.find("reporting-org").get("secondary-reporter") == "1"
    assert [one.get("ref") for one in plan.findall("related-activity")] == [
        f"{identifier}-{n}" for n in (1, 2, 3)
    ]
    assert [one.find("related-activity").get("ref") for one in activities] == [identifier] * 3
    assert activities[0].find("activity-date").get("iso-date") == "2019-11-01"


def test_sides_goals_results_and_the_page() -> None:
    plan = written(yangzhou_content()).find("iati-activity")
    parties = plan.xpath("participating-org[@role='4']/narrative/text()")
    assert parties == ["Yangzhou", "Granada", "Barcelona", "Stuttgart", "Manchester", "Rome", "Bologna"]
    assert plan.xpath("tag[@vocabulary='2']/@code") == ["4", "9", "11"]
    assert plan.xpath("tag[@vocabulary='99']/narrative/text()") == ["Culture and cultural heritage"]
    assert plan.xpath("activity-date[@type='1' or @type='3']/@iso-date") == ["2019-11-01", "2020-11-30"]
    assert plan.xpath("result[@type='2']/title/narrative/text()")[1] == "cultural exchanges with EU cities"
    assert plan.xpath("location/location-id/@code")[0] == "1787227"
    assert plan.xpath("document-link/@url") == [URL]
    assert not plan.xpath("budget | transaction | @budget-not-provided")


def test_a_target_is_a_tag_where_the_plan_names_it() -> None:
    plan = yangzhou_content(objectives=("Reach SDG 4.7 and SDG 13.1",))  # 13 is no goal of the plan
    assert written(plan).xpath("iati-activity[1]/tag[@vocabulary='3']/@code") == ["4.7"]


@pytest.mark.parametrize(
    ("today", "status"), [(date(2019, 10, 31), "1"), (date(2020, 5, 1), "2"), (date(2020, 12, 1), "4")]
)
def test_where_it_stands_follows_from_the_day(today: date, status: str) -> None:
    assert written(yangzhou_content(), today=today).xpath("iati-activity[1]/activity-status/@code") == [
        status
    ]


def test_without_a_date_or_a_side_there_is_no_entry() -> None:
    for lacking in ({"period": Period(), "activities": ()}, {"sides": ()}):
        with pytest.raises(BadInput, match="at least one side and one date"):
            write_iati(yangzhou_content(**lacking), language="en", url=URL)


@settings(max_examples=25, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(plan=plans())
def test_every_plan_is_valid_or_told_what_it_lacks(plan: PlanContent) -> None:
    try:
        root = written(plan, plan.language)
    except BadInput:
        return
    assert root.find("iati-activity").get("{http://www.w3.org/XML/1998/namespace}lang") == plan.language[:2]


@pytest.mark.parametrize("count", [1, 3, 6, 7, 11])
def test_shares_add_up_to_a_hundred(count: int) -> None:
    assert round(sum(map(float, shares(count))), 2) == 100
