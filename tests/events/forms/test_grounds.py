"""The rows of spots: what is typed is what is kept, and a new row lies where there is room."""

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from ucap.events.forms.grounds import NEW, GroundsForm
from ucap.events.grounds import WHOLE, Box, SpotSaid

sides = st.integers(10, 400)
boxes = st.builds(Box, left=st.integers(0, 600), top=st.integers(0, 600), width=sides, height=sides)
spots = st.builds(
    SpotSaid,
    name=st.text("ABC123", min_size=1, max_size=8),
    box=boxes,
    square_metres=st.none() | st.integers(1, 9999),
    id=st.none() | st.integers(1, 9999),
)


def typed(some: list[SpotSaid], **more: str) -> QueryDict:
    """The form as a browser sends it."""
    data = QueryDict(mutable=True)
    data.update({"spots-TOTAL_FORMS": str(len(some)), "spots-INITIAL_FORMS": "0", **more})
    for number, one in enumerate(some):
        row = {"id": one.id or "", "name": one.name, "square_metres": one.square_metres or ""}
        box = {name: getattr(one.box, name) for name in NEW}
        data.update({f"spots-{number}-{name}": str(value) for name, value in {**row, **box}.items()})
    return data


@given(st.lists(spots, max_size=5))
def test_what_is_typed_is_what_is_kept(some: list[SpotSaid]) -> None:
    form = GroundsForm(typed(some), spots=[])
    assert form.is_valid()
    assert form.spots() == some


@given(st.lists(spots, min_size=1, max_size=5))
def test_a_row_that_is_added_lies_beside_the_last_one(some: list[SpotSaid]) -> None:
    form = GroundsForm(typed(some, rows="add:spots"), spots=[])
    assert not form.is_sent
    new, last = form.rows.forms[-1], some[-1].box
    box = Box(*(int(new[name].value()) for name in ("left", "top", "width", "height")))
    assert not box.covers(last)
    assert box.left + box.width <= WHOLE
    assert len(form.rows.forms) == len(some) + 1


def test_a_row_that_is_taken_out_is_not_kept() -> None:
    one = SpotSaid("A", Box(0, 0, 100, 100), 10, 1)
    data = typed([one, one])
    data["spots-1-DELETE"] = "on"
    form = GroundsForm(data, spots=[])
    assert form.is_valid()
    assert form.spots() == [one]


def test_the_first_row_is_there_to_be_filled() -> None:
    (row,) = GroundsForm(None, spots=[]).rows.forms
    assert {name: row[name].value() for name in NEW} == NEW


def test_rows_that_say_nothing_of_where_they_lie_lie_side_by_side() -> None:
    """As the page's script adds them, with empty boxes."""
    data = typed([SpotSaid(name, Box(0, 0, 400, 100), None) for name in ("A", "B", "C")])
    for number, name in ((number, name) for number in (1, 2) for name in NEW):
        data[f"spots-{number}-{name}"] = ""
    form = GroundsForm(data, spots=[])
    assert form.is_valid()
    assert [(one.box.left, one.box.top) for one in form.spots()] == [(0, 0), (400, 0), (0, 100)]
    data["spots-2-left"] = "10"  # half of it is a slip
    assert not GroundsForm(data, spots=[]).is_valid()
    assert len(GroundsForm(None, spots=[SpotSaid("A", Box(0, 0, 100, 100))]).rows.forms) == 1


def test_nonsense_is_refused() -> None:
    for name, value in (("left", "-1"), ("top", "x"), ("width", "9"), ("height", "1001"), ("name", "")):
        data = typed([SpotSaid("A", Box(0, 0, 100, 100), 10)])
        data[f"spots-0-{name}"] = value
        assert not GroundsForm(data, spots=[]).is_valid(), name
    for total in ("", "x", "-5", "9" * 30):
        data = typed([])
        data["spots-TOTAL_FORMS"] = total
        form = GroundsForm(data, spots=[])
        assert not form.is_valid() or form.spots() == []
