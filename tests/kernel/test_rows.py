"""Rows of a formset arranged by plain buttons."""

from django.http import QueryDict

from ucap.kernel.rows import rearranged

ROWS = "a-TOTAL_FORMS=3&a-0-text=one&a-0-ORDER=1&a-1-text=two&a-1-ORDER=2&a-1-kind=x&a-1-kind=y&a-2-text=three&a-2-ORDER=3"


def texts(data: QueryDict) -> list[str]:
    return [data[f"a-{row}-text"] for row in range(3)]


def pressed(button: str, rows: str = ROWS) -> QueryDict:
    changed = rearranged(QueryDict(f"{rows}&rows={button}"))
    assert changed is not None
    assert "rows" not in changed
    return changed


def test_a_row_is_added_at_the_end() -> None:
    changed = pressed("add:a")
    assert (changed["a-TOTAL_FORMS"], changed["a-3-ORDER"]) == ("4", "4")


def test_a_row_moves_with_all_it_holds_and_the_order_stays() -> None:
    changed = pressed("up:a:1")
    assert texts(changed) == ["two", "one", "three"]
    assert changed.getlist("a-0-kind") == ["x", "y"]
    assert "a-1-kind" not in changed
    assert [changed[f"a-{row}-ORDER"] for row in range(3)] == ["1", "2", "3"]


def test_a_row_passes_over_those_taken_out() -> None:
    assert texts(pressed("down:a:0", f"{ROWS}&a-1-DELETE=on")) == ["three", "two", "one"]


def test_the_first_row_goes_no_higher() -> None:
    assert texts(pressed("up:a:0")) == ["one", "two", "three"]


def test_a_row_is_taken_out_but_not_lost() -> None:
    changed = pressed("remove:a:2")
    assert changed["a-2-DELETE"] == "on"
    assert texts(changed) == ["one", "two", "three"]


def test_no_button_or_nonsense_changes_nothing() -> None:
    for button in ("", "add:b", "up:a:9", "up:a:x", "up:a"):
        assert rearranged(QueryDict(f"{ROWS}&rows={button}")) is None
