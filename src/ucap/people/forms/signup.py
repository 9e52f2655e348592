"""Making an account with an address and a password, or with an address and a passkey."""

from typing import Any

from allauth.account.forms import SignupForm as AllauthSignupForm
from allauth.core import ratelimit
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from ucap.people.models import User


class SignupForm(AllauthSignupForm):  # type: ignore[misc]
    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """The new account; or, where the address has one, the answer that a new one would get, after as much work."""
        if self.account_already_exists:
            make_password(self.cleaned_data.get("password1"))
        # Letters of a code for one address keep a distance of seconds. Somebody else's is no reason to refuse this one: it would
        # say that the address has an account. adapter.py sees to it that such an address gets no more letters for that.
        ratelimit.clear(request, action="confirm_email", key=self.cleaned_data["email"].lower())
        saved: tuple[User | None, HttpResponse | None] = super().try_save(request)
        return saved

    @transaction.atomic
    def save(self, request: HttpRequest) -> Any:
        """The account with its address and its consent: all of it or nothing."""
        return super().save(request)
