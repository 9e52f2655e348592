import pytest

from ucap.kernel import incident


@pytest.mark.parametrize("given", ["4f1c2d3e", "a" * 64, "b6a1-77_X"])
def test_a_sensible_number_is_taken_over(given: str) -> None:
    token = incident.begin(given)
    assert incident.number() == given
    incident.end(token)
    assert incident.number() == ""


@pytest.mark.parametrize(
    "given",
    ["", "short", "a" * 65, "two words", "line\nbreak", "ana@example.org", "<b>bold</b>", "１２３４５６７８"],
)
def test_anything_else_is_not(given: str) -> None:
    token = incident.begin(given)
    assert incident.SANE.fullmatch(incident.number())
    assert incident.number() != given
    incident.end(token)
