"""Organisations, what they are called and work on; who belongs to them, and how one comes to belong."""

from ucap.organisations.models.belonging import (
    LONGEST_REQUEST,
    EmailDomain,
    JoinRequest,
    Membership,
    OrganisationInvitation,
)
from ucap.organisations.models.organisation import (
    LONGEST_DESCRIPTION,
    LONGEST_NAME,
    Identifier,
    Organisation,
    OrganisationName,
    ToldApart,
    WorkLanguage,
    WorkTheme,
)

__all__ = [
    "LONGEST_DESCRIPTION",
    "LONGEST_NAME",
    "LONGEST_REQUEST",
    "EmailDomain",
    "Identifier",
    "JoinRequest",
    "Membership",
    "Organisation",
    "OrganisationInvitation",
    "OrganisationName",
    "ToldApart",
    "WorkLanguage",
    "WorkTheme",
]
