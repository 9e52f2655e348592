"""The form filled in: its rows, and the marks of what could be mistaken."""

from tests.plans.factories import side, yangzhou_content
from tests.plans.writing.test_writing import URL
from ucap.plans.content import Activity, ActivityKind, PlanContent, Side
from ucap.plans.labels import FormField
from ucap.plans.reading.blocks import PLAIN
from ucap.plans.writing.clean import clean
from ucap.plans.writing.form import Form, fill_form
from ucap.plans.writing.plain import plain


def filled(plan: PlanContent, language: str = "en") -> Form:
    return fill_form(plan, language=language, url=URL)


def said(form: Form, field: FormField) -> list[list[str]]:
    """The paragraphs in the cells of the rows of that field."""
    return [[text.text for text in cell] for row in form.rows if row.field is field for cell in row.cells]


def test_a_form_with_nothing_to_be_mistaken_has_no_marks() -> None:
    form = filled(yangzhou_content(title="Yangzhou and six cities"))
    assert PLAIN not in str(form)
    assert said(form, FormField.ACTIVITIES)[0][0].startswith("November 2019, visit: Yangzhou representatives")
    assert said(form, FormField.POPULATION) == [["4\u202f600\u202f000"], ["N/A"]]
    assert said(form, FormField.PAGE) == [[URL]]


def test_many_sides_stand_one_below_another() -> None:
    form = filled(
        PlanContent(title="T", sides=(side("Rome"), side("Bologna"), side("Granada"), Side(name="IUC")))
    )
    assert form.head is None
    assert said(form, FormField.SIDE) == [["Side A"], ["Side B"], ["Side C"], ["Side D: IUC"]]


def test_what_could_be_mistaken_is_marked() -> None:
    for text in ("1. first", "- dash", "N/A", "Contact: me", "and so on", "Urban Cooperation Action Plan"):
        assert plain(text) == PLAIN + text
    activity = Activity(kind=ActivityKind.OTHER, text="we meet in May 2021")
    form = filled(PlanContent(title="T", activities=(activity,)))
    assert PLAIN in said(form, FormField.ACTIVITIES)[0][0]


def test_clean_text_is_one_line_that_can_be_seen() -> None:
    assert clean(" a\tb\n\nc\x00\u200bd\u2060\ue000 ") == "a b cd"
