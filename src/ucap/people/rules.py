"""Who somebody is to the platform. Every rule of every domain is built from these."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from ucap.kernel.messages import gettext_noop
from ucap.kernel.permission import EVERYBODY, PEOPLE, SIGNED_IN, Role, rule
from ucap.people.consent import TEXT_VERSION
from ucap.people.models import User
from ucap.people.states import INVITED_FROM_A_PAGE, Office

Viewer = User | AnonymousUser

SIGN_IN_FIRST = gettext_noop("Sign in to go on.")
NOT_THEIR_SECOND_STEP = gettext_noop(
    "Only the secretariat takes off a second step, and nobody their own: somebody else has to do it."
)
SECRETARIAT_ONLY = gettext_noop("Only the secretariat decides who holds which office.")


@rule("See what is public", lets=EVERYBODY)
def anyone(viewer: Viewer) -> bool:
    return True


@rule("See and change what is one's own", lets=SIGNED_IN)
def is_signed_in(viewer: Viewer) -> bool:
    return isinstance(viewer, User) and viewer.is_active


@rule("Take part in the cooperation in one's own name", lets=PEOPLE)
def may_take_part(viewer: Viewer) -> bool:
    """Everybody with an account but an operator, who watches and does nothing else."""
    return isinstance(viewer, User) and viewer.is_active and not _is_only_operator(viewer)


@rule("Run the programme", lets=[Role.SECRETARIAT])
def is_secretariat(viewer: Viewer) -> bool:
    return (
        isinstance(viewer, User)
        and viewer.is_active
        and viewer.is_secretariat
        and not lacks_second_factor(viewer)
    )


@rule("Watch how the platform runs", lets=[Role.OPERATOR, Role.SECRETARIAT])
def may_watch(viewer: Viewer) -> bool:
    if not isinstance(viewer, User) or not viewer.is_active or lacks_second_factor(viewer):
        return False
    return viewer.is_operator or viewer.is_secretariat


@rule("See who holds which office, and withdraw offices and invitations", lets=[Role.SECRETARIAT])
def may_run_offices(viewer: Viewer) -> bool:
    return is_secretariat(viewer)


@rule("Take off the second step of somebody who has lost it", lets=[Role.SECRETARIAT], when="never one's own")
def may_take_off_second_step(viewer: Viewer, person: User) -> bool:
    """One's own is taken off on the page of one's account, by whoever can still sign in with it."""
    return is_secretariat(viewer) and viewer.pk != person.pk


@rule("Invite city officers and more of the secretariat", lets=[Role.SECRETARIAT])
def may_invite(viewer: Viewer, office: Office = Office.OFFICER) -> bool:
    """The secretariat; operators are invited on the machine itself, by `ucap invite`."""
    return is_secretariat(viewer) and office in INVITED_FROM_A_PAGE


@rule("Open an invitation", lets=EVERYBODY, when="whoever holds its link, once, for 14 days")
def may_open_invitation(viewer: Viewer) -> bool:
    """The link itself is the permission; the action looks whether it still holds."""
    return anyone(viewer)


@rule("Accept an invitation", lets=SIGNED_IN, when="whoever holds its link, once, for 14 days")
def may_accept(viewer: Viewer) -> bool:
    return is_signed_in(viewer)


def officer_cities(viewer: Viewer) -> frozenset[str]:
    """The ids of the cities this person speaks for."""
    if not isinstance(viewer, User) or not viewer.is_active or lacks_second_factor(viewer):
        return frozenset()
    return viewer.city_ids


def is_officer(viewer: Viewer) -> bool:
    """Whether this person speaks for any city, or for all of them."""
    return is_secretariat(viewer) or bool(officer_cities(viewer))


def is_verified(viewer: Viewer) -> bool:
    """Whether what this person writes appears at once: they hold an office, or somebody who does has vouched for them."""
    return (
        isinstance(viewer, User)
        and viewer.is_active
        and (viewer.verified_at is not None or holds_office(viewer))
    )


def holds_office(user: User) -> bool:
    """Whether somebody gave this person an office: of a city, the secretariat, or the machine."""
    return user.is_secretariat or user.is_operator or bool(user.city_ids)


def is_bounded(viewer: Viewer) -> bool:
    """Whether this person's sign-in ends after hours, not weeks, because they hold an office; asks nothing of the database."""
    return isinstance(viewer, User) and (
        viewer.is_secretariat or viewer.is_operator or viewer.speaks_for_a_city
    )


def lacks_second_factor(user: User) -> bool:
    """Whether this person's office rests until they sign in with more than a password (settings: UCAP_SECOND_FACTOR).

    Accounts of the demonstration are let be: it says on every page that it is one.
    """
    if not settings.SECOND_FACTOR_REQUIRED or user.is_example:
        return False
    return holds_office(user) and not user.has_second_factor


def office_rests(viewer: Viewer) -> bool:
    """Whether this reader holds an office that rests for want of a second step."""
    return isinstance(viewer, User) and viewer.is_active and lacks_second_factor(viewer)


def consent_is_due(viewer: Viewer) -> bool:
    """Whether this reader has yet to agree to the privacy text as it is now; accounts of the demonstration are nobody's."""
    return isinstance(viewer, User) and viewer.agreed_to != TEXT_VERSION and not viewer.is_example


def _is_only_operator(user: User) -> bool:
    return user.is_operator and not user.is_secretariat and not user.city_ids


# URL name -> the rule that guards it; django-allauth's pages among them
PAGES: dict[str, Callable[..., bool]] = {
    "people:account": is_signed_in,
    "people:agree": is_signed_in,
    "people:second_step": is_signed_in,
    "people:strength": anyone,
    "people:invitation": may_open_invitation,
    "people:accept": may_accept,
    "people:people": may_run_offices,
    "people:invite": may_invite,
    "people:withdraw_office": may_run_offices,
    "people:give_back": may_run_offices,
    "people:take_off_second_step": may_take_off_second_step,
    "people:withdraw_invitation": may_run_offices,
    "people:bring_back_invitation": may_run_offices,
    **dict.fromkeys(
        (
            "account_login",
            "account_logout",
            "account_inactive",
            "account_signup",
            "account_signup_by_passkey",
            "account_email_verification_sent",
            "account_reset_password",
            "account_reset_password_done",
            "account_reset_password_from_key",
            "account_reset_password_from_key_done",
            "account_confirm_login_code",
            "mfa_authenticate",
            "mfa_login_webauthn",
            "mfa_signup_webauthn",
            "socialaccount_login_cancelled",
            "socialaccount_login_error",
            "socialaccount_signup",
            "openid_connect_login",
            "openid_connect_callback",
        ),
        anyone,
    ),
    **dict.fromkeys(
        (
            "account_reauthenticate",
            "account_request_reauthentication_code",
            "account_confirm_reauthentication_code",
            "account_email",
            "account_change_password",
            "account_set_password",
            "mfa_index",
            "mfa_reauthenticate",
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
            "mfa_download_recovery_codes",
            "mfa_list_webauthn",
            "mfa_add_webauthn",
            "mfa_reauthenticate_webauthn",
            "mfa_remove_webauthn",
            "mfa_edit_webauthn",
            "socialaccount_connections",
            "usersessions_list",
        ),
        is_signed_in,
    ),
}

# Action -> the rule that it checks
ACTIONS: dict[str, Callable[..., bool]] = {
    "agree": is_signed_in,
    "change_account": is_signed_in,
    "invite": may_invite,
    "accept_invitation": may_accept,
    "withdraw_invitation": may_run_offices,
    "bring_back_invitation": may_run_offices,
    "withdraw_office": may_run_offices,
    "give_back_office": may_run_offices,
    "take_off_second_step": may_take_off_second_step,
}
