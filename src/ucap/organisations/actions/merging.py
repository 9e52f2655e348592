"""Two that are one: everything of the one moves to the other, and its address leads there."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed
from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.organisations.actions.standing import held, vouch
from ucap.organisations.belongings import move_all
from ucap.organisations.models import Membership, Organisation, ToldApart
from ucap.organisations.queries.names import main_name
from ucap.organisations.rules import NOT_SECRETARIAT, may_merge
from ucap.organisations.states import InvitationState, MemberRole, RequestState, State
from ucap.people.models import User


@transaction.atomic
def merge_organisations(*, source: Organisation, into: Organisation, by: User, at: datetime) -> Organisation:
    """The organisation that is left: with the other's names, members, owners, domains, identifiers, requests and invitations."""
    if not may_merge(by):
        raise NotAllowed(NOT_SECRETARIAT)
    if source.pk == into.pk:
        raise BadInput(gettext_noop("Choose two different organisations."))
    # Always in the same order, so that two who merge the same two do not wait for each other for ever
    both = {one.pk: held(one) for one in sorted((source, into), key=lambda one: one.pk)}
    source, into = both[source.pk], both[into.pk]
    old_name = main_name(source)
    before = {"members": list(source.memberships.values_list("user", flat=True)), "state": source.state}
    _move_members(source, into, by, at)
    _move_waiting(source, into, by, at)
    _move(source.names, into.names, ("language", "name"))
    _move(source.identifiers, into.identifiers, ("scheme", "value"))
    _move(source.languages, into.languages, ("language",))
    _move(source.themes, into.themes, ("kind", "value"))
    _move_domains(source, into)
    _fill(source, into, at)
    move_all(source.pk, into.pk)
    ToldApart.objects.filter(Q(one=source) | Q(other=source)).delete()
    Organisation.objects.filter(merged_into=source).update(merged_into=into)
    source.state, source.merged_into, source.edited_at = State.MERGED, into, at
    source.save(update_fields=["state", "merged_into", "edited_at", "logo", "logo_width", "logo_height"])
    record(
        "organisation.merged",
        subject=("organisation", source.pk),
        actor=by.pk,
        at=at,
        before=before,
        after={"into": into.pk},
    )
    record(
        "organisation.took_in",
        subject=("organisation", into.pk),
        actor=by.pk,
        at=at,
        after={"from": source.pk},
    )
    notify(
        to=User.objects.filter(memberships__organisation=into, is_active=True),
        kind=Kind.ORGANISATION,
        subject=("organisation", into.pk),
        title=Message(
            gettext_noop("%(source)s and %(organisation)s are one organisation now"),
            {"source": old_name, "organisation": main_name(into)},
        ),
        link=("organisations:organisation", (into.slug,)),
        by=by,
        at=at,
    )
    return into


@transaction.atomic
def tell_apart(*, one: Organisation, other: Organisation, by: User, at: datetime) -> ToldApart:
    """The note that these two are not one, so that nobody is asked again."""
    if not may_merge(by):
        raise NotAllowed(NOT_SECRETARIAT)
    if one.pk == other.pk:
        raise BadInput(gettext_noop("Choose two different organisations."))
    first, second = sorted((held(one), held(other)), key=lambda organisation: organisation.pk)
    told, new = ToldApart.objects.get_or_create(one=first, other=second, defaults={"by": by, "at": at})
    if new:
        record(
            "organisation.told_apart",
            subject=("organisation", first.pk),
            actor=by.pk,
            at=at,
            after={"other": second.pk},
        )
    return told


def _move(rows: Any, into: Any, unique: tuple[str, ...]) -> None:
    """Nothing; each row is among the other organisation's now. What that one has already goes."""
    there = set(into.values_list(*unique))
    for row in rows.all():
        if tuple(getattr(row, field) for field in unique) in there:
            row.delete()
        else:
            row.organisation = into.instance
            if hasattr(row, "is_main"):
                row.is_main = False
            row.save()


def _move_members(source: Organisation, into: Organisation, by: User, at: datetime) -> None:
    """Nothing; whoever belongs to both keeps the higher role and the earlier day."""
    there = {membership.user_id: membership for membership in into.memberships.all()}
    for membership in source.memberships.select_related("user"):
        known = there.get(membership.user_id)
        if known is None:
            membership.organisation = into
            membership.save(update_fields=["organisation"])
        else:
            known.role = MemberRole.OWNER if membership.is_owner else known.role
            known.since = min(known.since, membership.since)
            known.save(update_fields=["role", "since"])
            membership.delete()
        vouch(membership.user, into, how=membership.how, by=by, at=at)


def _move_waiting(source: Organisation, into: Organisation, by: User, at: datetime) -> None:
    """Nothing; of requests and invitations that now wait twice for the same answer, one is closed; all are kept."""
    members = Membership.objects.filter(organisation=into)
    waiting = source.join_requests.filter(state=RequestState.WAITING)
    asked = into.join_requests.filter(state=RequestState.WAITING).values("user")
    waiting.filter(Q(user__in=asked) | Q(user__in=members.values("user"))).update(
        state=RequestState.WITHDRAWN, decided_by=by, decided_at=at
    )
    into.join_requests.filter(state=RequestState.WAITING, user__in=members.values("user")).update(
        state=RequestState.WITHDRAWN, decided_by=by, decided_at=at
    )
    source.join_requests.update(organisation=into)
    invited = into.invitations.filter(state=InvitationState.WAITING).values("email")
    source.invitations.filter(state=InvitationState.WAITING, email__in=invited).update(
        state=InvitationState.WITHDRAWN, answered_by=by, answered_at=at
    )
    source.invitations.update(organisation=into)


def _move_domains(source: Organisation, into: Organisation) -> None:
    """Nothing; a domain that both have stays verified if it was with either."""
    there = {domain.domain: domain for domain in into.domains.all()}
    for domain in source.domains.all():
        known = there.get(domain.domain)
        if known is None:
            domain.organisation = into
            domain.save(update_fields=["organisation"])
        else:
            if known.verified_at is None:
                known.verified_at, known.verified_by = domain.verified_at, domain.verified_by
                known.save(update_fields=["verified_at", "verified_by"])
            domain.delete()


def _fill(source: Organisation, into: Organisation, at: datetime) -> None:
    """Nothing; what the one does not say of itself, the other says."""
    if not into.website:
        into.website, into.host = source.website, source.host
    if not into.description:
        into.description, into.language = source.description, source.language
    if not into.city_id and source.country == into.country:
        into.city = source.city
    into.size = into.size or source.size
    if not into.logo and source.logo:
        into.logo, into.logo_width, into.logo_height = source.logo.name, source.logo_width, source.logo_height
        source.logo, source.logo_width, source.logo_height = "", 0, 0
    into.revision += 1
    into.edited_at = at
    into.save()
