"""Who is told what about a plan: officers and the secretariat in their inbox, people without an account by a letter."""

from collections.abc import Iterable
from datetime import datetime

from babel.dates import format_date
from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language, gettext, to_locale

from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.people.mail import write
from ucap.people.models import User
from ucap.plans.models import AccessRequest, Import, Plan, Version
from ucap.plans.states import ImportState


def ask_for_confirmation(version: Version, *, asked_by: User, at: datetime) -> None:
    """Tells the other officers that a version waits for their side."""
    _tell(
        officers_of(version),
        version.plan_id,
        title=Message(gettext_noop("Please confirm: %(title)s"), {"title": version.title}),
        text=Message(
            gettext_noop(
                "%(who)s asks every side to confirm. Read it, see what changed, confirm for your side."
            ),
            {"who": str(asked_by)},
        ),
        link=("plans:review", (version.plan_id,)),
        by=asked_by,
        at=at,
    )


def say_sent_back(version: Version, *, reason: str, by: User, at: datetime) -> None:
    """Tells the other officers what has to be changed before a side can confirm."""
    _tell(
        officers_of(version),
        version.plan_id,
        title=Message(gettext_noop("Sent back, to be changed: %(title)s"), {"title": version.title}),
        text=Message(
            gettext_noop("%(who)s cannot confirm it as it stands:\n\n%(reason)s"),
            {"who": str(by), "reason": reason},
        ),
        link=("plans:edit", (version.plan_id,)),
        by=by,
        at=at,
    )


def say_published(version: Version, *, by: User, at: datetime) -> None:
    """Tells the other officers that every side has confirmed and anyone can read the plan now."""
    _tell(
        officers_of(version),
        version.plan_id,
        title=Message(gettext_noop("Published: %(title)s"), {"title": version.title}),
        text=Message(gettext_noop("Every side has confirmed it. Anyone can read it now.")),
        link=("plans:plan", (version.plan.slug,)),
        by=by,
        at=at,
    )


def say_it_waits(version: Version, *, by: User, at: datetime) -> None:
    """Tells the other officers, and the moderators, that every side has confirmed a new text of a plan that was taken down."""
    officers = officers_of(version)
    title = Message(
        gettext_noop("Confirmed by every side, not public yet: %(title)s"), {"title": version.title}
    )
    _tell(
        officers,
        version.plan_id,
        title=title,
        text=Message(
            gettext_noop("The plan was taken down. It appears with this text when a moderator releases it.")
        ),
        link=("plans:review", (version.plan_id,)),
        by=by,
        at=at,
    )
    _tell(
        User.objects.filter(is_secretariat=True, is_active=True).exclude(pk__in=officers),
        version.plan_id,
        kind=Kind.MODERATION,
        title=title,
        text=Message(
            gettext_noop("Read what was changed. When you release the plan it appears with this text.")
        ),
        link=("moderation:about", ("plan", version.plan_id)),
        by=by,
        at=at,
    )


def tell_of_request(request: AccessRequest, *, at: datetime) -> None:
    """Tells the plan's officers (the secretariat, where it has none) that somebody asks for the full plan."""
    version = request.plan.current
    officers = list(officers_of(version)) if version else []
    _tell(
        officers or User.objects.filter(is_secretariat=True, is_active=True),
        request.plan_id,
        kind=Kind.ACCESS,
        title=Message(
            gettext_noop("Somebody asks for the full plan: %(title)s"), {"title": _title(request.plan)}
        ),
        text=Message(
            gettext_noop("%(name)s (%(organisation)s) waits for an answer. Grant or refuse it."),
            {"name": request.name, "organisation": request.organisation},
        ),
        link=("plans:access", (request.plan_id,)),
        at=at,
    )


def tell_of_import(imported: Import, *, at: datetime) -> None:
    """Tells whoever gave a document that it is read, or that it could not be."""
    read = imported.state == ImportState.READ
    title = (
        gettext_noop("Your document is read: %(document)s")
        if read
        else gettext_noop("Your document could not be read: %(document)s")
    )
    problem = imported.problem if not read else None
    notify(
        to=[imported.by],
        kind=Kind.PLAN,
        subject=("import", imported.pk),
        title=Message(title, {"document": imported.name}),
        text=Message(problem["template"], problem["values"]) if problem else None,
        link=("plans:import_progress", (imported.pk,)),
        at=at,
    )


def give_link(request: AccessRequest, token: str) -> None:
    """Sends the link that opens the full plan."""

    def words() -> tuple[str, str]:
        return gettext("The full plan you asked for"), gettext(
            "You may read the full plan “%(title)s” until %(until)s:\n\n%(link)s\n\nThe link is for you alone; each reading is recorded."
        ) % {
            "title": _title(request.plan),
            "until": _day(request.expires_at) if request.expires_at else "",
            "link": settings.PUBLIC_URL + reverse("plan_full", args=[token]),
        }

    write(to=request.email, language=request.language, words=words, secret=True)


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


def _tell(
    to: Iterable[User],
    plan_id: str,
    *,
    kind: Kind = Kind.PLAN,
    title: Message,
    text: Message,
    link: tuple[str, tuple[object, ...]],
    by: User | None = None,
    at: datetime,
) -> None:
    notify(to=to, kind=kind, subject=("plan", plan_id), title=title, text=text, link=link, by=by, at=at)


def _title(plan: Plan) -> str:
    return plan.current.title if plan.current else plan.slug


def _day(at: datetime) -> str:
    """The day in the language that is active: "8 novembre 2026"."""
    return str(format_date(at.date(), "long", locale=to_locale(get_language() or "en")))
