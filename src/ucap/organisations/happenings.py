"""What the journal says of organisations and of who belongs to them: the verbs in words."""

from collections.abc import Mapping

from ucap.kernel.messages import gettext_noop

WHAT: Mapping[str, str] = {
    "organisation.created": gettext_noop("The organisation was entered"),
    "organisation.edited": gettext_noop("What the organisation says of itself was changed"),
    "organisation.logo_set": gettext_noop("The organisation was given a logo"),
    "organisation.logo_removed": gettext_noop("The organisation's logo was removed"),
    "organisation.approved": gettext_noop("The organisation was let through by a moderator"),
    "organisation.withheld": gettext_noop("The organisation was taken from public view"),
    "organisation.merged": gettext_noop("The organisation was merged into another one"),
    "organisation.took_in": gettext_noop("Another organisation was merged into this one"),
    "organisation.told_apart": gettext_noop("Two organisations that look alike were told apart"),
    "domain.verified": gettext_noop("An e-mail domain was confirmed as the organisation's"),
    "domain.removed": gettext_noop("An e-mail domain was taken from the organisation"),
    "member.invited": gettext_noop("Somebody was invited into the organisation"),
    "member.asked": gettext_noop("Somebody asked to join the organisation"),
    "member.joined": gettext_noop("Somebody joined the organisation"),
    "member.left": gettext_noop("Somebody left the organisation"),
    "member.removed": gettext_noop("Somebody was taken out of the organisation"),
    "member.brought_back": gettext_noop("Somebody was brought back into the organisation"),
    "member.made_owner": gettext_noop("A member became an owner of the organisation"),
    "member.made_member": gettext_noop("An owner of the organisation became a plain member"),
    "request.accepted": gettext_noop("A request to join was accepted"),
    "request.refused": gettext_noop("A request to join was refused"),
    "request.withdrawn": gettext_noop("A request to join was taken back"),
    "invitation.declined": gettext_noop("An invitation was declined"),
}
