"""Both sides agree to a version: submitted, confirmed by an officer of each side, published."""

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, Conflict, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.plans import letters
from ucap.plans.models import Confirmation, Plan, Version
from ucap.plans.parts import missing_for_review
from ucap.plans.rules import NOT_YOURS, may_confirm, may_edit
from ucap.plans.states import PlanState, plan_after, version_after

# First words of the addresses under plans/: no plan may take one of them for its own.
RESERVED_SLUGS = frozenset(
    {
        "compare",
        "download",
        "downloads",
        "feed",
        "find-place",
        "import",
        "mine",
        "new",
        "requests",
        "suggest",
        "thrown-away",
    }
)


@transaction.atomic
def submit(*, version: Version, by: User, at: datetime) -> Version:
    """The version, waiting for the confirmation of each side, whose officers are told. Raises BadInput when something is missing."""
    version = _locked(version)
    if not may_edit(by, version.plan):
        raise NotAllowed(NOT_YOURS)
    version.state = version_after("submit", version.state)
    missing = [one.message for one in missing_for_review(version.content) if one.needed]
    if missing:
        raise BadInput(missing[0].template, **missing[0].values)
    version.submitted_at = at
    version.save(update_fields=["state", "submitted_at"])
    _journal("version.submitted", version, by=by, at=at)
    letters.ask_for_confirmation(version, asked_by=by, at=at)
    return version


@transaction.atomic
def take_back(*, version: Version, by: User, at: datetime) -> Version:
    """The version as a draft again; what was confirmed has to be confirmed anew."""
    version = _draft_again(version, by)
    _journal("version.taken_back", version, by=by, at=at)
    return version


@transaction.atomic
def send_back(*, version: Version, reason: str, by: User, at: datetime) -> Version:
    """The version as a draft again because somebody does not agree; the other officers are told why."""
    if not reason.strip():
        raise BadInput(gettext_noop("Say what has to be changed, so that the others can do it."))
    version = _draft_again(version, by)
    _journal("version.sent_back", version, by=by, at=at, reason=reason)
    letters.say_sent_back(version, reason=reason, by=by, at=at)
    return version


@transaction.atomic
def confirm(*, version: Version, side: int, by: User, at: datetime, seen: int | None = None) -> Version:
    """The version, confirmed for that side; with the last side's confirmation it is published.

    Of a plan that a moderator has taken down it waits, confirmed, until a moderator releases the plan.
    `seen` is the revision that was on the officer's screen: nobody confirms a text they have not read.
    """
    # The plan first, as a moderator who takes it down or releases it does: it stays as it is until this is done.
    Plan.objects.select_for_update().filter(pk=version.plan_id).first()
    version = _locked(version)
    sides = len(version.content.sides)
    if not 0 <= side < sides:
        raise BadInput(gettext_noop("This plan has no side %(number)s."), number=side + 1)
    if not may_confirm(by, version, side):
        raise NotAllowed(gettext_noop("Only an officer of a city of that side may confirm for it."))
    after = version_after("confirm", version.state)  # only a version in review can be confirmed
    if seen is not None and seen != version.revision:
        raise Conflict(
            gettext_noop("The text was changed since you opened this page. Reload it and read it again.")
        )
    _, new = Confirmation.objects.get_or_create(version=version, side=side, defaults={"by": by, "at": at})
    if new:
        _journal("version.confirmed", version, by=by, at=at, side=side)
    if version.confirmations.count() == sides:
        version.state = after
        version.save(update_fields=["state"])
        if version.plan.state == PlanState.WITHHELD:
            letters.say_it_waits(version, by=by, at=at)
        else:
            publish_reviewed(version=version, by=by, at=at)
            letters.say_published(version, by=by, at=at)
    return version


def publish_reviewed(
    *, version: Version, by: User, at: datetime, plan_state: PlanState | None = None
) -> Plan:
    """The plan with this version, which each side has confirmed, as its public text; inside the caller's transaction.

    `plan_state` is the state that the plan is to have, where a moderator puts it back to where it was.
    """
    plan = version.plan
    version.state = version_after("publish", version.state)
    version.published_at = at
    version.save(update_fields=["state", "published_at"])
    if plan.current:
        plan.current.state = version_after("supersede", plan.current.state)
        plan.current.save(update_fields=["state"])
    plan.state = plan_state or plan_after("publish", plan.state)
    if plan.slug == plan.id:
        plan.slug = _free_slug(version)
    plan.current = version
    plan.published_at = at
    plan.save()
    _journal("plan.published", version, by=by, at=at)
    return plan


def _free_slug(version: Version) -> str:
    """An address people can read: the first city of each side and the year it begins."""
    firsts = [
        row.city.name if row.city else row.name
        for row in version.cities.select_related("city")
        if row.position == 0
    ]
    year = [str(version.starts.year)] if version.starts else []
    plain = slugify("-".join([*firsts[:3], *year]))[:80].strip("-") or version.plan_id
    slug, number = plain, 1
    while slug in RESERVED_SLUGS or Plan.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{plain}-{number}"
    return slug


def _locked(version: Version) -> Version:
    there = (
        Version.objects.select_for_update(of=("self",))
        .select_related("plan__current")
        .filter(pk=version.pk)
        .first()
    )
    if there is None:
        raise NotNow(gettext_noop("This version was thrown away in the meantime."))
    return there


def _draft_again(version: Version, by: User) -> Version:
    version = _locked(version)
    if not may_edit(by, version.plan):
        raise NotAllowed(NOT_YOURS)
    version.state = version_after("take_back", version.state)
    version.submitted_at = None
    version.save(update_fields=["state", "submitted_at"])
    version.confirmations.all().delete()
    return version


def _journal(verb: str, version: Version, *, by: User, at: datetime, **more: int | str) -> None:
    detail = {"version": version.number, **more}
    record(verb, subject=("plan", version.plan_id), actor=by.id, at=at, detail=detail, personal=["reason"])
