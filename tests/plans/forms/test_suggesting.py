"""Goals and topics offered, never applied."""

from django.http import QueryDict

from ucap.plans.forms.suggesting import LONGEST, suggestions


def offered(query: str) -> dict[str, str]:
    """Each offer's value and its field."""
    return {one.value: one.name for one in suggestions("themes-0", QueryDict(query))}


def test_what_the_text_names_is_offered_for_its_own_row() -> None:
    found = offered("themes-0-text=SDG 6 and SDG 13: clean water&themes-1-text=SDG 1")
    assert found["6"] == found["13"] == "themes-0-sdgs"
    assert "1" not in found


def test_what_is_ticked_is_not_offered_again() -> None:
    assert "6" not in offered("themes-0-text=SDG 6&themes-0-sdgs=6")


def test_in_another_language_too() -> None:
    assert "4" in offered("themes-0-name=教育&themes-0-text=大学之间的学生交流与优质教育")


def test_without_a_text_there_is_nothing_to_offer() -> None:
    assert offered("themes-0-text=  ") == {}
    assert offered("") == {}


def test_a_book_is_not_read_to_its_end() -> None:
    assert offered(f"themes-0-text={'- ' * LONGEST}SDG 6") == {}
