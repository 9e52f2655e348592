"""Coming to belong without an invitation: by one's e-mail address, or by asking the owners."""

from datetime import datetime

from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.hygiene import clean_text
from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.organisations.actions.standing import held, owners_of, take_in, tell
from ucap.organisations.models import LONGEST_REQUEST, JoinRequest, Membership, Organisation
from ucap.organisations.queries.joining import domains_that_let_in
from ucap.organisations.queries.names import main_name
from ucap.organisations.rules import (
    CANNOT_JOIN,
    NOT_YOURS,
    may_ask_to_join,
    may_decide,
    may_take_back_request,
)
from ucap.organisations.states import Joined, MemberRole, RequestState
from ucap.people.models import User

WAITING_AT_ONCE = 10  # requests of one person


@transaction.atomic
def join_by_domain(*, organisation: Organisation, by: User, at: datetime) -> Membership:
    """The membership of somebody with a confirmed address in one of the organisation's verified domains."""
    organisation = held(organisation)
    if not may_ask_to_join(by, organisation):
        raise NotAllowed(CANNOT_JOIN)
    if not domains_that_let_in(by, organisation):
        raise NotNow(
            gettext_noop(
                "None of your confirmed addresses is in this organisation's domain. Ask to join instead."
            )
        )
    membership = take_in(by, organisation, role=MemberRole.MEMBER, how=Joined.DOMAIN, by=by, at=at)
    JoinRequest.objects.filter(organisation=organisation, user=by, state=RequestState.WAITING).update(
        state=RequestState.WITHDRAWN, decided_by=by, decided_at=at
    )
    tell(
        owners_of(organisation),
        organisation,
        gettext_noop("Somebody joined %(organisation)s by their e-mail address"),
        by=by,
        at=at,
    )
    return membership


@transaction.atomic
def request_to_join(*, organisation: Organisation, text: str, by: User, at: datetime) -> JoinRequest:
    """The request, which waits for an owner."""
    organisation = held(organisation)
    if not may_ask_to_join(by, organisation):
        raise NotAllowed(CANNOT_JOIN)
    waiting = JoinRequest.objects.filter(user=by, state=RequestState.WAITING)
    if waiting.filter(organisation=organisation).exists():
        raise NotNow(gettext_noop("You have asked already. An owner of the organisation will answer."))
    if waiting.count() >= WAITING_AT_ONCE:
        raise NotNow(
            gettext_noop("Many of your requests wait for an answer. Take one back before you ask again.")
        )
    request = JoinRequest.objects.create(
        user=by, organisation=organisation, text=clean_text(text)[:LONGEST_REQUEST], at=at
    )
    _journal("member.asked", request, by, at)
    tell(
        owners_of(organisation),
        organisation,
        gettext_noop("Somebody asks to join %(organisation)s"),
        by=by,
        at=at,
    )
    return request


@transaction.atomic
def accept_request(*, request: JoinRequest, by: User, at: datetime) -> Membership:
    """The membership of whoever asked; they are told."""
    request = _decided(request, RequestState.ACCEPTED, by=by, at=at)
    organisation = request.organisation
    membership = take_in(request.user, organisation, role=MemberRole.MEMBER, how=Joined.REQUEST, by=by, at=at)
    _journal("request.accepted", request, by, at)
    notify(
        to=[request.user],
        kind=Kind.ORGANISATION,
        subject=("organisation", organisation.pk),
        title=Message(
            gettext_noop("You belong to %(organisation)s now"), {"organisation": main_name(organisation)}
        ),
        link=("organisations:organisation", (organisation.slug,)),
        by=by,
        at=at,
    )
    return membership


@transaction.atomic
def refuse_request(*, request: JoinRequest, reason: str, by: User, at: datetime) -> JoinRequest:
    """The request, refused; whoever asked is told why."""
    reason = clean_text(reason)[:LONGEST_REQUEST]
    if not reason:
        raise BadInput(gettext_noop("Say why, so that the person who asked knows what to do."))
    request = _decided(request, RequestState.REFUSED, by=by, at=at, reason=reason)
    _journal("request.refused", request, by, at)
    organisation = request.organisation
    notify(
        to=[request.user],
        kind=Kind.ORGANISATION,
        subject=("organisation", organisation.pk),
        title=Message(
            gettext_noop("Your request to join %(organisation)s was refused"),
            {"organisation": main_name(organisation)},
        ),
        text=Message(gettext_noop("The reason given: %(reason)s"), {"reason": reason}),
        link=("organisations:organisation", (organisation.slug,)),
        by=by,
        at=at,
    )
    return request


@transaction.atomic
def take_back_request(*, request: JoinRequest, by: User, at: datetime) -> JoinRequest:
    """The request, taken back by whoever asked."""
    if not may_take_back_request(by, request):
        raise NotAllowed(gettext_noop("Only whoever asked can take a request back."))
    request = _close(request, RequestState.WITHDRAWN, by=by, at=at)
    _journal("request.withdrawn", request, by, at)
    return request


def _decided(
    request: JoinRequest, state: RequestState, *, by: User, at: datetime, reason: str = ""
) -> JoinRequest:
    held(request.organisation)
    if not may_decide(by, request):
        raise NotAllowed(NOT_YOURS)
    return _close(request, state, by=by, at=at, reason=reason)


def _close(
    request: JoinRequest, state: RequestState, *, by: User, at: datetime, reason: str = ""
) -> JoinRequest:
    waiting = JoinRequest.objects.filter(pk=request.pk, state=RequestState.WAITING)
    if not waiting.update(state=state, decided_by=by, decided_at=at, reason=reason):
        raise NotNow(gettext_noop("This request was decided already."))
    return JoinRequest.objects.select_related("organisation", "user").get(pk=request.pk)


def _journal(verb: str, request: JoinRequest, by: User, at: datetime) -> None:
    record(
        verb,
        subject=("organisation", request.organisation_id),
        actor=by.pk,
        at=at,
        detail={"request": request.pk, "user": request.user_id},
    )
