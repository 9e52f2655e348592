"""The letters that plans send: to a side that is to confirm, to officers, to people who asked for the full plan."""

from datetime import datetime

from babel.dates import format_date
from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language, gettext, to_locale

from ucap.people.mail import write
from ucap.people.models import User
from ucap.plans.models import AccessRequest, Plan, Version


def ask_for_confirmation(version: Version, *, asked_by: User) -> None:
    """Tells the other officers that a version waits for their side."""

    def words() -> tuple[str, str]:
        return gettext("Please confirm: %(title)s") % {"title": version.title}, gettext(
            "%(who)s asks every side to confirm the plan “%(title)s”. Read it, see what changed, and confirm for your side:\n\n%(link)s"
        ) % {"who": asked_by, "title": version.title, "link": _address("plans:review", version.plan_id)}

    for officer in officers_of(version).exclude(pk=asked_by.pk):
        write(to=officer.email, language=officer.language, words=words)


def say_sent_back(version: Version, *, reason: str, by: User) -> None:
    """Tells the other officers what has to be changed before a side can confirm."""

    def words() -> tuple[str, str]:
        return gettext("Sent back, to be changed: %(title)s") % {"title": version.title}, gettext(
            "%(who)s cannot confirm the plan “%(title)s” as it stands:\n\n%(reason)s\n\nChange it here, then send it for review once more:\n\n%(link)s"
        ) % {
            "who": by,
            "title": version.title,
            "reason": reason,
            "link": _address("plans:edit", version.plan_id),
        }

    for officer in officers_of(version).exclude(pk=by.pk):
        write(to=officer.email, language=officer.language, words=words)


def say_published(version: Version, *, by: User) -> None:
    """Tells the other officers that every side has confirmed and anyone can read the plan now."""

    def words() -> tuple[str, str]:
        return gettext("Published: %(title)s") % {"title": version.title}, gettext(
            "Every side has confirmed the plan “%(title)s”. Anyone can read it now:\n\n%(link)s"
        ) % {"title": version.title, "link": _address("plans:plan", version.plan.slug)}

    for officer in officers_of(version).exclude(pk=by.pk):
        write(to=officer.email, language=officer.language, words=words)


def tell_of_request(request: AccessRequest) -> None:
    """Tells the plan's officers (the secretariat, where it has none) that somebody asks for the full plan."""

    def words() -> tuple[str, str]:
        title = _title(request.plan)
        return gettext("Somebody asks for the full plan: %(title)s") % {"title": title}, gettext(
            "%(name)s (%(organisation)s) asks for the full plan “%(title)s”. Grant or refuse it here:\n\n%(link)s"
        ) % {
            "name": request.name,
            "organisation": request.organisation,
            "title": title,
            "link": _address("plans:access", request.plan_id),
        }

    version = request.plan.current
    officers = list(officers_of(version)) if version else []
    for officer in officers or User.objects.filter(is_secretariat=True, is_active=True):
        write(to=officer.email, language=officer.language, words=words)


def give_link(request: AccessRequest, token: str) -> None:
    """Sends the link that opens the full plan."""

    def words() -> tuple[str, str]:
        return gettext("The full plan you asked for"), gettext(
            "You may read the full plan “%(title)s” until %(until)s:\n\n%(link)s\n\nThe link is for you alone; each reading is recorded."
        ) % {
            "title": _title(request.plan),
            "until": _day(request.expires_at) if request.expires_at else "",
            "link": _address("plan_full", token),
        }

    write(to=request.email, language=request.language, words=words)


def say_refused(request: AccessRequest) -> None:
    """Sends the reason why the full plan is not given."""

    def words() -> tuple[str, str]:
        return gettext("Your request for the full plan"), gettext(
            "Your request for the full plan “%(title)s” was not granted. The reason given:\n\n%(reason)s"
        ) % {"title": _title(request.plan), "reason": request.reason}

    write(to=request.email, language=request.language, words=words)


def officers_of(version: Version) -> QuerySet[User]:
    """The people who speak for a city of the version."""
    return User.objects.filter(cities__in_versions__version=version, is_active=True).distinct()


def _title(plan: Plan) -> str:
    return plan.current.title if plan.current else plan.slug


def _day(at: datetime) -> str:
    """The day in the language that is active: "8 novembre 2026"."""
    return str(format_date(at.date(), "long", locale=to_locale(get_language() or "en")))


def _address(name: str, argument: str) -> str:
    """The lasting address of a page, in the language that is active."""
    return settings.PUBLIC_URL + reverse(name, args=[argument])
