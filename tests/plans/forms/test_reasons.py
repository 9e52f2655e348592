"""Saying why not."""

import pytest
from django import forms

from ucap.plans.forms.reasons import RefuseForm, SendBackForm


@pytest.mark.parametrize("form", [RefuseForm, SendBackForm])
def test_a_reason_is_words_and_not_a_book(form: type[forms.Form]) -> None:
    assert form({"reason": "The dates are wrong."}).is_valid()
    assert not form({"reason": " \n"}).is_valid()
    assert not form({"reason": "x" * 2001}).is_valid()
