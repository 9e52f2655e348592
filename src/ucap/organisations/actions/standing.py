"""What every action on an organisation begins with: the organisation as it stands, held until the transaction ends."""

from collections.abc import Iterable
from datetime import datetime

from ucap.journal.actions import record
from ucap.kernel.errors import NotNow
from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.organisations.models import Membership, Organisation
from ucap.organisations.queries.names import main_name
from ucap.organisations.states import Joined, MemberRole, State
from ucap.people.models import User

NOT_APPROVED = gettext_noop("This organisation still waits for a moderator. Try again once it is approved.")


def held(organisation: Organisation) -> Organisation:
    """The organisation's row, locked; raises NotNow where it was merged with another meanwhile."""
    there = Organisation.objects.select_for_update(of=("self",)).filter(pk=organisation.pk).first()
    if there is None or there.state == State.MERGED:
        raise NotNow(gettext_noop("This organisation was merged with another one. Reload the page."))
    return there


def take_in(
    user: User, organisation: Organisation, *, role: MemberRole, how: Joined, by: User, at: datetime
) -> Membership:
    """The membership, new or as it is; raised to an owner's where that is offered. Who belongs is journalled and vouched for."""
    membership, new = Membership.objects.get_or_create(
        user=user, organisation=organisation, defaults={"role": role, "since": at, "how": how}
    )
    if new:
        record(
            "member.joined",
            subject=("organisation", organisation.pk),
            actor=by.pk,
            at=at,
            after={"user": user.pk, "role": role.value, "how": how.value},
        )
    elif role == MemberRole.OWNER and not membership.is_owner:
        membership.role = role
        membership.save(update_fields=["role"])
        record(
            "member.made_owner",
            subject=("organisation", organisation.pk),
            actor=by.pk,
            at=at,
            after={"user": user.pk},
        )
    vouch(user, organisation, how=how, by=by, at=at)
    return membership


def vouch(user: User, organisation: Organisation, *, how: str, by: User, at: datetime) -> None:
    """Nothing; whoever was taken into an approved organisation is verified from now on. Who entered it has vouched only for themselves."""
    if organisation.state != State.APPROVED or how == Joined.FOUNDED or user.verified_at is not None:
        return
    user.verified_at = at
    user.save(update_fields=["verified_at"])
    record(
        "person.verified",
        subject=("user", user.pk),
        actor=by.pk,
        at=at,
        detail={"organisation": organisation.pk},
    )


def owners_of(organisation: Organisation) -> list[User]:
    """Those who decide for it; the secretariat, where it has none left."""
    owners = User.objects.filter(
        memberships__organisation=organisation, memberships__role=MemberRole.OWNER, is_active=True
    )
    return list(owners) or list(User.objects.filter(is_secretariat=True, is_active=True))


def tell(
    to: Iterable[User],
    organisation: Organisation,
    title: str,
    *,
    link: tuple[str, tuple[object, ...]] | None = None,
    by: User,
    at: datetime,
) -> None:
    """Nothing; these people hear what happened in the organisation, whose name the title holds. It leads to its members, or to `link`."""
    notify(
        to=to,
        kind=Kind.ORGANISATION,
        subject=("organisation", organisation.pk),
        title=Message(title, {"organisation": main_name(organisation)}),
        link=link or ("organisations:members", (organisation.slug,)),
        by=by,
        at=at,
    )
