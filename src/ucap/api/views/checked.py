"""What the forms of the pages check, checked for programs too: the same rules, the same words."""

from typing import Any

from django import forms

from ucap.api.problems import INVALID, TOO_LARGE, FieldError, Refusal


def checked(form: forms.Form) -> dict[str, Any]:
    """What was sent, cleaned; raises Refusal with what is wrong, field by field."""
    if form.is_valid():
        return form.cleaned_data
    errors = [
        (error.code, FieldError(text, pointer="#" if name == "__all__" else f"#/{name}"))
        for name, found in form.errors.as_data().items()
        for error in found
        for text in error.messages
    ]
    too_large = any(code == "large" for code, _ in errors)
    raise Refusal(TOO_LARGE if too_large else INVALID, errors=[error for _, error in errors])
