"""What the public page says of what is stored: in plain words, for everybody. Pure.

The table behind it, field by field, is `fields/`. Whoever changes what this says gives it a new date (people/consent.py).
"""

from dataclasses import dataclass

from ucap.kernel.messages import gettext_noop

AGREEMENT = gettext_noop("You agreed to it when you made your account, or asked for it yourself.")
INTEREST = gettext_noop("It is needed to run the platform safely and to show how decisions came about.")


@dataclass(frozen=True, slots=True)
class Stored:
    """One kind of data; every text is marked with gettext_noop."""

    what: str
    why: str
    ground: str
    seen_by: str


STORED = (
    Stored(
        gettext_noop("Your account: e-mail addresses, name, language, time zone, offices"),
        gettext_noop(
            "So that you can sign in, are written to in your language, and others know whom they work with."
        ),
        AGREEMENT,
        gettext_noop("You and the secretariat; your name also the people you work with."),
    ),
    Stored(
        gettext_noop(
            "How you sign in: the hash of your password, passkeys, codes; where you are signed in, with IP address and browser"
        ),
        gettext_noop("So that nobody else enters your account, and you can see if somebody did."),
        INTEREST,
        gettext_noop("You alone."),
    ),
    Stored(
        gettext_noop("What you write and upload: plans with their contacts, organisations, documents"),
        gettext_noop("It is the cooperation itself. What is published can be read by everybody."),
        AGREEMENT,
        gettext_noop("The officers of the plan's cities; everybody once it is published."),
    ),
    Stored(
        gettext_noop("The journal: who did what, when; under a number, not your name"),
        gettext_noop("So that every side can trust how a plan came about."),
        INTEREST,
        gettext_noop("The officers of the plan's cities and the secretariat."),
    ),
    Stored(
        gettext_noop("Organisations you belong to, asked to join or are invited to"),
        gettext_noop("So that you can act for them."),
        AGREEMENT,
        gettext_noop("The members of the organisation and the secretariat."),
    ),
    Stored(
        gettext_noop("Requests for a full plan: your name, address, organisation and purpose"),
        gettext_noop("So that the plan's officers can decide and answer."),
        AGREEMENT,
        gettext_noop("The officers of the plan's cities and the secretariat."),
    ),
    Stored(
        gettext_noop("Your inbox, and how you want to hear of things"),
        gettext_noop("So that you hear what concerns you, as often as you like."),
        AGREEMENT,
        gettext_noop("You alone."),
    ),
    Stored(
        gettext_noop("What you report, and what you write to moderators"),
        gettext_noop("So that what is unlawful or wrong is taken down, and everybody is heard."),
        INTEREST,
        gettext_noop("The secretariat; the author reads the decision, not who reported."),
    ),
    Stored(
        gettext_noop(
            "Counts of attempts to sign in and of requests by programs, under a number that cannot be led back to you"
        ),
        gettext_noop("So that attacks are slowed down."),
        INTEREST,
        gettext_noop("Nobody."),
    ),
)


@dataclass(frozen=True, slots=True)
class Cookie:
    name: str
    why: str  # marked with gettext_noop


COOKIES = (
    Cookie("sessionid", gettext_noop("keeps you signed in, for two weeks at most")),
    Cookie("csrftoken", gettext_noop("makes sure that a form was sent by you, for one year")),
    Cookie("messages", gettext_noop("carries a message to the next page, then it is gone")),
    Cookie("ucap_language", gettext_noop("remembers the language you chose, for one year")),
    Cookie("ucap_theme", gettext_noop("remembers whether you chose light or dark, for one year")),
)
