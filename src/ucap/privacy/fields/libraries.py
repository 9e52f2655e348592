"""Tables of the libraries: sign-in (django-allauth), sessions, permissions that are not used."""

from ucap.privacy.fields.accounts import UNTIL_ERASED
from ucap.privacy.fields.table import Ground, Table, kept_for
from ucap.privacy.retention import DAYS

SAFETY = "the person"
TABLES = (
    Table(
        "account.EmailAddress",
        "an address of an account",
        Ground.AGREEMENT,
        UNTIL_ERASED,
        SAFETY,
        {"user": "whose", "email": "to sign in and to be written to"},
        "id verified primary",
    ),
    Table(
        "account.EmailConfirmation",
        "not used: addresses are confirmed by codes",
        rest="id email_address created sent key",
    ),
    Table(
        "mfa.Authenticator",
        "a passkey, an app with codes, recovery codes",
        Ground.AGREEMENT,
        UNTIL_ERASED + ", or it is removed",
        SAFETY,
        {
            "user": "whose",
            "data": "a passkey's public key and name; the secret that an app's codes or recovery codes are made from, sealed with the platform's key",
            "last_used_at": "so that a stranger's use is noticed",
        },
        "id type created_at",
    ),
    Table(
        "usersessions.UserSession",
        "where somebody is signed in",
        Ground.INTEREST,
        "until the session ends",
        SAFETY,
        {
            "user": "whose",
            "ip": "so that the person knows a stranger's session from their own",
            "user_agent": "so that the person knows a stranger's session from their own",
            "created_at": "since when",
            "last_seen_at": "not followed: the time of the sign-in",
        },
        "id session_key data",
    ),
    Table(
        "sessions.Session",
        "what a browser's session remembers",
        Ground.INTEREST,
        kept_for(
            DAYS["sessions"],
            "the session ends, two weeks after the sign-in (with an office after 12 hours, or 30 minutes without activity)",
        ),
        "nobody",
        {
            "session_data": "who is signed in, by what means and since when; of whoever holds an office also when they last did something"
        },
        "session_key expire_date",
    ),
    Table(
        "socialaccount.SocialAccount",
        "a sign-in through a city's own service",
        Ground.AGREEMENT,
        UNTIL_ERASED + ", or it is disconnected",
        SAFETY,
        {
            "user": "whose",
            "uid": "how the service knows the person",
            "extra_data": "what the service says of the person",
            "last_login": "when it was last used",
            "date_joined": "since when",
        },
        "id provider",
    ),
    Table(
        "socialaccount.SocialToken",
        "not used: tokens of services are not kept",
        rest="id app account token token_secret expires_at",
    ),
    Table(
        "socialaccount.SocialApp",
        "not used: services are in a file of settings",
        rest="id provider provider_id name client_id secret key settings",
    ),
    Table("auth.Permission", "not used", rest="id name content_type codename"),
    Table("auth.Group", "not used", rest="id name permissions"),
    Table("auth.Group_permissions", "not used", rest="id group permission"),
    Table("contenttypes.ContentType", "the names of tables", rest="id app_label model"),
)
