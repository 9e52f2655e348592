"""How long what is kept: one table, from which the nightly run, docs/privacy.md and the public page are made. Pure."""

from dataclasses import dataclass

from ucap.kernel.messages import gettext_noop


@dataclass(frozen=True, slots=True)
class Period:
    """After `days` days, `what` is deleted. Its name is that of the function in actions/keeping.py that does it."""

    name: str
    what: str  # marked with gettext_noop
    days: int
    counted_from: str  # marked with gettext_noop
    together_with: str = ""  # the period whose function does this one too


PERIODS = (
    Period("exports", gettext_noop("Exports of your data"), 7, gettext_noop("the day they were made")),
    Period(
        "erasures",
        gettext_noop("Accounts that somebody asked to erase"),
        14,
        gettext_noop("the day this was asked"),
    ),
    Period(
        "sessions",
        gettext_noop("Where you are signed in"),
        0,
        gettext_noop("the end of the session, two weeks after the sign-in"),
    ),
    Period(
        "unconfirmed",
        gettext_noop("Accounts whose e-mail address was never confirmed"),
        30,
        gettext_noop("the day they were made"),
    ),
    Period(
        "invitations",
        gettext_noop("Invitations and the addresses they went to"),
        90,
        gettext_noop("the day they expire"),
    ),
    Period(
        "tokens", gettext_noop("Personal tokens"), 90, gettext_noop("the day they expire or are withdrawn")
    ),
    Period(
        "failed_imports",
        gettext_noop("Documents that could not be read"),
        90,
        gettext_noop("the day they were given"),
    ),
    Period(
        "read_imports",
        gettext_noop("Documents that plans were read from"),
        90,
        gettext_noop("the day the plan was published"),
    ),
    Period(
        "access_requests",
        gettext_noop("Requests for full plans, with the name and address of whoever asked"),
        730,
        gettext_noop("the decision, or the request if there was none"),
    ),
    Period(
        "join_requests", gettext_noop("Requests to join an organisation"), 730, gettext_noop("the decision")
    ),
    Period("reports", gettext_noop("What people wrote to moderators"), 730, gettext_noop("the decision")),
    Period(
        "notices", gettext_noop("Notices that you have read"), 180, gettext_noop("the day they were written")
    ),
    Period(
        "words_of_letters",
        gettext_noop("What letters to you said"),
        30,
        gettext_noop("the day they were written"),
        together_with="notices",
    ),
    Period(
        "letters",
        gettext_noop("That a letter was sent, to which address and when"),
        180,
        gettext_noop("the day it was written"),
        together_with="notices",
    ),
    Period(
        "tasks",
        gettext_noop("Background work that is done, such as letters handed over"),
        7,
        gettext_noop("the day it was done"),
    ),
    Period(
        "counts",
        gettext_noop("Counts of attempts and requests, by which rates are limited"),
        1,
        gettext_noop("the attempt"),
    ),
    Period(
        "loose_files",
        gettext_noop("Uploaded files that nothing refers to any more"),
        1,
        gettext_noop("the day they were given"),
    ),
)
DAYS = {period.name: period.days for period in PERIODS}
