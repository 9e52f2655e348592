"""A list to take away."""

import csv
import io
import json
from datetime import date

import pytest
from django.utils import translation

from tests.plans.factories import make_plan
from ucap.plans.tables import as_csv, as_json

TODAY = date(2026, 11, 24)
pytestmark = pytest.mark.django_db


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_spreadsheet_opens_it_as_utf_8_in_the_readers_language() -> None:
    plan = make_plan()
    with translation.override("zh-hans"):
        text = as_csv([plan.id], TODAY)
    assert text.startswith("\ufeff")
    assert "扬州 | 格拉纳达; 巴塞罗那" in text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝"])
def test_nothing_is_taken_for_a_formula(start: str) -> None:
    plan = make_plan(title=f'{start}HYPERLINK("http://example.org","x")')
    (row,) = rows(as_csv([plan.id], TODAY))
    assert row["Title"].startswith("'")


def test_quotes_commas_and_lines_stay_in_their_cell() -> None:
    plan = make_plan(title='One, "two"\nthree')
    (row,) = rows(as_csv([plan.id], TODAY))
    assert row["Title"] == 'One, "two"\nthree'


def test_json_has_codes_beside_names() -> None:
    plan = make_plan()
    (found,) = json.loads(as_json([plan.id], TODAY))["plans"]
    assert found["sides"][0] == [{"name": "Yangzhou", "country": "CN"}]
    assert found["period"] == {"start": "2019-11-01", "end": "2020-11-30"}
    assert found["standing"] == "ended"
    assert found["sdgs"] == [4, 9, 11]
    assert found["url"].endswith(f"/plans/{plan.slug}/")


def test_all_are_in_it_in_the_order_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ucap.plans.tables.AT_ONCE", 2)
    ids = [make_plan(title=f"Plan {n}").id for n in range(5)]
    assert [row["Title"] for row in rows(as_csv(ids[::-1], TODAY))] == [f"Plan {n}" for n in range(4, -1, -1)]
