"""Naming a passkey, and signing in with one."""

from typing import Any

from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
    SignupWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _


class _Named(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].widget.attrs["maxlength"] = 60


class CredentialField(forms.JSONField):
    """What the browser says of the passkey."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        """The JSON; what Python takes for none (a number of 5,000 digits, a thousand lists in lists) is none."""
        try:
            answer = super().to_python(value)
        except (ValueError, RecursionError) as error:
            raise self._invalid() from error
        # django-allauth looks no further at one that is false, such as 0, and would keep a passkey that nobody holds.
        if answer is not None and not isinstance(answer, dict):
            raise self._invalid()
        return answer

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What is shown again."""
        try:
            return super().bound_data(data, initial)
        except (ValueError, RecursionError):
            return InvalidJSONInput(data)

    def _invalid(self) -> ValidationError:
        return ValidationError(self.error_messages["invalid"], code="invalid", params={"value": ""})


class SignupPasskeyForm(_Named, SignupWebAuthnForm):  # type: ignore[misc]
    credential = CredentialField()


class RenamePasskeyForm(_Named, EditWebAuthnForm):  # type: ignore[misc]
    pass


class AddPasskeyForm(_Named, AddWebAuthnForm):  # type: ignore[misc]
    credential = CredentialField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alone = self.fields["passwordless"]
        alone.label = _("Sign in with it alone, without a password")
        alone.help_text = _("Leave this out for a security key that is to be a second step only.")
        alone.initial = True


class AuthenticatePasskeyForm(AuthenticateWebAuthnForm):  # type: ignore[misc]
    credential = CredentialField()


class LoginPasskeyForm(LoginWebAuthnForm):  # type: ignore[misc]
    credential = CredentialField()


class ReauthenticatePasskeyForm(ReauthenticateWebAuthnForm):  # type: ignore[misc]
    credential = CredentialField()
