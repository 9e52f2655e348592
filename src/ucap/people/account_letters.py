"""What the letters about one's account say: codes, links, and news of what was changed. django-allauth decides when one is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, override

from ucap.kernel.messages import gettext_noop
from ucap.people.models import User


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a letter: English %-templates, known to the catalogues; `page` is the URL name that its button leads to."""

    subject: str
    text: str
    button: str = ""
    page: str = ""
    says_where: bool = False  # news of a change: when, and from where, it was made


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it is sent."""

    subject: str
    text: str
    html: str


CONFIRM = Words(
    gettext_noop("Your code for ucap: %(code)s"),
    gettext_noop(
        "Type this code on the page that asks for it, and your address is confirmed. It holds for 10 minutes. If you did not ask for it, leave it: nothing happens."
    ),
)


def _news(subject: str, text: str) -> Words:
    return Words(subject, text, gettext_noop("Look at your account"), "people:account", says_where=True)


# django-allauth's name of the letter -> ours
WORDS: dict[str, Words] = {
    "account/email/email_confirmation": CONFIRM,
    "account/email/email_confirmation_signup": CONFIRM,
    "account/email/login_code": Words(  # of somebody signed in, who has no password and no second step to prove it by
        gettext_noop("Your code for ucap: %(code)s"),
        gettext_noop(
            "Somebody, most likely you, is about to change the security of your account and has to show that it is you. Type this code on "
            "the page that asks for it. If it was not you, sign out everywhere: somebody uses your account."
        ),
        gettext_noop("Look at your account"),
        "people:account",
    ),
    "account/email/password_reset_key": Words(
        gettext_noop("Set a new password"),
        gettext_noop(
            "Somebody, most likely you, asked for a new password for your account. The link holds for an hour and works once. "
            "If it was not you, leave it: your password stays as it is."
        ),
        gettext_noop("Set a new password"),
        "account_reset_password_from_key",
    ),
    "account/email/account_already_exists": Words(
        gettext_noop("You have an account already"),
        gettext_noop(
            "Somebody, most likely you, wanted to make an account with this address. There is one already: sign in, or set a new password if you do not know it any more."
        ),
        gettext_noop("Set a new password"),
        "account_reset_password",
    ),
    "account/email/unknown_account": Words(
        gettext_noop("There is no account with this address"),
        gettext_noop(
            "Somebody, most likely you, asked for a new password for this address. No account has it; "
            "perhaps you gave another address when you made yours. If it was not you, leave it: nothing happens."
        ),
        gettext_noop("Make an account"),
        "account_signup",
    ),
    "account/email/email_changed": _news(
        gettext_noop("Your main address was changed"),
        gettext_noop("Messages now go to %(to_email)s instead of %(from_email)s."),
    ),
    "account/email/email_confirm": _news(
        gettext_noop("Your address is confirmed"), gettext_noop("The address %(email)s is confirmed.")
    ),
    "account/email/email_deleted": _news(
        gettext_noop("An address was removed from your account"),
        gettext_noop("The address %(deleted_email)s was removed from your account."),
    ),
    "account/email/password_changed": _news(
        gettext_noop("Your password was changed"), gettext_noop("The password of your account was changed.")
    ),
    "account/email/password_reset": _news(
        gettext_noop("Your new password is set"), gettext_noop("The password of your account was set anew.")
    ),
    "account/email/password_set": _news(
        gettext_noop("Your account has a password now"),
        gettext_noop("A password was set for your account, which had none."),
    ),
    "mfa/email/recovery_codes_generated": _news(
        gettext_noop("You have new recovery codes"),
        gettext_noop("New recovery codes were made for your account; the old ones work no longer."),
    ),
    "mfa/email/totp_activated": _news(
        gettext_noop("An app that shows codes was set up"),
        gettext_noop("From now on your account asks for a code of your app after the password."),
    ),
    "mfa/email/totp_deactivated": _news(
        gettext_noop("The app that shows codes was removed"),
        gettext_noop("Your account does not ask for a code of an app any more."),
    ),
    "mfa/email/webauthn_added": _news(
        gettext_noop("A passkey was added"), gettext_noop("A passkey was added to your account.")
    ),
    "mfa/email/webauthn_removed": _news(
        gettext_noop("A passkey was removed"), gettext_noop("A passkey was removed from your account.")
    ),
    # ours: django-allauth knows no such things
    "people/code_used_again": _news(
        gettext_noop("A code of your app was given a second time"),
        gettext_noop(
            "Somebody gave a code of your app that had been used already, and was refused. If you sent the form twice, leave it. "
            "If it was not you, somebody knows your password and has seen your code: set a new password, and sign out everywhere else."
        ),
    ),
    "people/second_step_taken_off": Words(
        gettext_noop("Your second step was taken off"),
        gettext_noop(
            "Whoever runs this platform took off the second step of your account, and its passkeys and recovery codes, because it was "
            "said to be lost. You are signed out everywhere. Sign in with your password (set a new one if you have none), then add a second step. "
            "If you did not ask for it, do so at once and write to the secretariat."
        ),
        gettext_noop("Add a second step"),
        "people:second_step",
    ),
    "socialaccount/email/account_connected": _news(
        gettext_noop("A sign-in was connected"),
        gettext_noop("One can now sign in to your account by %(provider)s."),
    ),
    "socialaccount/email/account_disconnected": _news(
        gettext_noop("A sign-in was disconnected"),
        gettext_noop("One can no longer sign in to your account by %(provider)s."),
    ),
}


def letter(kind: str, email: str, context: Mapping[str, Any], person: User | None) -> Letter:
    """The letter in the language of its reader; in the page's, where no account has the address."""
    words = WORDS[kind]
    with override(person.language.lower() if person else get_language()):
        values = {"email": email, **context}
        parts = {
            "text": gettext(words.text) % values,
            "code": context.get("code", ""),
            "button": gettext(words.button) if words.button else "",
            "link": _link(words.page, context) if words.page else "",
            "where": _where(context) if words.says_where else "",
            "language_tag": get_language(),
            "public_url": settings.PUBLIC_URL,
        }
        return Letter(
            subject=gettext(words.subject) % values,
            text=render_to_string("people/letter.txt", parts).strip() + "\n",
            html=render_to_string("people/letter.html", parts),
        )


def _link(page: str, context: Mapping[str, Any]) -> str:
    keys = {"uidb36": context["uid"], "key": context["key"]} if "uid" in context else None
    return f"{settings.PUBLIC_URL}{reverse(page, kwargs=keys)}"


def _where(context: Mapping[str, Any]) -> str:
    at = timezone.localtime(context["timestamp"])
    return gettext("%(at)s (%(zone)s), from the address %(ip)s, with %(browser)s") % {
        "at": date_format(at, "DATETIME_FORMAT"),
        "zone": at.tzname(),
        "ip": context["ip"],
        "browser": context["user_agent"],
    }
