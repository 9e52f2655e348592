"""What is written to those of a delegation who have no account: by e-mail, in the language in which they were registered.

A stranger chose whom we write to, so nothing that only they typed and that has a link in it is in such a letter.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext

from ucap.events.models import Event, Registration
from ucap.events.queries.cards import city_name, own_clock
from ucap.events.states import ALIVE, Mode, RegistrationState
from ucap.events.times import with_day
from ucap.exchange.states import Visibility
from ucap.kernel.hygiene import links_in
from ucap.kernel.messages import gettext_noop
from ucap.people.mail import write

BY_WHOM = gettext_noop(
    "%(by)s has registered you with this address. If you do not want to come, or something is wrong, write to them."
)
BADGE = gettext_noop("Your badge; show this address at the door, where you have no printed one: %(badge)s")


def write_to_guest(registration: Registration, title: str, text: str = "") -> None:
    """Writes these words (templates) to somebody without an account, where there is an address of theirs; with when, where, and the badge."""
    if registration.person_id or not registration.email:
        return
    event, delegation = registration.event, registration.delegation
    comes = registration.state == RegistrationState.CONFIRMED

    def words() -> tuple[str, str]:
        values = _values(registration)
        said = (
            gettext(text) % values if text else "",
            _when_and_where(event),
            gettext(BADGE) % values if comes else "",
            _page(event),
            gettext(BY_WHOM) % values if values["by"] else "",
        )
        return gettext(title) % values, "\n\n".join(part for part in said if part)

    language = delegation.language if delegation and delegation.language else "en"
    write(to=registration.email, language=language, words=words, secret=comes)


def write_to_guests(event: Event, title: str, text: str) -> None:
    """The same to all of an event that come, or wait to."""
    rows = event.registrations.filter(person=None, state__in=ALIVE).exclude(email="")
    for one in rows.select_related("delegation", "by"):
        one.event = event
        write_to_guest(one, title, text)


def _values(registration: Registration) -> dict[str, str]:
    event, by = registration.event, registration.by
    return {
        "name": _typed(registration.name) or registration.email,
        "title": event.title,
        "by": (_typed(by.name) or by.email) if by else "",
        "why": registration.why or event.why_cancelled,
        "badge": settings.PUBLIC_URL + reverse("events:badge_key", args=[registration.key]),
    }


def _typed(name: str) -> str:
    return "" if links_in(name) else name


def _when_and_where(event: Event) -> str:
    language = get_language() or "en"
    begins = with_day(event.starts_at, None, [own_clock(event)], language) if event.starts_at else ""
    at_a_place = (event.venue, event.address, city_name(event.place) if event.place else "")
    where = at_a_place if event.mode != Mode.ONLINE else (gettext("Online"),)
    return "\n".join(part for part in (begins, ", ".join(one for one in where if one)) if part)


def _page(event: Event) -> str:
    """The address of its page, where everybody may read it."""
    if event.visibility != Visibility.PUBLIC:
        return ""
    return settings.PUBLIC_URL + reverse("events:event", args=[event.slug])
