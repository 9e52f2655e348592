"""Sign-in by django-allauth: e-mail and password, passkeys, codes of an app, a city's own OpenID Connect provider."""

import os
from datetime import timedelta

from django.core.exceptions import ImproperlyConfigured

from ucap.config.credentials import given
from ucap.config.openid import apps, read_providers
from ucap.config.password_key import NAME, hashers, keys

from .environment import DATA, PUBLIC_HOST, SERVED_BY_TLS, number


def _chosen(name: str, *choices: str) -> str:
    """The choice in that environment variable; the first where there is none."""
    value = os.environ.get(name) or choices[0]
    if value not in choices:
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be one of {', '.join(choices)}.")
    return value


AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["ucap.people.backend.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "ucap.people.passwords.NoShortPassword", "OPTIONS": {"min_length": 12}},
    {"NAME": "ucap.people.passwords.NoEndlessPassword", "OPTIONS": {"max_length": 128}},
    {"NAME": "ucap.people.passwords.NoCommonPassword"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_KEYS = keys()  # UCAP_PASSWORD_KEY, and UCAP_FORMER_PASSWORD_KEYS
PASSWORD_HASHERS = hashers(given(NAME))
PASSWORD_RESET_TIMEOUT = 3600  # seconds

# "open": anybody makes an account; "invitation": only who comes by the link of one.
SIGNUP_OPEN = _chosen("UCAP_SIGNUP", "open", "invitation") == "open"
# "required": an office (city officer, secretariat, operator) rests until its holder signs in with more than a password.
SECOND_FACTOR_REQUIRED = _chosen("UCAP_SECOND_FACTOR", "required", "offered") == "required"

# How long somebody with an office stays signed in, and without doing anything (people/visits.py); members: two weeks
OFFICE_LONGEST = timedelta(hours=number("UCAP_OFFICE_HOURS", 12))
OFFICE_IDLE = timedelta(minutes=number("UCAP_OFFICE_IDLE_MINUTES", 30))
if not timedelta(hours=1) <= OFFICE_LONGEST <= timedelta(weeks=2):
    raise ImproperlyConfigured("UCAP_OFFICE_HOURS must be a number of hours from 1 to 336 (two weeks).")
if not timedelta(minutes=5) <= OFFICE_IDLE <= OFFICE_LONGEST:
    raise ImproperlyConfigured(
        "UCAP_OFFICE_IDLE_MINUTES must be 5 at least, and no longer than UCAP_OFFICE_HOURS."
    )

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "ucap.people.forms.joining.JoiningForm"
ACCOUNT_FORMS = {"signup": "ucap.people.forms.signup.SignupForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_MAX_EMAIL_ADDRESSES = 5
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600  # seconds; the letter says so
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True  # "a passkey was added", "the password was changed"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # before a change of addresses, password or second step
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600  # seconds
# Whoever found a session open may not try passwords on it either: with those of the sign-in page at most a hundred an hour
ACCOUNT_RATE_LIMITS = {
    "reauthenticate": "5/m/user,20/h/user",
    "change_password": "5/m/user,20/h/user",
    "password_strength": "30/m/ip",  # our own: the meter beside a new password (people/views/strength.py)
    "code_used_again": "1/h/key",  # our own: the letter about it (people/used_codes.py)
    "account_exists": "1/10s/key",  # our own: the letter "You have an account already" (people/adapter.py)
}
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # this session stays, all others end
ACCOUNT_ADAPTER = "ucap.people.adapter.AccountAdapter"

# Behind a proxy the address of the client is in X-Forwarded-For, as the last but so many. Rate limits go by it.
ALLAUTH_TRUSTED_PROXY_COUNT = number("UCAP_PROXIES", 1 if SERVED_BY_TLS else 0)
USERSESSIONS_TRACK_ACTIVITY = False  # when somebody was where is nobody's business

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_TOTP_ISSUER = f"ucap {PUBLIC_HOST}"
MFA_ADAPTER = "ucap.people.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "add_webauthn": "ucap.people.forms.passkeys.AddPasskeyForm",
    "edit_webauthn": "ucap.people.forms.passkeys.RenamePasskeyForm",
    "signup_webauthn": "ucap.people.forms.passkeys.SignupPasskeyForm",
    "authenticate_webauthn": "ucap.people.forms.passkeys.AuthenticatePasskeyForm",
    "login_webauthn": "ucap.people.forms.passkeys.LoginPasskeyForm",
    "reauthenticate_webauthn": "ucap.people.forms.passkeys.ReauthenticatePasskeyForm",
}

SOCIALACCOUNT_ADAPTER = "ucap.people.openid.OpenIdAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # see people/openid.py: nobody is let in by an address alone
SOCIALACCOUNT_AUTO_SIGNUP = False  # a new person says their name and agrees to the privacy text
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = "openid"
OPENID_PROVIDERS = read_providers(os.environ.get("UCAP_OPENID_FILE") or DATA / "openid.json", os.environ)
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps(OPENID_PROVIDERS)}}

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "home"
