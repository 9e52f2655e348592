"""What the form of every part can do: show a plan's part, and say what was sent as values of its content."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.http import QueryDict

from ucap.kernel.ids import ALPHABET, new_id
from ucap.plans.content import PlanContent

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST_ROWS = 300


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field, for a list above the form that leads to it."""

    field_id: str
    label: str
    text: str


class PartForm(ABC):
    """The form of one part of a plan."""

    template = "plans/officers/forms/fields.html"

    @abstractmethod
    def __init__(self, content: PlanContent, data: QueryDict | None = None) -> None:
        """Shows the content; with data, what was sent."""

    @abstractmethod
    def forms(self) -> Sequence[forms.BaseForm]:
        """Every Django form in it, in the order of the page."""

    @abstractmethod
    def is_valid(self) -> bool: ...

    @abstractmethod
    def values(self) -> dict[str, Any]:
        """The fields of PlanContent that it speaks of; only when it is valid."""

    def item_ids(self) -> Iterator[tuple[str, str]]:
        """Of each row its hidden field's name and the id of the item it became: a new row learns its id when it is saved."""
        return iter(())

    def problems(self) -> list[FieldProblem]:
        """What is wrong, field by field."""
        return [
            FieldProblem(form[name].id_for_label if name != "__all__" else "", _label(form, name), str(text))
            for form in self.forms()
            for name, texts in form.errors.items()
            for text in texts
        ]


class FieldsForm(PartForm):
    """A part that is one Django form."""

    name: str
    form_class: type[forms.Form]

    def __init__(self, content: PlanContent, data: QueryDict | None = None) -> None:
        self.form = self.form_class(data, prefix=self.name, initial=self.shown(content))

    @abstractmethod
    def shown(self, content: PlanContent) -> dict[str, Any]:
        """What the fields begin with."""

    def forms(self) -> Sequence[forms.BaseForm]:
        return [self.form]

    def is_valid(self) -> bool:
        return self.form.is_valid()

    def values(self) -> dict[str, Any]:
        return self.form.cleaned_data


class Row(forms.Form):
    """One item of a part."""

    def has_changed(self) -> bool:
        """Whether a new row says anything: its place and its id do not count."""
        return bool(set(self.changed_data) - {"id", "ORDER", "DELETE"})

    def item(self) -> Any:
        """What the row says, as a value of the content."""
        raise NotImplementedError


class RowWithId(Row):
    """An item that keeps its id through every edit: the id goes through the form and comes back."""

    id = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def clean_id(self) -> str:
        """The item's id, a new one for a new item."""
        known = self.cleaned_data["id"]
        return known if known and set(known) <= set(ALPHABET) else new_id()


class RowsForm(PartForm):
    """A part that is a list of items."""

    template = "plans/officers/forms/rows.html"
    row: type[Row]
    field: str  # of PlanContent
    add: "StrOrPromise"

    def __init__(self, content: PlanContent, data: QueryDict | None = None) -> None:
        self.rows = row_set(self.row)(
            data,
            prefix=self.field,
            initial=None if data is not None else [self.shown(item) for item in getattr(content, self.field)],
            form_kwargs=self.told(content),
        )

    def shown(self, item: Any) -> dict[str, Any]:
        """What a row begins with."""
        return {name: getattr(item, name) for name in item.__slots__}

    def told(self, content: PlanContent) -> dict[str, Any]:
        """What each row is told of the plan."""
        return {}

    def forms(self) -> Sequence[forms.BaseForm]:
        return [form for form in self.rows.forms if not form["DELETE"].data]

    def is_valid(self) -> bool:
        return self.rows.is_valid()

    def values(self) -> dict[str, Any]:
        return {self.field: tuple(items_of(self.rows))}

    def item_ids(self) -> Iterator[tuple[str, str]]:
        for form in kept_rows(self.rows):
            if "id" in form.fields:
                yield form["id"].html_name, form.cleaned_data["id"]

    def problems(self) -> list[FieldProblem]:
        return [FieldProblem("", "", str(text)) for text in self.rows.non_form_errors()] + super().problems()


def row_set(row: type[forms.Form]) -> type[BaseFormSet[Any]]:
    """Rows that can be added, moved and taken out."""
    return formset_factory(
        row, extra=0, can_delete=True, can_order=True, max_num=MOST_ROWS, validate_max=True
    )


def kept_rows(rows: BaseFormSet[Any]) -> list[Any]:
    """The rows in the order they were put into, without those taken out and new ones left empty."""
    return list(rows.ordered_forms)


def items_of(rows: BaseFormSet[Any]) -> Iterator[Any]:
    """What the rows say, each item under an id of its own."""
    seen: set[str] = set()
    for form in kept_rows(rows):
        if (known := form.cleaned_data.get("id")) is not None:
            form.cleaned_data["id"] = new_id() if known in seen else known
            seen.add(form.cleaned_data["id"])
        yield form.item()


def _label(form: forms.BaseForm, name: str) -> str:
    return str(form.fields[name].label or "") if name in form.fields else ""
