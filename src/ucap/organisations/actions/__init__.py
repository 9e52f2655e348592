"""Everything that changes organisations and who belongs to them: one verb a function, one transaction each: rule, change,
journal, told."""

from ucap.organisations.actions.domains import remove_domain, verify_domain
from ucap.organisations.actions.entering import create_organisation, edit_organisation
from ucap.organisations.actions.inviting import (
    accept_invitation,
    decline_invitation,
    invite_member,
    withdraw_invitation,
)
from ucap.organisations.actions.joining import (
    accept_request,
    join_by_domain,
    refuse_request,
    request_to_join,
    take_back_request,
)
from ucap.organisations.actions.logo import remove_logo, set_logo
from ucap.organisations.actions.members import bring_back, leave, make_member, make_owner, remove_member
from ucap.organisations.actions.merging import merge_organisations, tell_apart

__all__ = [
    "accept_invitation",
    "accept_request",
    "bring_back",
    "create_organisation",
    "decline_invitation",
    "edit_organisation",
    "invite_member",
    "join_by_domain",
    "leave",
    "make_member",
    "make_owner",
    "merge_organisations",
    "refuse_request",
    "remove_domain",
    "remove_logo",
    "remove_member",
    "request_to_join",
    "set_logo",
    "take_back_request",
    "tell_apart",
    "verify_domain",
    "withdraw_invitation",
]
