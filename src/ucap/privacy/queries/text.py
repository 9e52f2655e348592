"""The privacy text of this installation."""

from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings

from ucap.people.consent import TEXT_VERSION
from ucap.privacy.retention import PERIODS, Period
from ucap.privacy.text import COOKIES, STORED, Cookie, Stored


@dataclass(frozen=True, slots=True)
class PrivacyText:
    version: date
    operator: str  # "" where whoever runs it has not said who they are
    contact: str  # an e-mail address or the address of a page
    stored: tuple[Stored, ...]
    periods: tuple[Period, ...]
    cookies: tuple[Cookie, ...]
    translates: bool  # entries go to a translation service

    @property
    def contact_link(self) -> str:
        return f"mailto:{self.contact}" if "@" in self.contact else self.contact


def privacy_text() -> PrivacyText:
    """What the public page says. No query."""
    names = {"sessionid": settings.SESSION_COOKIE_NAME, "csrftoken": settings.CSRF_COOKIE_NAME}
    return PrivacyText(
        version=date.fromisoformat(TEXT_VERSION),
        operator=settings.OPERATOR_NAME,
        contact=settings.OPERATOR_CONTACT,
        stored=STORED,
        periods=PERIODS,
        cookies=tuple(replace(one, name=names.get(one.name, one.name)) for one in COOKIES),
        translates=bool(settings.TRANSLATE_URL),
    )
