"""What of moderation waits for somebody, for My desk."""

from datetime import datetime

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ucap.kernel.waiting import Waiting
from ucap.moderation.models import Case
from ucap.moderation.queries.queue import WAITING
from ucap.moderation.rules import may_moderate
from ucap.moderation.states import CaseState
from ucap.people.models import User


def waiting_for(viewer: User) -> tuple[Waiting, ...]:
    """The cases this moderator decides, and the decisions about what this person wrote that were not read yet. Two queries."""
    unread = Case.objects.filter(author=viewer, read_at=None, decided_at__isnull=False)
    decisions = unread.exclude(state=CaseState.DISMISSED).aggregate(
        number=Count("pk"), since=Min("decided_at")
    )
    waiting = Case.objects.filter(WAITING) if may_moderate(viewer) else Case.objects.none()
    cases = waiting.aggregate(number=Count("pk"), since=Min("opened_at"))
    return (*_cases(**cases), *_decisions(**decisions))


def _cases(number: int, since: datetime | None) -> list[Waiting]:
    if since is None:
        return []
    said = ngettext("%(number)d case", "%(number)d cases", number) % {"number": number}
    return [Waiting(_("Decide what is shown"), said, reverse("moderation:queue"), since, "warning")]


def _decisions(number: int, since: datetime | None) -> list[Waiting]:
    if since is None:
        return []
    said = ngettext("%(number)d decision", "%(number)d decisions", number) % {"number": number}
    what = _("Read what was decided about what you wrote")
    return [Waiting(what, said, reverse("moderation:mine"), since, "info")]
