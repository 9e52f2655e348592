"""How django-allauth behaves here: who may make an account, what is kept of them, and how its letters are sent."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context, ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.models import AnonymousUser
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext, gettext_lazy

from ucap.kernel.errors import NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people import invited
from ucap.people.account_letters import letter
from ucap.people.mail import Mail, send
from ucap.people.models import User
from ucap.people.rules import lacks_second_factor
from ucap.people.sealing import seal, unseal
from ucap.people.time_zones import is_time_zone

log = logging.getLogger(__name__)
SEALED_FOR_GOOD = gettext_noop(
    "The second step of this account cannot be read any more, since the key of the platform was changed. "
    "Ask those who run the platform."
)
BY_MAIL = "reauthenticate_by_code"
# Words of the forms of django-allauth and Django: marked here, they are said in our catalogues' words and in our readers' form of address.
SAID_OUR_WAY = (
    gettext_noop("Email"),
    gettext_noop("Password"),
    gettext_noop("Current Password"),
    gettext_noop("New Password"),
    gettext_noop("New Password (again)"),
    gettext_noop("Remember Me"),
    gettext_noop("Forgot your password?"),
    gettext_noop("Code"),
    gettext_noop("Authenticator code"),
    gettext_noop("Incorrect code."),
    gettext_noop("You must type the same password each time."),
    gettext_noop("Your password can’t be too similar to your other personal information."),
    gettext_noop("Your password can’t be a commonly used password."),
    gettext_noop("Your password can’t be entirely numeric."),
)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("This account is closed."),
        "cannot_remove_primary_email": gettext_lazy(
            "The main address cannot be removed. Make another one the main one first."
        ),
        "duplicate_email": gettext_lazy("Your account has this address already."),
        "email_password_mismatch": gettext_lazy("Address and password do not belong together. Check both."),
        "email_taken": gettext_lazy("This address cannot be used. Choose another one."),
        "enter_current_password": gettext_lazy("Give your present password."),
        "incorrect_code": gettext_lazy(
            "This code is not right, or no longer. Check it, or ask for a new one."
        ),
        "incorrect_password": gettext_lazy("This password is not right."),
        "invalid_or_expired_key": gettext_lazy("This link has been used or is too old."),
        "invalid_password_reset": gettext_lazy("This link has been used or is too old."),
        "max_email_addresses": gettext_lazy("An account has %d addresses at most. Remove one first."),
        "too_many_login_attempts": gettext_lazy("Too many attempts. Wait five minutes, then try again."),
        "unverified_primary_email": gettext_lazy("The main address has to be confirmed first."),
        "same_as_current": gettext_lazy("This is the present one. Choose another one."),
        "rate_limited": gettext_lazy("That was too often. Wait a minute, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether this visitor may make an account: anybody, or (UCAP_SIGNUP=invitation) whoever came by the link of an invitation."""
        return settings.SIGNUP_OPEN or invited.address(request.session) is not None

    def is_email_verified(self, request: HttpRequest, email: str) -> bool:
        """Whether the address is known to be this visitor's: the link of an invitation was sent there, and they opened it."""
        sent_to = invited.address(request.session)
        return sent_to is not None and sent_to.lower() == email.lower()

    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True) -> User:
        """The new account, in the language in which it was made."""
        user.name = form.cleaned_data.get("name", "")
        user.language = get_language() or settings.LANGUAGE_CODE
        zone = form.cleaned_data.get("time_zone", "")
        user.time_zone = zone if is_time_zone(zone) else ""
        saved: User = super().save_user(request, user, form, commit)
        return saved

    def post_login(self, request: HttpRequest, user: User, **login: Any) -> HttpResponse:
        """The way on; whoever made their account by an invitation's link has accepted it with that.

        Where an office rests for want of a second step, the way on is the page that says so.
        """
        response: HttpResponse = super().post_login(request, user, **login)
        if login.get("signup"):
            invited.accept(request.session, user)
        if lacks_second_factor(user):
            response["Location"] = reverse("people:second_step")
        return response

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """The page of one's account."""
        return reverse("people:account")

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        """How this person proves once more who they are; a code by e-mail, the weakest way, is for those who have no other."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [way for way in ways if way["id"] != BY_MAIL] or ways

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether it is their password. Where it was hashed anew by that, this session stays."""
        before = user.password
        right = bool(super().reauthenticate(user, password))
        user.refresh_from_db(fields=["password"])
        if right and user.password != before:
            update_session_auth_hash(self.request, user)
        return right

    def send_account_already_exists_mail(self, email: str) -> None:
        """Puts that letter on its way, unless one just was: whoever signs up with the address sees no difference."""
        if ratelimit.consume(context.request, action="account_exists", key=email.lower()):
            super().send_account_already_exists_mail(email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Puts the letter on its way: the answer takes as long whether or not an account has this address."""
        person = User.objects.filter(email__iexact=email).first()
        words = letter(template_prefix, email, context, person)
        language = person.language if person else get_language() or settings.LANGUAGE_CODE
        send(Mail(email, language, words.subject, words.text, words.html, secret=True))


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "unverified_email": gettext_lazy("Confirm your address first; then add a second step."),
        "cannot_delete_authenticator": gettext_lazy("This cannot be removed."),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Recovery codes come with a second step. Add one first."
        ),
        "add_email_blocked": gettext_lazy(
            "An account with a second step takes no further address that is not confirmed."
        ),
    }

    def encrypt(self, text: str) -> str:
        """The secret as it is stored."""
        return seal(text, (settings.SECRET_KEY,))

    def decrypt(self, encrypted_text: str) -> str:
        """The secret that was stored; a Problem where its key is not known any more: no other secret may stand in for it."""
        text = unseal(encrypted_text, (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))
        if text is None:
            log.error("a second step was sealed with a key that is not known any more")
            raise NotNow(SEALED_FOR_GOOD)
        return text

    def generate_authenticator_name(self, user: User, type: Any) -> str:  # noqa: A002 - allauth's name
        """What a new passkey is called until its owner says otherwise."""
        number = user.authenticator_set.filter(type=type).count() + 1  # type: ignore[attr-defined]
        return gettext("Passkey %(number)s") % {"number": number}

    def get_totp_label(self, user: User) -> str:
        """What an app shows beside the code."""
        return user.email

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        """Whose passkey it is, as the browser shows it."""
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return {**entity, "display_name": str(user)}
