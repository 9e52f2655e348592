"""The full plan: attached by an officer, asked for by anyone, granted by a link that expires, each reading journalled."""

from datetime import datetime, timedelta

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.ids import new_id
from ucap.kernel.messages import gettext_noop
from ucap.organisations.models import Organisation
from ucap.organisations.rules import NO_MEMBER, may_act_for
from ucap.people.models import User
from ucap.plans import letters
from ucap.plans.actions.naming import kept_name
from ucap.plans.attached import refuse_other_kinds
from ucap.plans.models import AccessRequest, FullDocument, Plan
from ucap.plans.rules import NOT_YOURS, may_decide_access, may_edit
from ucap.plans.states import PlanState, RequestState

SALT = "ucap.plans.full"
VALID_FOR = timedelta(days=14)
WAITING_PER_ADDRESS = 3  # requests of one address for one plan that may wait at once


@transaction.atomic
def attach_full_plan(*, plan: Plan, data: bytes, name: str, by: User, at: datetime) -> FullDocument:
    """The full plan as an attached document, in place of the one before."""
    if not may_edit(by, plan):
        raise NotAllowed(NOT_YOURS)
    if not data:
        raise BadInput(gettext_noop("The document is empty. Choose the file again."))
    name = kept_name(name) or "plan"
    refuse_other_kinds(name, data)
    document = FullDocument.objects.filter(plan=plan).first() or FullDocument(plan=plan)
    if before := document.file.name:  # of no use to anyone once the new one is kept
        transaction.on_commit(lambda: default_storage.delete(before))
    document.name, document.size, document.by, document.at = name, len(data), by, at
    document.file.save(f"{new_id()}.bin", ContentFile(data), save=False)
    document.save()
    record(
        "full.attached",
        subject=("plan", plan.id),
        actor=by.id,
        at=at,
        detail={"name": document.name},
        personal=["name"],
    )
    return document


@transaction.atomic
def ask_for_full_plan(
    *,
    plan: Plan,
    name: str,
    email: str,
    organisation: str,
    purpose: str,
    language: str,
    by: str,
    at: datetime,
    on_behalf_of: Organisation | None = None,
) -> AccessRequest:
    """The request, waiting for an officer. `by` is the asker's public id, "" for a visitor; who asks on behalf of an
    organisation belongs to it."""
    if plan.current_id is None:
        raise NotNow(gettext_noop("This plan is not published yet."))
    if on_behalf_of and not may_act_for(User.objects.filter(pk=by).first(), on_behalf_of):
        raise NotAllowed(NO_MEMBER)
    waiting = AccessRequest.objects.filter(plan=plan, email__iexact=email, state=RequestState.WAITING).count()
    if waiting >= WAITING_PER_ADDRESS:
        raise NotNow(gettext_noop("You have asked for this plan already. You will get the answer by e-mail."))
    request = AccessRequest.objects.create(
        plan=plan,
        name=name,
        email=email,
        organisation=organisation,
        on_behalf_of=on_behalf_of,
        purpose=purpose,
        language=language,
        at=at,
    )
    # The organisation may be a person's own firm: kept where it can be erased with the request.
    record(
        "full.asked",
        subject=("plan", plan.id),
        actor=by,
        at=at,
        detail={"request": request.id, "organisation": organisation},
        personal=["organisation"],
    )
    letters.tell_of_request(request, at=at)
    return request


@transaction.atomic
def grant_access(*, request: AccessRequest, by: User, at: datetime) -> str:
    """The token of the link that was mailed; it is valid for VALID_FOR."""
    request = _waiting(request, by)
    if not FullDocument.objects.filter(plan=request.plan).exists():
        raise NotNow(
            gettext_noop("No full plan is attached yet. Attach the document, then grant the request.")
        )
    request.state, request.decided_by, request.decided_at = RequestState.GRANTED, by, at
    request.expires_at = at + VALID_FOR
    request.save()
    token = access_token(request)
    record(
        "full.granted", subject=("plan", request.plan_id), actor=by.id, at=at, detail={"request": request.id}
    )
    letters.give_link(request, token)
    return token


@transaction.atomic
def refuse_access(*, request: AccessRequest, reason: str, by: User, at: datetime) -> AccessRequest:
    """The request, refused; the asker is told why."""
    request = _waiting(request, by)
    if not reason.strip():
        raise BadInput(gettext_noop("Say why, so that the person who asked knows what to do."))
    request.state, request.decided_by, request.decided_at = RequestState.REFUSED, by, at
    request.reason = reason
    request.save()
    record(
        "full.refused", subject=("plan", request.plan_id), actor=by.id, at=at, detail={"request": request.id}
    )
    letters.say_refused(request)
    return request


@transaction.atomic
def note_reading(*, token: str, at: datetime) -> FullDocument:
    """The document that a granted link opens; the reading is journalled. Raises NotAllowed for a link that is not valid."""
    expired = gettext_noop(
        "This link is not valid, or no longer. Ask for the full plan again on the plan's page."
    )
    try:
        request_id = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        raise NotAllowed(expired) from None
    request = (
        AccessRequest.objects.select_related("plan").filter(pk=request_id, state=RequestState.GRANTED).first()
    )
    if request is None or request.expires_at is None or request.expires_at < at:
        raise NotAllowed(expired)
    document = FullDocument.objects.filter(plan=request.plan).first()
    if document is None or request.plan.state == PlanState.WITHHELD:
        raise NotNow(gettext_noop("The full plan was taken away in the meantime. Ask the plan's officers."))
    record("full.read", subject=("plan", request.plan_id), actor="", at=at, detail={"request": request.id})
    return document


@transaction.atomic
def open_full_plan(*, plan: Plan, by: User, at: datetime) -> FullDocument:
    """The attached document, for one of the plan's officers; this reading is journalled like any other."""
    if not may_edit(by, plan):
        raise NotAllowed(NOT_YOURS)
    document = FullDocument.objects.filter(plan=plan).first()
    if document is None:
        raise NotNow(gettext_noop("No full plan is attached yet."))
    record("full.opened", subject=("plan", plan.id), actor=by.id, at=at)
    return document


def access_token(request: AccessRequest) -> str:
    """What stands at the end of the link of a granted request: signed, so that it cannot be guessed or altered."""
    return signing.dumps(request.id, salt=SALT)


def _waiting(request: AccessRequest, by: User) -> AccessRequest:
    locked = (
        AccessRequest.objects.select_for_update(of=("self",))
        .select_related("plan__current")
        .get(pk=request.pk)
    )
    if not may_decide_access(by, locked):
        raise NotAllowed(NOT_YOURS)
    if locked.state != RequestState.WAITING:
        raise NotNow(gettext_noop("This request was decided already."))
    return locked
