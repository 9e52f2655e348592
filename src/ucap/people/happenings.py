"""What the journal says of people, offices and invitations: the verbs in words."""

from collections.abc import Mapping

from ucap.kernel.messages import gettext_noop

WHAT: Mapping[str, str] = {
    "account.changed": gettext_noop("Somebody changed what their account says"),
    "consent.given": gettext_noop("Somebody agreed to the privacy text"),
    "invitation.made": gettext_noop("Somebody was invited to an office"),
    "invitation.accepted": gettext_noop("An invitation was accepted"),
    "invitation.withdrawn": gettext_noop("An invitation was withdrawn"),
    "invitation.brought_back": gettext_noop("An invitation was brought back"),
    "officer.made": gettext_noop("Somebody became an officer of a city"),
    "officer.withdrawn": gettext_noop("Somebody is no officer of a city any more"),
    "secretariat.made": gettext_noop("Somebody came into the secretariat"),
    "secretariat.withdrawn": gettext_noop("Somebody was taken out of the secretariat"),
    "operator.made": gettext_noop("Somebody became an operator"),
    "operator.withdrawn": gettext_noop("Somebody is no operator any more"),
    "second_step.taken_off": gettext_noop("Somebody's second step was taken off, for it was lost"),
    "person.verified": gettext_noop("Somebody was verified: what they write appears at once"),
    "person.unverified": gettext_noop("Somebody is not verified any more: what they write waits"),
}
