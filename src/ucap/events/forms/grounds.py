"""The spots of the grounds as rows of a table."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from ucap.events.actions.grounds import LONGEST_NAME, MOST_METRES, MOST_SPOTS
from ucap.events.grounds import SHORTEST, WHOLE, Box, SpotSaid, seal_of
from ucap.kernel.fields import CleanLine
from ucap.kernel.rows import BUTTON, rearranged
from ucap.kernel.whole import whole

PREFIX = "spots"
NEW = {"left": 0, "top": 0, "width": 100, "height": 100}


def _part(label: Any, least: int = 0) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=WHOLE)


class SpotRow(forms.Form):
    """One spot: its size on the ground, and where it lies in thousandths of the plan."""

    id = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    name = CleanLine(label=gettext_lazy("Name"), longest=LONGEST_NAME)
    square_metres = forms.IntegerField(
        label=gettext_lazy("Size in m²"), required=False, min_value=1, max_value=MOST_METRES
    )
    left = _part(gettext_lazy("From the left"))
    top = _part(gettext_lazy("From the top"))
    width = _part(gettext_lazy("Width"), SHORTEST)
    height = _part(gettext_lazy("Height"), SHORTEST)

    def has_changed(self) -> bool:
        """Whether a new row says anything: where it lies alone does not count."""
        return bool(set(self.changed_data) & {"name", "square_metres", "id"})

    def said(self) -> SpotSaid:
        said = self.cleaned_data
        box = Box(said["left"], said["top"], said["width"], said["height"])
        return SpotSaid(said["name"], box, said["square_metres"], said["id"])


SpotRows = forms.formset_factory(
    SpotRow, extra=0, max_num=MOST_SPOTS, absolute_max=MOST_SPOTS, validate_max=True, can_delete=True
)


class GroundsForm:
    """All of them. `spots` are those that are kept; `seal` marks those on which the hosts wrote."""

    def __init__(self, data: QueryDict | None, *, spots: Sequence[SpotSaid]) -> None:
        self.changed = rearranged(data) if data else None  # a button moved rows: shown again, not yet sent
        if self.changed is not None and data and data[BUTTON] == f"add:{PREFIX}":
            _place_new(self.changed, _total(self.changed) - 1)
        given = self.changed or (_placed(data) if data else None)
        shown = [_row(one) for one in spots] if given is None else None
        self.rows: BaseFormSet[SpotRow] = SpotRows(given, prefix=PREFIX, initial=shown)
        self.rows.extra = 0 if spots or given else 1
        if self.rows.extra:
            self.rows.forms[0].initial = dict(NEW)
        self.seal = data.get("seal", "") if data else seal_of(spots)

    @property
    def is_sent(self) -> bool:
        """Whether it was sent to be kept."""
        return self.changed is None and self.rows.is_bound

    def is_valid(self) -> bool:
        """Whether it was sent and can be kept."""
        return self.is_sent and self.rows.is_valid()

    def spots(self) -> list[SpotSaid]:
        """What was written."""
        return [
            row.said() for row in self.rows.forms if row.cleaned_data and not row.cleaned_data.get("DELETE")
        ]


def _row(spot: SpotSaid) -> dict[str, Any]:
    return {
        "id": spot.id,
        "name": spot.name,
        "square_metres": spot.square_metres,
        "left": spot.box.left,
        "top": spot.box.top,
        "width": spot.box.width,
        "height": spot.box.height,
    }


def _total(data: QueryDict) -> int:
    return whole(data.get(f"{PREFIX}-TOTAL_FORMS", "")) or 0


def _placed(data: QueryDict) -> QueryDict:
    """The form with each named row that says nothing of where it lies beside the one before it."""
    placed = data.copy()
    for number in range(min(_total(data), MOST_SPOTS)):
        row = f"{PREFIX}-{number}-"
        if placed.get(f"{row}name") and not any(placed.get(f"{row}{name}") for name in NEW):
            for name in NEW:
                placed.pop(f"{row}{name}", None)
            _place_new(placed, number)
    return placed


def _place_new(data: QueryDict, number: int) -> None:
    """Nothing; the row of that number lies beside the one before it, or below the first of its line."""
    last = {name: whole(data.get(f"{PREFIX}-{number - 1}-{name}", "")) for name in NEW}
    new = dict(NEW)
    if number > 0 and all(value is not None for value in last.values()):
        there = {name: value or 0 for name, value in last.items()}
        new = {**there, "left": there["left"] + there["width"]}
        if new["left"] + new["width"] > WHOLE:
            new = {**new, "left": 0, "top": there["top"] + there["height"]}
    for name, value in new.items():
        data.setdefault(f"{PREFIX}-{number}-{name}", str(value))
