"""Asking for the full plan."""

import pytest

from ucap.plans.forms.asking import AskForm

SAID = {
    "name": "Chiara Rossi",
    "organisation": "University of Bologna",
    "email": "chiara@example.org",
    "purpose": "A joint course",
}


def test_who_asks_and_what_for() -> None:
    form = AskForm(SAID)
    assert form.is_valid()
    assert form.answers() == SAID
    assert not form.is_by_a_program


def test_what_nobody_sees_is_not_kept() -> None:
    form = AskForm(SAID | {"name": "Chiara\u202e Rossi", "purpose": "A <b>joint</b>\r\ncourse\x00"})
    assert form.is_valid()
    assert (form.answers()["name"], form.answers()["purpose"]) == ("Chiara Rossi", "A joint\ncourse")


def test_a_field_that_people_do_not_see_gives_programs_away() -> None:
    form = AskForm(SAID | {"website": "https://example.org"})
    assert form.is_valid()
    assert form.is_by_a_program


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "chiara"),
        ("purpose", " "),
        ("purpose", "www.example.org/a " * 4),
        ("name", "x" * 121),
        ("organisation", ""),
    ],
)
def test_what_is_missing_is_named(field: str, value: str) -> None:
    form = AskForm(SAID | {field: value})
    assert not form.is_valid()
    assert list(form.errors) == [field]
