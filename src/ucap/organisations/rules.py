"""Who may do what with an organisation: the only place that decides it."""

from collections.abc import Callable

from allauth.account.models import EmailAddress
from django.db.models import QuerySet

from ucap.journal.models import Entry
from ucap.kernel.messages import gettext_noop
from ucap.kernel.permission import EVERYBODY, PEOPLE, SIGNED_IN, Role, rule
from ucap.kernel.prepared import One, Prepared
from ucap.organisations.models import (
    EmailDomain,
    JoinRequest,
    Membership,
    Organisation,
    OrganisationInvitation,
)
from ucap.organisations.states import MemberRole, State
from ucap.people.models import User, hash_of
from ucap.people.rules import Viewer, anyone, is_secretariat, is_signed_in, may_take_part

NOT_YOURS = gettext_noop("Only an owner of this organisation, or the secretariat, may do this.")
NOT_SECRETARIAT = gettext_noop("Only the secretariat may do this.")
CANNOT_JOIN = gettext_noop("You belong to this organisation already, or it cannot be joined.")
NO_MEMBER = gettext_noop("You do not belong to this organisation.")

ITS_OWNERS = (Role.OWNER, Role.SECRETARIAT)
ITS_PEOPLE = (Role.MEMBER, Role.OWNER, Role.SECRETARIAT)
NOT_YET_ITS = PEOPLE - {Role.MEMBER, Role.OWNER}


@rule(
    "See an organisation",
    lets=EVERYBODY,
    when="once it is approved; before, and when it is withheld, its members and the secretariat",
)
def may_see(viewer: Viewer, organisation: Organisation) -> bool:
    return organisation.state in (State.APPROVED, State.MERGED) or may_see_members(viewer, organisation)


@rule("Enter an organisation", lets=PEOPLE)
def may_create(viewer: Viewer) -> bool:
    return may_take_part(viewer)


@rule("Change what an organisation says of itself", lets=ITS_OWNERS)
def may_edit(viewer: Viewer, organisation: Organisation) -> bool:
    return is_secretariat(viewer) or is_owner(viewer, organisation)


@rule("See who belongs to an organisation", lets=ITS_PEOPLE)
def may_see_members(viewer: Viewer, organisation: Organisation) -> bool:
    return is_secretariat(viewer) or is_member(viewer, organisation)


@rule("Invite, take in, name owners and take members out", lets=ITS_OWNERS)
def may_manage(viewer: Viewer, organisation: Organisation) -> bool:
    return is_secretariat(viewer) or is_owner(viewer, organisation)


@rule("Decide on a request to join", lets=ITS_OWNERS)
def may_decide(viewer: Viewer, request: JoinRequest) -> bool:
    return may_manage(viewer, request.organisation)


@rule("Take an invitation back", lets=ITS_OWNERS)
def may_withdraw(viewer: Viewer, invitation: OrganisationInvitation) -> bool:
    return may_manage(viewer, invitation.organisation)


@rule("Open an invitation", lets=EVERYBODY, when="whoever has its link")
def may_open_invitation(viewer: Viewer) -> bool:
    """The link itself is the permission; the action looks whether it still holds."""
    return anyone(viewer)


@rule(
    "Accept or decline an invitation",
    lets=PEOPLE,
    when="whoever has its link, or has confirmed the address it was sent to",
)
def may_answer(viewer: Viewer, invitation: OrganisationInvitation, token: str = "") -> bool:
    if not isinstance(viewer, User) or not may_take_part(viewer):
        return False
    if token:
        return hash_of(token) == invitation.token_hash
    return invitation.email.lower() in confirmed_addresses(viewer)


@rule(
    "Ask to join, or join by one's address",
    lets=NOT_YET_ITS,
    when="an approved organisation one does not belong to",
)
def may_ask_to_join(viewer: Viewer, organisation: Organisation) -> bool:
    return (
        may_take_part(viewer) and organisation.state == State.APPROVED and not is_member(viewer, organisation)
    )


@rule("Take one's own request back", lets=PEOPLE, when="whoever asked")
def may_take_back_request(viewer: Viewer, request: JoinRequest) -> bool:
    return isinstance(viewer, User) and request.user_id == viewer.pk


@rule(
    "Act for an organisation",
    lets=[Role.MEMBER, Role.OWNER],
    when="as long as it stands",
)
def may_act_for(viewer: Viewer | None, organisation: Organisation) -> bool:
    return organisation.state not in (State.MERGED, State.WITHHELD) and is_member(viewer, organisation)


@rule("Leave an organisation", lets=[Role.MEMBER, Role.OWNER], when="as long as an owner is left")
def may_leave(viewer: Viewer, organisation: Organisation) -> bool:
    return is_member(viewer, organisation)


@rule("Bring a member back", lets=ITS_OWNERS, when="an owner whoever was taken out; whoever left themselves")
def may_bring_back(viewer: Viewer, gone: Entry) -> bool:
    if gone.verb == "member.left":
        return isinstance(viewer, User) and viewer.is_active and gone.actor == viewer.pk
    organisation = Organisation.objects.standing().filter(pk=gone.subject_id).first()
    return gone.verb == "member.removed" and organisation is not None and may_manage(viewer, organisation)


@rule(
    "Verify an e-mail domain",
    lets=ITS_OWNERS,
    when="an owner with a confirmed address in it, and it is no public mail provider's; the secretariat any",
)
def may_verify_domain(viewer: Viewer, organisation: Organisation, domain: str) -> bool:
    if is_secretariat(viewer):
        return True
    if not isinstance(viewer, User) or not is_owner(viewer, organisation):
        return False
    return any(address.endswith("@" + domain) for address in confirmed_addresses(viewer))


@rule("Take an e-mail domain away", lets=ITS_OWNERS)
def may_remove_domain(viewer: Viewer, domain: EmailDomain) -> bool:
    return may_manage(viewer, domain.organisation)


@rule("Find and merge duplicates", lets=[Role.SECRETARIAT])
def may_merge(viewer: Viewer) -> bool:
    return is_secretariat(viewer)


@rule("See one's own organisations", lets=SIGNED_IN)
def may_see_own(viewer: Viewer) -> bool:
    return is_signed_in(viewer)


@rule("Choose for whom one acts", lets=SIGNED_IN, when="among those one belongs to")
def may_act(viewer: Viewer) -> bool:
    return is_signed_in(viewer)


def is_member(viewer: Viewer | None, organisation: Organisation) -> bool:
    """Whether this person belongs to it, as a member or as an owner."""
    return _role(viewer, organisation) is not None


def is_owner(viewer: Viewer, organisation: Organisation) -> bool:
    """Whether this person is an owner of it."""
    return _role(viewer, organisation) == MemberRole.OWNER


def confirmed_addresses(user: User) -> frozenset[str]:
    """The addresses that are known to be this person's, in lower case."""
    found = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return frozenset(address.lower() for address in found)


def _role(viewer: Viewer | None, organisation: Organisation) -> str | None:
    if not isinstance(viewer, User) or not viewer.is_active:
        return None
    found = _roles(user=viewer.pk, organisation=organisation.pk)
    return found[0][0] if found else None


@Prepared
def _roles(user: One, organisation: One) -> QuerySet[Membership, tuple[str]]:
    return Membership.objects.filter(user=user, organisation=organisation).order_by().values_list("role")


# URL name -> the rule that guards it
PAGES: dict[str, Callable[..., bool]] = {
    "organisations:list": anyone,
    "organisations:download": anyone,
    "organisations:organisation": may_see,
    "organisations:logo": may_see,
    "organisations:mine": may_see_own,
    "organisations:act": may_act,
    "organisations:new": may_create,
    "organisations:edit": may_edit,
    "organisations:set_logo": may_edit,
    "organisations:remove_logo": may_edit,
    "organisations:members": may_see_members,
    "organisations:invite": may_manage,
    "organisations:make_owner": may_manage,
    "organisations:make_member": may_manage,
    "organisations:remove_member": may_manage,
    "organisations:leave": may_leave,
    "organisations:bring_back": may_bring_back,
    "organisations:verify_domain": may_manage,
    "organisations:remove_domain": may_remove_domain,
    "organisations:join": may_ask_to_join,
    "organisations:join_by_domain": may_ask_to_join,
    "organisations:accept_request": may_decide,
    "organisations:refuse_request": may_decide,
    "organisations:take_back_request": may_take_back_request,
    "organisations:invitation": may_open_invitation,
    "organisations:accept_invitation": may_answer,
    "organisations:decline_invitation": may_answer,
    "organisations:withdraw_invitation": may_withdraw,
    "organisations:duplicates": may_merge,
    "organisations:merge": may_merge,
    "organisations:tell_apart": may_merge,
}

# Action -> the rule that it checks
ACTIONS: dict[str, Callable[..., bool]] = {
    "create_organisation": may_create,
    "edit_organisation": may_edit,
    "set_logo": may_edit,
    "remove_logo": may_edit,
    "invite_member": may_manage,
    "accept_invitation": may_answer,
    "decline_invitation": may_answer,
    "withdraw_invitation": may_withdraw,
    "join_by_domain": may_ask_to_join,
    "request_to_join": may_ask_to_join,
    "accept_request": may_decide,
    "refuse_request": may_decide,
    "take_back_request": may_take_back_request,
    "make_owner": may_manage,
    "make_member": may_manage,
    "leave": may_leave,
    "remove_member": may_manage,
    "bring_back": may_bring_back,
    "verify_domain": may_verify_domain,
    "remove_domain": may_remove_domain,
    "merge_organisations": may_merge,
    "tell_apart": may_merge,
}
