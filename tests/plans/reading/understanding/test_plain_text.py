"""Text that is marked to stand as it is written (U+2060), and the language of our own form."""

import pytest

from ucap.plans.content import Activity, ActivityKind, PlanContent
from ucap.plans.reading.blocks import PLAIN, Text
from ucap.plans.reading.read import read_document
from ucap.plans.reading.understanding.activities import read_activities
from ucap.plans.reading.understanding.cities import read_countries
from ucap.plans.reading.understanding.find_label import find_label
from ucap.plans.reading.understanding.margin import Margin
from ucap.plans.reading.understanding.names import Named, cities_in_cell
from ucap.plans.reading.understanding.passages import read_objectives, read_passages


def test_it_is_no_label_no_topic_and_no_missing_value() -> None:
    assert find_label("City")
    assert find_label(f"{PLAIN}City") is None
    (passage,) = read_passages([Text(f"{PLAIN}Smart: cities")], "focus", Margin())
    assert (passage.topic, passage.text) == (None, f"{PLAIN}Smart: cities")
    assert read_objectives([Text("N/A"), Text(f"{PLAIN}N/A")], Margin()) == (f"{PLAIN}N/A",)


def test_when_and_what_kind_are_said_before_the_mark() -> None:
    text = Text(f"March 2020, visit:{PLAIN} a conference in May 2021")
    assert read_activities([text], "en", Margin()) == (
        Activity(start="2020-03", kind=ActivityKind.VISIT, text="a conference in May 2021"),
    )


def test_an_end_alone_before_a_kind_is_an_end() -> None:
    (activity,) = read_activities([Text("until March 2020, visit: cities")], "en", Margin())
    assert (activity.start, activity.end, activity.text) == (None, "2020-03", "cities")


def test_a_marked_city_is_one_whatever_its_name_holds() -> None:
    texts = (Text(f"{PLAIN}Brighton and Hove (x) (Myanmar (Burma))"), Text(f"{PLAIN}Nowhere, Else (N/A)"))
    cities = [city._replace(text=None) for city in cities_in_cell(texts)]
    assert cities == [Named("Brighton and Hove (x)", None, "MM"), Named("Nowhere, Else")]


def test_a_missing_country_is_not_namibia() -> None:
    assert read_countries((Text("N/A"), Text("Namibia")), "sides[0].countries", Margin(), []) == ("NA",)


@pytest.mark.parametrize(
    ("named", "language"),
    [("Sintesi del Piano d'azione di cooperazione urbana (U-CAP)", "it"), ("Piano", "en")],
)
def test_the_language_of_our_form_is_that_of_its_labels(named: str, language: str) -> None:
    """Three words do not tell a language; the form's own name and labels do, and nobody else's."""
    rows = "".join(
        f"<tr><th>{label}</th><td>ok</td></tr>" for label in ("Temi di cooperazione", "Contatti", "Note")
    )
    page = f"<html><body><p>{named}</p><h1>The city of the people and the water</h1><table>{rows}</table></body></html>"
    content: PlanContent = read_document(page.encode()).content
    assert content.language == language
