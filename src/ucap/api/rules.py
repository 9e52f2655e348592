"""Who may have a token and do what with it; and for each operation of the API the rule of the domain that guards it."""

from collections.abc import Callable

from ucap.api.models import ApiToken
from ucap.kernel.messages import gettext_noop
from ucap.kernel.permission import SIGNED_IN, rule
from ucap.people.models import User
from ucap.people.rules import Viewer, anyone, is_signed_in, lacks_second_factor

NOT_YOUR_TOKEN = gettext_noop("This token belongs to somebody else.")


@rule(
    "Make a personal token",
    lets=SIGNED_IN,
    when="after signing in anew; whoever holds an office only with a second factor",
)
def may_make_token(viewer: Viewer) -> bool:
    """Everybody for themselves. A token acts without a second factor, so whoever must have one shows it when the token is made."""
    return isinstance(viewer, User) and is_signed_in(viewer) and not lacks_second_factor(viewer)


@rule("Withdraw a personal token", lets=SIGNED_IN, when="one's own")
def may_withdraw_token(viewer: Viewer, token: ApiToken) -> bool:
    return isinstance(viewer, User) and is_signed_in(viewer) and token.person_id == viewer.id


PAGES: dict[str, Callable[..., bool]] = {
    "api:tokens": is_signed_in,
    "api:make_token": may_make_token,
    "api:withdraw_token": may_withdraw_token,
    "api:restore_token": may_withdraw_token,
    "api:reference": anyone,
    "api_versions": anyone,
    "api_schema": anyone,
    "api_problem": anyone,
    "api_elsewhere": anyone,
}
ACTIONS: dict[str, Callable[..., bool]] = {
    "make_token": may_make_token,
    "withdraw_token": may_withdraw_token,
    "restore_token": may_withdraw_token,
}
