"""Organisations, what they are called and work on; who belongs to them, and how one comes to belong."""

from ucap.organisations.models.belonging import EmailDomain, JoinRequest, Membership, OrganisationInvitation
from ucap.organisations.models.organisation import (
    Identifier,
    Organisation,
    OrganisationName,
    ToldApart,
    WorkLanguage,
    WorkTheme,
)

__all__ = [
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
