"""Fields for what people outside write: clean, and limited in words that name the limit."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from ucap.kernel.fields import CleanLine, CleanText


def test_a_line_is_cleaned() -> None:
    assert CleanLine().clean(" Li\u200b\n<b>Wei</b>\x00 ") == "Li Wei"


def test_a_text_keeps_its_lines() -> None:
    assert CleanText().clean("one\r\ntwo<br>") == "one\ntwo"


@pytest.mark.parametrize("nothing", ["", None, " \u200b ", "<br>"])
def test_what_is_nothing_once_it_is_clean_is_missing(nothing: str | None) -> None:
    with pytest.raises(ValidationError) as caught:
        CleanText().clean(nothing)
    assert caught.value.code == "required"
    assert CleanLine(required=False).clean(nothing) == ""


def test_too_much_is_said_with_the_limit() -> None:
    with pytest.raises(ValidationError) as caught:
        CleanLine(longest=5).clean("sixsix")
    assert caught.value.messages == ["These are 6 characters; at most 5 are possible. Shorten it."]
    assert CleanText(longest=5).clean("a\r\nb\r\n\r\n\r\n\r\n") == "a\nb"  # counted as it is kept


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (CleanLine(), "Write it without addresses of web pages."),
        (CleanText(most_links=1), "At most 1 address of a web page is possible here. Take the others out."),
        (CleanText(), "At most 3 addresses of web pages are possible here. Take the others out."),
    ],
)
def test_too_many_addresses_are_said_with_the_limit(field: CleanLine, said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        field.clean("https://a.example/ " * 4)
    assert caught.value.messages == [said]


def test_a_browser_knows_the_limit_of_a_line_alone() -> None:
    class OneForm(forms.Form):
        name = CleanLine(longest=120)
        text = CleanText(longest=500)

    drawn = OneForm().as_div()
    assert 'maxlength="120"' in drawn
    assert 'rows="4"' in drawn
    assert 'maxlength="500"' not in drawn  # it would cut off what is pasted without a word
