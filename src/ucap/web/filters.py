"""The filters of a list that are in use, and the address without each of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import BaseForm, BoundField
from django.http import QueryDict


@dataclass(frozen=True, slots=True)
class FilterInUse:
    """One value of one filter."""

    name: str
    value: str  # in words
    without: str  # the query string that is left when it is taken out


def filters_in_use(form: BaseForm, parameters: QueryDict) -> list[FilterInUse]:
    """Every value that the form's visible fields were given, in the order of the fields."""
    return [
        FilterInUse(str(field.label), _in_words(field, value), _without(parameters, field.html_name, value))
        for field in form.visible_fields()
        for value in parameters.getlist(field.html_name)
        if value.strip()
    ]


def only(parameters: QueryDict, names: Iterable[str]) -> QueryDict:
    """The parameters of these names."""
    kept = QueryDict(mutable=True)
    for name in names:
        if parameters.get(name):
            kept.setlist(name, parameters.getlist(name))
    return kept


def _in_words(field: BoundField, value: str) -> str:
    for choice, label in getattr(field.field, "choices", ()):
        if isinstance(label, list | tuple):
            found = next((str(name) for one, name in label if str(one) == value), None)
            if found:
                return found
        elif str(choice) == value:
            return str(label)
    return value


def _without(parameters: QueryDict, name: str, value: str) -> str:
    left = parameters.copy()
    left.setlist(name, [one for one in parameters.getlist(name) if one != value])
    left.pop("page", None)
    return f"?{left.urlencode()}"
