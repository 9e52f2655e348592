"""Naming a passkey."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm, SignupWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


class _Named(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].widget.attrs["maxlength"] = 60


class SignupPasskeyForm(_Named, SignupWebAuthnForm):  # type: ignore[misc]
    pass


class RenamePasskeyForm(_Named, EditWebAuthnForm):  # type: ignore[misc]
    pass


class AddPasskeyForm(_Named, AddWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alone = self.fields["passwordless"]
        alone.label = _("Sign in with it alone, without a password")
        alone.help_text = _("Leave this out for a security key that is to be a second step only.")
        alone.initial = True
