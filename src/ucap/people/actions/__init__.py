"""Everything that changes an account: one verb a function, one transaction each: rule, change, journal."""

from ucap.people.actions.consent import agree
from ucap.people.actions.invitations import (
    accept_invitation,
    bring_back_invitation,
    invite,
    withdraw_invitation,
)
from ucap.people.actions.lost_second_step import take_off_second_step
from ucap.people.actions.offices import (
    confirm_address,
    give_back_office,
    make_officer,
    make_operator,
    make_secretariat,
    withdraw_office,
)
from ucap.people.actions.own_account import change_account

__all__ = [
    "accept_invitation",
    "agree",
    "bring_back_invitation",
    "change_account",
    "confirm_address",
    "give_back_office",
    "invite",
    "make_officer",
    "make_operator",
    "make_secretariat",
    "take_off_second_step",
    "withdraw_invitation",
    "withdraw_office",
]
