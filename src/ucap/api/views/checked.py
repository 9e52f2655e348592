"""What the forms of the pages check, checked for programs too: the same rules, the same words."""

from typing import Any

from django import forms

from ucap.api.problems import INVALID, TOO_LARGE, FieldError, Refusal
from ucap.api.wrong_values import OTHERWISE
from ucap.kernel.messages import Message


def checked(form: forms.Form, *, at: str = "") -> dict[str, Any]:
    """What was sent, cleaned; raises Refusal with what is wrong, field by field. `at` is where in the body they are: "/people/0"."""
    if form.is_valid():
        return form.cleaned_data
    errors = [
        (error.code, FieldError(text, pointer=f"#{at}" if name == "__all__" else f"#{at}/{name}"))
        for name, found in form.errors.as_data().items()
        for error in found
        for text in error.messages
    ]
    too_large = any(code == "large" for code, _ in errors)
    raise Refusal(TOO_LARGE if too_large else INVALID, errors=[error for _, error in errors])


def unusable(name: str) -> Refusal:
    """What is raised for a value of that name which cannot be used here."""
    return Refusal(INVALID, errors=[FieldError(Message(OTHERWISE), pointer=f"#/{name}")])
