"""Who belongs to an organisation: joining, inviting, deciding."""

from typing import Annotated, Any

from django.http import Http404, HttpResponse
from ninja import Path, Query

from ucap.api.shapes.drafts import Why
from ucap.api.shapes.organisations import (
    ROLES,
    AskedMembers,
    AskToJoin,
    ChangedRole,
    DomainAnswer,
    InvitationAnswer,
    Invite,
    LeftAnswer,
    MemberAnswer,
    MembersAnswer,
    RequestToJoin,
    VerifyDomain,
)
from ucap.api.shapes.shape import Id, Slug
from ucap.api.states import Scope
from ucap.api.views import as_organisations
from ucap.api.views.calling import PersonCall
from ucap.api.views.checked import checked
from ucap.api.views.drafts import EntryId
from ucap.api.views.offering import Section
from ucap.api.views.organisations import SLUG
from ucap.journal.models import Entry
from ucap.kernel.clock import now
from ucap.organisations import actions
from ucap.organisations.forms.belonging import JoinForm, RefuseForm
from ucap.organisations.models import EmailDomain
from ucap.organisations.queries.editing import (
    member_to_manage,
    organisation_to_leave,
    organisation_to_manage,
    own_organisation,
)
from ucap.organisations.queries.joining import (
    invitation_to_withdraw,
    organisation_to_join,
    own_invitation,
    own_request,
    request_to_decide,
)
from ucap.organisations.queries.members import members_page
from ucap.organisations.states import MemberRole

members = Section(
    "Members", "Who belongs to an organisation: by invitation, by an e-mail domain, or on request."
)
WRITES: dict[str, Any] = {"scope": Scope.ORGANISATIONS}
SILENT: dict[str, Any] = {"scope": Scope.ORGANISATIONS, "takes": ""}
DomainName = Annotated[str, Path(pattern=r"^[A-Za-z0-9.-]{1,120}$")]


@members.read("/organisations/{slug}/members", MembersAnswer, where=SLUG)
def list_members(request: PersonCall, slug: Slug, asked: Query[AskedMembers]) -> MembersAnswer:
    """Who belongs to an organisation of yours, 50 a page; to owners also who asks, who is invited, and the domains."""
    found = own_organisation(slug, request.user)
    page = members_page(found, request.user, now(), words=asked.q, page=str(asked.page))
    return MembersAnswer(count=page.page.paginator.count, **as_organisations.members(page))  # type: ignore[arg-type]


@members.write("POST", "/organisations/{slug}/requests", RequestToJoin, status=201, where=SLUG, **WRITES)
def ask_to_join(request: PersonCall, slug: Slug, sent: AskToJoin) -> RequestToJoin:
    """Asks an organisation's owners to take you in."""
    found, text = organisation_to_join(slug, request.user), checked(JoinForm(sent.model_dump()))["text"]
    asked = actions.request_to_join(organisation=found, text=text, by=request.user, at=now())
    return as_organisations.request(asked, found)


@members.write("POST", "/organisations/{slug}/join", MemberAnswer, where=SLUG, **SILENT)
def join_by_domain(request: PersonCall, slug: Slug) -> MemberAnswer:
    """Joins an organisation at once, by a confirmed address in one of its verified domains."""
    found = organisation_to_join(slug, request.user)
    return as_organisations.member(actions.join_by_domain(organisation=found, by=request.user, at=now()))


@members.write("POST", "/organisations/{slug}/leave", LeftAnswer, where=SLUG, **SILENT)
def leave_organisation(request: PersonCall, slug: Slug) -> LeftAnswer:
    """Leaves an organisation; its last owner stays while others belong to it."""
    found = organisation_to_leave(slug, request.user)
    return LeftAnswer(entry=actions.leave(organisation=found, by=request.user, at=now()).pk)


@members.write("PUT", "/organisations/{slug}/members/{user_id}", MemberAnswer, where=SLUG, **WRITES)
def change_role(request: PersonCall, slug: Slug, user_id: Id, sent: ChangedRole) -> MemberAnswer:
    """Makes a member an owner, or an owner a member."""
    found, user = member_to_manage(slug, user_id, request.user)
    act = actions.make_owner if ROLES[sent.role] == MemberRole.OWNER else actions.make_member
    return as_organisations.member(act(organisation=found, user=user, by=request.user, at=now()))


@members.write("DELETE", "/organisations/{slug}/members/{user_id}", LeftAnswer, where=SLUG, **SILENT)
def remove_member(request: PersonCall, slug: Slug, user_id: Id) -> LeftAnswer:
    """Takes a member out; they can be brought back."""
    found, user = member_to_manage(slug, user_id, request.user)
    entry = actions.remove_member(organisation=found, user=user, by=request.user, at=now())
    return LeftAnswer(entry=entry.pk)


@members.write("POST", "/memberships/{entry}/restore", MemberAnswer, **SILENT)
def restore_member(request: PersonCall, entry: EntryId) -> MemberAnswer:
    """Brings a membership back that ended."""
    gone = Entry.objects.filter(pk=entry, subject_kind="organisation").first()
    if gone is None:
        raise Http404
    return as_organisations.member(actions.bring_back(entry=gone, by=request.user, at=now()))


@members.write("POST", "/join-requests/{request_id}/accept", MemberAnswer, **SILENT)
def accept_join_request(request: PersonCall, request_id: Id) -> MemberAnswer:
    """Takes in somebody who asked."""
    asked = request_to_decide(request_id, request.user)
    return as_organisations.member(actions.accept_request(request=asked, by=request.user, at=now()))


@members.write("POST", "/join-requests/{request_id}/refuse", RequestToJoin, **WRITES)
def refuse_join_request(request: PersonCall, request_id: Id, sent: Why) -> RequestToJoin:
    """Refuses somebody who asked; they are told why."""
    asked = request_to_decide(request_id, request.user)
    reason = checked(RefuseForm(sent.model_dump()))["reason"]
    refused = actions.refuse_request(request=asked, reason=reason, by=request.user, at=now())
    return as_organisations.request(refused, asked.organisation)


@members.write("DELETE", "/join-requests/{request_id}", RequestToJoin, **SILENT)
def take_back_join_request(request: PersonCall, request_id: Id) -> RequestToJoin:
    """Takes your own request back."""
    asked = own_request(request_id, request.user)
    taken = actions.take_back_request(request=asked, by=request.user, at=now())
    return as_organisations.request(taken, asked.organisation)


@members.write(
    "POST", "/organisations/{slug}/invitations", InvitationAnswer, status=201, where=SLUG, **WRITES
)
def invite_member(request: PersonCall, slug: Slug, sent: Invite) -> InvitationAnswer:
    """Invites somebody by a link that is mailed to them."""
    found = organisation_to_manage(slug, request.user)
    made, _ = actions.invite_member(
        organisation=found,
        email=sent.email,
        role=ROLES[sent.role],
        language=sent.language,
        by=request.user,
        at=now(),
    )
    return as_organisations.invitation(made, found)


@members.write("DELETE", "/invitations/{invitation_id}", InvitationAnswer, **SILENT)
def withdraw_invitation(request: PersonCall, invitation_id: Id) -> InvitationAnswer:
    """Takes an invitation back: its link works no longer."""
    found = invitation_to_withdraw(invitation_id, request.user)
    withdrawn = actions.withdraw_invitation(invitation=found, by=request.user, at=now())
    return as_organisations.invitation(withdrawn, found.organisation)


@members.write("POST", "/invitations/{invitation_id}/accept", MemberAnswer, **SILENT)
def accept_invitation(request: PersonCall, invitation_id: Id) -> MemberAnswer:
    """Accepts an invitation to a confirmed address of yours."""
    found = own_invitation(invitation_id, request.user, now())
    return as_organisations.member(actions.accept_invitation(invitation=found, by=request.user, at=now()))


@members.write("POST", "/invitations/{invitation_id}/decline", InvitationAnswer, **SILENT)
def decline_invitation(request: PersonCall, invitation_id: Id) -> InvitationAnswer:
    """Declines an invitation to a confirmed address of yours; whoever invited is told."""
    found = own_invitation(invitation_id, request.user, now())
    declined = actions.decline_invitation(invitation=found, by=request.user, at=now())
    return as_organisations.invitation(declined, found.organisation)


@members.write("POST", "/organisations/{slug}/domains", DomainAnswer, status=201, where=SLUG, **WRITES)
def verify_domain(request: PersonCall, slug: Slug, sent: VerifyDomain) -> DomainAnswer:
    """Lets whoever has a confirmed address in that domain join by themselves."""
    found = organisation_to_manage(slug, request.user)
    return DomainAnswer.of(
        actions.verify_domain(organisation=found, domain=sent.domain, by=request.user, at=now())
    )


@members.write("DELETE", "/organisations/{slug}/domains/{domain}", None, status=204, where=SLUG, **SILENT)
def remove_domain(request: PersonCall, slug: Slug, domain: DomainName) -> HttpResponse:
    """Lets nobody in by that domain any more; who came by it stays."""
    found = organisation_to_manage(slug, request.user)
    kept = (
        EmailDomain.objects.select_related("organisation").filter(organisation=found, domain=domain).first()
    )
    if kept is None:
        raise Http404
    actions.remove_domain(domain=kept, by=request.user, at=now())
    return HttpResponse(status=204)
