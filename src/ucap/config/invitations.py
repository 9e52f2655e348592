"""The first way in: a link with which somebody sets their password."""

from allauth.account import app_settings
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from ucap.people.models import User


def confirm_address(user: User) -> None:
    """Nothing; the account's address counts as confirmed: whoever holds this machine has vouched for it."""
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


def password_link(user: User) -> str:
    """An address that works once, for as long as PASSWORD_RESET_TIMEOUT says, and sets the password."""
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    with override(user.language.lower()):
        path = reverse(
            "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": token}
        )
    return f"{settings.PUBLIC_URL}{path}"
