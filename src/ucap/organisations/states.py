"""What an organisation, a membership, a request and an invitation can be."""

from enum import StrEnum

from ucap.kernel.messages import gettext_noop


class Kind(StrEnum):
    """The kinds of organisations, in the words of the matching contract (`organisation_type`)."""

    UNIVERSITY = "university"
    COMPANY = "company"
    RESEARCH = "research"
    PUBLIC = "public"
    NGO = "ngo"


class State(StrEnum):
    WAITING = "waiting"  # for a moderator; its members see it
    APPROVED = "approved"  # everybody sees it
    WITHHELD = "withheld"  # taken down by a moderator; its members see it
    MERGED = "merged"  # one with another; its address leads there


class Size(StrEnum):
    """Bands of how many people work there, as Eurostat draws them for enterprises."""

    MICRO = "micro"  # 1 to 9
    SMALL = "small"  # 10 to 49
    MEDIUM = "medium"  # 50 to 249
    LARGE = "large"  # 250 to 999
    VERY_LARGE = "very_large"  # 1,000 and more


class MemberRole(StrEnum):
    MEMBER = "member"
    OWNER = "owner"  # says who belongs to the organisation, and what stands on its page


class Joined(StrEnum):
    """How somebody came to be a member."""

    FOUNDED = "founded"  # entered the organisation here
    INVITED = "invited"
    DOMAIN = "domain"  # has an address in one of its verified domains
    REQUEST = "request"


class RequestState(StrEnum):
    """Of a request to join."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class InvitationState(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class ThemeKind(StrEnum):
    """What a field of work is said in."""

    GOAL = "goal"  # the number of a Sustainable Development Goal
    TOPIC = "topic"  # the official English name of a topic of the Urban Agenda for the EU
    WORD = "word"  # the organisation's own words


KIND_LABELS = {
    Kind.UNIVERSITY: gettext_noop("University"),
    Kind.COMPANY: gettext_noop("Company"),
    Kind.RESEARCH: gettext_noop("Research institute"),
    Kind.PUBLIC: gettext_noop("Public body"),
    Kind.NGO: gettext_noop("Non-governmental organisation"),
}
SIZE_LABELS = {
    Size.MICRO: gettext_noop("1 to 9 people"),
    Size.SMALL: gettext_noop("10 to 49 people"),
    Size.MEDIUM: gettext_noop("50 to 249 people"),
    Size.LARGE: gettext_noop("250 to 999 people"),
    Size.VERY_LARGE: gettext_noop("1,000 people or more"),
}
ROLE_LABELS = {
    MemberRole.MEMBER: gettext_noop("Member"),
    MemberRole.OWNER: gettext_noop("Owner"),
}
JOINED_LABELS = {
    Joined.FOUNDED: gettext_noop("entered the organisation here"),
    Joined.INVITED: gettext_noop("by invitation"),
    Joined.DOMAIN: gettext_noop("by the e-mail domain"),
    Joined.REQUEST: gettext_noop("on request"),
}
