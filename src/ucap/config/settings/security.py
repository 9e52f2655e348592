"""Keys, hosts, cookies and what a page may load: everything from here, nothing from anywhere else."""

import os
import secrets

from csp.constants import NONE, SELF

from ucap.config.credentials import given

from .accounts import OPENID_PROVIDERS
from .environment import DATA, PUBLIC_HOST, PUBLIC_URL, SERVED_BY_TLS


def _kept_key() -> str:
    """The key of this installation, made at the first start and kept where only its owner reads it."""
    path = DATA / "secret-key"
    DATA.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return path.read_text(encoding="utf-8").strip()


SECRET_KEY = given("UCAP_SECRET_KEY") or _kept_key()
# Those from before a change: what they signed or sealed is still taken
SECRET_KEY_FALLBACKS = [key.strip() for key in given("UCAP_FORMER_SECRET_KEYS").split(",") if key.strip()]
ALLOWED_HOSTS = list(
    dict.fromkeys(
        host.strip()
        for host in os.environ.get("UCAP_ALLOWED_HOSTS", f"{PUBLIC_HOST},localhost,127.0.0.1,[::1]").split(
            ","
        )
        if host.strip()
    )
)
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # A button of the sign-in page leads on to a city's own provider (browsers look at where a form is sent on to, too)
        "form-action": [SELF, *(origin for one in OPENID_PROVIDERS for origin in one.origins)],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
CSRF_FAILURE_VIEW = "ucap.web.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Behind TLS no other host of the domain can set them: browsers hold to that by the beginning of their names
_PREFIX = "__Host-" if SERVED_BY_TLS else ""
SESSION_COOKIE_NAME = f"{_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{_PREFIX}csrftoken"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SERVED_BY_TLS
CSRF_COOKIE_SECURE = SERVED_BY_TLS
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31536000 if SERVED_BY_TLS else 0
# Off unless the operator says so: names below a city's own may be somebody else's, and without TLS they could not be reached any more
SECURE_HSTS_INCLUDE_SUBDOMAINS = SERVED_BY_TLS and os.environ.get("UCAP_HSTS_SUBDOMAINS") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SERVED_BY_TLS else None
