"""The U-CAP form filled in: what every document of a plan says, whatever its format. `labels` tells how it is written."""

from dataclasses import dataclass

from ucap.plans.content import PlanContent
from ucap.plans.labels import MISSING, FormField, form_name, label
from ucap.plans.reading.blocks import Cell, Link, Text
from ucap.plans.writing.clean import clean
from ucap.plans.writing.items import (
    activities_said,
    contacts_said,
    goals_said,
    notes_said,
    objectives_said,
    passages_said,
    period_said,
    results_said,
    themes_said,
)
from ucap.plans.writing.plain import plain
from ucap.plans.writing.sides import MOST_COLUMNS, side_rows

OF_SIDES = {
    FormField.SIDE, FormField.CITY, FormField.REGION, FormField.COUNTRY, FormField.POPULATION, FormField.AREA,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row: its label, and one cell for the plan as a whole or one for each side."""

    field: FormField
    label: str
    cells: tuple[Cell, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it speaks of the plan as a whole."""
        return self.field not in OF_SIDES


@dataclass(frozen=True, slots=True)
class Form:
    """The form: what stands over it, and its rows."""

    language: str
    name: str
    title: str
    head: FormRow | None  # the sides over their columns; None where they stand one below another
    rows: tuple[FormRow, ...]

    @property
    def columns(self) -> int:
        """Columns of values."""
        return len(self.head.cells) if self.head else 1


def fill_form(content: PlanContent, *, language: str, url: str) -> Form:
    """The plan in the form, its labels in that language; the last row is the address of its page."""

    def row(field: FormField, *cells: Cell) -> FormRow:
        return FormRow(field, label(field, language), cells)

    missing: Cell = (Text(MISSING),)
    whole: dict[FormField, Cell] = {
        FormField.PERIOD: period_said(content.period, language),
        FormField.THEMES: themes_said(content.themes, language),
        FormField.GOALS: goals_said(content, language),
        FormField.FOCUS: passages_said(content.focus, language),
        FormField.CHALLENGES: passages_said(content.challenges, language),
        FormField.OBJECTIVES: objectives_said(content.objectives),
        FormField.ACTIVITIES: activities_said(content.activities, language),
        FormField.RESULTS: results_said(content.expected_results),
        FormField.CONTACT: contacts_said(content.contacts),
    }
    head, *rows = [row(field, *cells) for field, cells in side_rows(content.sides, language)]
    rows += [row(field, cell or missing) for field, cell in whole.items()]
    if notes := notes_said(content.other):
        rows.append(row(FormField.OTHER, notes))
    rows.append(row(FormField.PAGE, (Text(url, links=(Link(url, url),)),)))
    title = plain(clean(content.title))
    if len(content.sides) > MOST_COLUMNS:
        return Form(language, form_name(language), title, None, (head, *rows))
    return Form(language, form_name(language), title, head, tuple(rows))
