"""Documents of five offices in five languages: other numbers of cities, other dates and numbers; each read right, field by field."""

import json
from collections.abc import Callable

import pytest

from tests.plans.reading.documents import FOLDER
from tests.plans.reading.layouts import Form, as_docx, as_html, as_markdown, as_pdf, as_text, read_form
from ucap.plans.content import to_json
from ucap.plans.reading.read import read_document
from ucap.plans.reading.reading import Reading

LAYOUTS = {
    "docx": as_docx,
    "html": as_html,
    "markdown": as_markdown,
    "text": as_text,
    "pdf": as_pdf,
    "pdf of small pages": lambda form: as_pdf(form, height=130),
}
# What the reader doubts, whatever the layout: field, the words in question, what is said of them.
DOUBTS = {
    "liuzhou": {
        ("sides[0].area_km2", "1.86", "converted to square kilometres: 18\u202f600"),
        ("sides[1].population", "39.1; 275", "added up: 3\u202f141\u202f000"),
    },
    "valencia": {
        ("sides[1].area_km2", "14.335; 82.403", "added up: 96\u202f738"),
        ("themes[0].urban_agenda", "Adaptación al clima", "read as the Urban Agenda topic “Climate adaptation”"),
        ("urban_agenda", "Adaptación al clima", "read as the Urban Agenda topic “Climate adaptation”"),
    },
    "ulm": {
        ("sides[1].area_km2", "1.129.300", "converted to square kilometres: 11\u202f293"),
        ("activities[1]", "Frühjahr 2022", "A season has no exact months; 2022-03 to 2022-05"),
        ("activities[2]", "Hannover", "is no city of the plan"),
    },
    "lille": {
        ("sides[0].population", "236\u202f710; 98\u202f828; 99\u202f160", "added up: 434\u202f698"),
        ("sides[1].area_km2", "856 900", "converted to square kilometres: 8\u202f569"),
        ("title", "Résumé du plan d'action de coopération urbaine", "put together from the cities"),
    },
    "bologna": {
        ("sides[1].area_km2", "11.917", "read as one between thousands: 11\u202f917"),
        ("activities[2]", "Autunno 2022", "2022-09 to 2022-11"),
        ("contacts", "Questo documento non è stato ancora approvato dalla giunta.", "is none"),
        ("other[0]", "Cibo, clima e lavoro", "fits no field"),
        ("other[1]", "1. Le città partner", "fits no field"),
    },
}  # fmt: skip


def told(reading: Reading, name: str) -> list[str]:
    """What was said and not expected, or expected and not said; spaces between thousands are all the same."""

    def plain(text: str) -> str:
        return text.replace("\u202f", " ")

    said = [(w.field, plain(w.source), plain(str(w.message))) for w in reading.warnings]
    doubts = [(field, plain(source), plain(words)) for field, source, words in DOUBTS[name]]
    more = [one for one in said if not any(one[:2] == doubt[:2] and doubt[2] in one[2] for doubt in doubts)]
    missing = [
        doubt for doubt in doubts if not any(one[:2] == doubt[:2] and doubt[2] in one[2] for one in said)
    ]
    return [*(f"more: {one}" for one in more), *(f"missing: {one}" for one in missing)]


def expected(name: str) -> object:
    """What a person reads in the document."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lay_out", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("name", ["liuzhou", "valencia", "ulm", "lille"])
def test_a_form_filled_in(name: str, lay_out: Callable[[Form], bytes]) -> None:
    reading = read_document(lay_out(read_form(FOLDER / f"{name}.txt")))
    assert to_json(reading.content) == expected(name)
    assert told(reading, name) == []


def test_a_document_without_a_form() -> None:
    reading = read_document((FOLDER / "bologna.txt").read_bytes())
    assert to_json(reading.content) == expected("bologna")
    assert told(reading, "bologna") == []
