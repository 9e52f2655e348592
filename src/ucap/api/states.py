"""What a token may be used for, and how requests are limited (pure)."""

from enum import StrEnum

from ucap.kernel.messages import gettext_noop


class Scope(StrEnum):
    """What somebody lets a token do. A token never does more than its person may; its scopes only take away."""

    READ = "read"
    PLANS = "plans:write"
    ORGANISATIONS = "organisations:write"
    EXCHANGE = "exchange:write"
    EVENTS = "events:write"
    MODERATION = "moderation:write"
    NOTICES = "notices"
    ACCOUNT = "account"


# What each scope means to whoever chooses it
SCOPES: dict[Scope, str] = {
    Scope.READ: gettext_noop("Read what you may read: plans, drafts, organisations, requests"),
    Scope.PLANS: gettext_noop("Begin, change, submit and confirm plans, and answer requests for them"),
    Scope.ORGANISATIONS: gettext_noop("Make and change organisations and who belongs to them"),
    Scope.EXCHANGE: gettext_noop("Write entries, express interest and take part in conversations"),
    Scope.EVENTS: gettext_noop(
        "Register for events, arrange meetings; begin and change events, and decide who comes"
    ),
    Scope.MODERATION: gettext_noop("Report what is wrong, answer to cases about it and decide on them"),
    Scope.NOTICES: gettext_noop("Read your inbox, mark it as read, and choose of what you are told"),
    Scope.ACCOUNT: gettext_noop("Change your name and language"),
}
LONGEST = 365  # days a token holds at most
USUAL = 90
