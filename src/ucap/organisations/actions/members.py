"""Who is an owner, who leaves, who is taken out and brought back. While somebody belongs to an organisation, it has an owner."""

from datetime import datetime, timedelta

from django.db import transaction

from ucap.journal.actions import record
from ucap.journal.models import Entry
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.organisations.actions.standing import held, tell
from ucap.organisations.models import Membership, Organisation
from ucap.organisations.rules import NO_MEMBER, NOT_YOURS, may_bring_back, may_leave, may_manage
from ucap.organisations.states import MemberRole
from ucap.people.models import User

CAN_BE_UNDONE = timedelta(days=1)
LAST_OWNER = gettext_noop("This is the last owner. Name another owner first.")

# Where whoever a change is about is led: they may not see the members any more
MINE = ("organisations:mine", ())


@transaction.atomic
def make_owner(*, organisation: Organisation, user: User, by: User, at: datetime) -> Membership:
    """The membership of somebody who is an owner now; they are told."""
    organisation, membership = _membership(organisation, user, by)
    if membership.is_owner:
        return membership
    _change_role(membership, MemberRole.OWNER, "member.made_owner", by, at)
    tell(
        [user],
        organisation,
        gettext_noop("You are an owner of %(organisation)s now"),
        link=MINE,
        by=by,
        at=at,
    )
    return membership


@transaction.atomic
def make_member(*, organisation: Organisation, user: User, by: User, at: datetime) -> Membership:
    """The membership of somebody who is no owner any more; another one has to be left."""
    organisation, membership = _membership(organisation, user, by)
    if not membership.is_owner:
        return membership
    _another_owner(membership)
    _change_role(membership, MemberRole.MEMBER, "member.made_member", by, at)
    tell(
        [user],
        organisation,
        gettext_noop("You are no longer an owner of %(organisation)s"),
        link=MINE,
        by=by,
        at=at,
    )
    return membership


@transaction.atomic
def leave(*, organisation: Organisation, by: User, at: datetime) -> Entry:
    """The journal's entry, from which `bring_back` makes the membership anew. The last owner stays while others belong to it."""
    organisation = held(organisation)
    if not may_leave(by, organisation):
        raise NotAllowed(NO_MEMBER)
    membership = Membership.objects.get(organisation=organisation, user=by)
    if membership.is_owner and organisation.memberships.exclude(pk=membership.pk).exists():
        _another_owner(membership)
    return _take_out(membership, "member.left", by, at)


@transaction.atomic
def remove_member(*, organisation: Organisation, user: User, by: User, at: datetime) -> Entry:
    """The journal's entry, from which `bring_back` makes the membership anew; whoever was taken out is told."""
    organisation, membership = _membership(organisation, user, by)
    if membership.is_owner:
        _another_owner(membership)
    entry = _take_out(membership, "member.removed", by, at)
    tell(
        [user],
        organisation,
        gettext_noop("You no longer belong to %(organisation)s"),
        link=MINE,
        by=by,
        at=at,
    )
    return entry


@transaction.atomic
def bring_back(*, entry: Entry, by: User, at: datetime) -> Membership:
    """The membership that ended, as it was. Who left may come back for a day; who was taken out, as long as an owner wants."""
    if not may_bring_back(by, entry):
        raise NotAllowed(NOT_YOURS)
    if entry.verb == "member.left" and at - entry.at > CAN_BE_UNDONE:
        raise NotNow(gettext_noop("This was long ago. Ask to join again."))
    organisation = held(Organisation(pk=entry.subject_id))
    was = _was(entry)
    user = User.objects.filter(pk=was["user"]).first()
    if user is None:
        raise NotNow(gettext_noop("This person's account is not here any more."))
    if _taken_out_again(entry):
        raise NotNow(gettext_noop("This was changed again in the meantime. Reload the page."))
    membership, new = Membership.objects.get_or_create(
        organisation=organisation,
        user=user,
        defaults={
            "role": was["role"],
            "how": was["how"],
            "since": datetime.fromisoformat(was["since"]),
        },
    )
    if new:
        record(
            "member.brought_back",
            subject=("organisation", organisation.pk),
            actor=by.pk,
            at=at,
            after={"user": user.pk, "role": membership.role},
            detail={"brings_back": entry.pk},
        )
        tell(
            [user],
            organisation,
            gettext_noop("You belong to %(organisation)s now"),
            link=MINE,
            by=by,
            at=at,
        )
    return membership


def _membership(organisation: Organisation, user: User, by: User) -> tuple[Organisation, Membership]:
    organisation = held(organisation)
    if not may_manage(by, organisation):
        raise NotAllowed(NOT_YOURS)
    membership = Membership.objects.filter(organisation=organisation, user=user).first()
    if membership is None:
        raise NotNow(gettext_noop("This person does not belong to the organisation any more."))
    return organisation, membership


def _another_owner(membership: Membership) -> None:
    """Nothing; raises NotNow where nobody else who can sign in is an owner."""
    others = Membership.objects.filter(
        organisation=membership.organisation_id, role=MemberRole.OWNER, user__is_active=True
    )
    if not others.exclude(pk=membership.pk).exists():
        raise NotNow(LAST_OWNER)


def _taken_out_again(entry: Entry) -> bool:
    """Whether this person's belonging changed since: an old "undo" must not overrule what was decided after it."""
    later = Entry.objects.about("organisation", entry.subject_id).filter(
        pk__gt=entry.pk, verb__in=("member.left", "member.removed")
    )
    return any(_was(one)["user"] == _was(entry)["user"] for one in later)


def _was(entry: Entry) -> dict[str, str]:
    """The membership that ended, as the journal wrote it down."""
    return dict(entry.before or {})


def _change_role(membership: Membership, role: MemberRole, verb: str, by: User, at: datetime) -> None:
    membership.role = role
    membership.save(update_fields=["role"])
    _journal(verb, membership, by, at, after={"user": membership.user_id, "role": role.value})


def _take_out(membership: Membership, verb: str, by: User, at: datetime) -> Entry:
    entry = _journal(
        verb,
        membership,
        by,
        at,
        before={
            "user": membership.user_id,
            "role": membership.role,
            "how": membership.how,
            "since": membership.since.isoformat(),
        },
    )
    membership.delete()
    return entry


def _journal(verb: str, membership: Membership, by: User, at: datetime, **said: dict[str, str]) -> Entry:
    return record(verb, subject=("organisation", membership.organisation_id), actor=by.pk, at=at, **said)
