"""How django-allauth behaves here: who may make an account, what is kept of them, and how its letters are sent."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext

from ucap.kernel.clock import now
from ucap.kernel.errors import NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people import invited
from ucap.people.actions import accept_invitation
from ucap.people.models import User
from ucap.people.rules import lacks_second_factor
from ucap.people.tasks import deliver
from ucap.people.time_zones import is_time_zone

# Words of allauth's own forms: marked here, they are said in our catalogues' words and in our readers' form of address.
SAID_OUR_WAY = (gettext_noop("Email"), gettext_noop("Remember Me"), gettext_noop("Forgot your password?"))


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether this visitor may make an account: anybody, or (UCAP_SIGNUP=invitation) whoever came by the link of an invitation."""
        return settings.SIGNUP_OPEN or invited.kept_invitation(request.session) is not None

    def is_email_verified(self, request: HttpRequest, email: str) -> bool:
        """Whether the address is known to be this visitor's: the link of an invitation was sent there, and they opened it."""
        invitation = invited.kept_invitation(request.session)
        return invitation is not None and invitation.email.lower() == email.lower()

    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True) -> User:
        """The new account, in the language in which it was made."""
        user.name = form.cleaned_data.get("name", "")
        user.language = get_language() or settings.LANGUAGE_CODE
        zone = form.cleaned_data.get("time_zone", "")
        user.time_zone = zone if is_time_zone(zone) else ""
        saved: User = super().save_user(request, user, form, commit)
        return saved

    def post_login(self, request: HttpRequest, user: User, **login: Any) -> HttpResponse:
        """The way on; whoever made their account by an invitation's link has accepted it with that."""
        response: HttpResponse = super().post_login(request, user, **login)
        token = invited.kept_token(request.session)
        if login.get("signup") and token:
            invited.forget(request.session)
            try:
                accept_invitation(token=token, by=user, at=now())
            except NotNow:  # somebody else used it meanwhile: the account is made all the same
                return response
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """My desk; or the page on the second step, where an office rests without one."""
        return self._second_step(request) or str(super().get_login_redirect_url(request))

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """As after signing in."""
        return self._second_step(request) or str(super().get_signup_redirect_url(request))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """The page of one's account."""
        return reverse("people:account")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Puts the letter among the tasks: the answer takes as long whether or not an account has this address."""
        words = {"email": email, "public_url": settings.PUBLIC_URL, **context}
        letter = self.render_mail(template_prefix, email, words)
        html = next((str(part.content) for part in getattr(letter, "alternatives", ())), "")
        deliver.enqueue(email, letter.subject, str(letter.body), html)

    def format_email_subject(self, subject: str) -> str:
        """The subject as it is written."""
        return str(subject)

    def _second_step(self, request: HttpRequest) -> str:
        user = request.user
        resting = isinstance(user, User) and lacks_second_factor(user)
        return reverse("people:second_step") if resting else ""


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
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
