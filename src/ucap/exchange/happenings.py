"""What the journal says of entries and of the interest in them: the verbs in words."""

from collections.abc import Mapping

from ucap.kernel.messages import gettext_noop

WHAT: Mapping[str, str] = {
    "entry.begun": gettext_noop("An entry was begun"),
    "entry.edited": gettext_noop("The draft of the entry was changed"),
    "entry.version_begun": gettext_noop("The entry's next version was begun"),
    "entry.version_dropped": gettext_noop("The entry's next version was dropped"),
    "entry.visibility_chosen": gettext_noop("Who sees the entry was chosen"),
    "entry.waits": gettext_noop("The entry waits for a moderator"),
    "entry.submitted": gettext_noop("A new text of the entry was sent to the moderators"),
    "entry.taken_back": gettext_noop("The entry was taken back from the moderators"),
    "entry.published": gettext_noop("The entry was published"),
    "entry.renewed": gettext_noop("The entry was renewed"),
    "entry.expired": gettext_noop("The entry's time was over"),
    "entry.withdrawn": gettext_noop("The entry was withdrawn"),
    "entry.brought_back": gettext_noop("The entry was brought back"),
    "entry.matched": gettext_noop("A partner was found for the entry"),
    "entry.fulfilled": gettext_noop("The entry has done its work"),
    "entry.reopened": gettext_noop("The entry looks for partners again"),
    "entry.file_added": gettext_noop("The entry was given a file"),
    "entry.file_described": gettext_noop("What a picture of the entry shows was said"),
    "entry.file_removed": gettext_noop("A file was taken from the entry"),
    "entry.translation_corrected": gettext_noop("A translation of the entry was corrected"),
    "entry.translation_left_to_machine": gettext_noop(
        "A translation of the entry was left to the machine again"
    ),
    "entry.withheld": gettext_noop("The entry was taken from view by a moderator"),
    "entry.released": gettext_noop("The entry was put back into view by a moderator"),
    "interest.expressed": gettext_noop("Somebody is interested in an entry"),
    "interest.answered": gettext_noop("An interest was answered"),
    "interest.declined": gettext_noop("An interest was declined"),
    "interest.passed_on": gettext_noop("An interest was passed on to somebody else"),
    "interest.withdrawn": gettext_noop("An interest was withdrawn"),
    "interest.taken_up": gettext_noop("A conversation was taken up again"),
    "interest.wrote": gettext_noop("A message was written"),
    "interest.noted": gettext_noop("A note was written for one's own side"),
    "interest.hid_message": gettext_noop("A message was taken down"),
    "interest.showed_message": gettext_noop("A message was put back"),
    "interest.moved": gettext_noop("A conversation is at another stage"),
    "interest.closed": gettext_noop("What became of a conversation was said"),
}
