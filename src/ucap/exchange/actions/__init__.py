"""Everything that changes entries and conversations: one verb a function, one transaction each: rule, change, journal, told."""

from ucap.exchange.actions.answering import (
    decline_interest,
    move_stage,
    pass_on_interest,
    say_outcome,
    take_up_interest,
    withdraw_interest,
)
from ucap.exchange.actions.conversing import answer_interest, express_interest, note_reading, write_message
from ucap.exchange.actions.correcting import correct_translation, use_machine_translation
from ucap.exchange.actions.drafting import (
    begin_entry,
    begin_from_plan,
    change_draft,
    choose_visibility,
    drop_next_version,
    write_next_version,
)
from ucap.exchange.actions.ending import expire_entries, remind_of_answers, remind_of_end
from ucap.exchange.actions.files import add_file, describe_file, remove_file
from ucap.exchange.actions.lifecycle import (
    bring_back_entry,
    mark_fulfilled,
    mark_matched,
    renew_entry,
    reopen_entry,
    withdraw_entry,
)
from ucap.exchange.actions.moderating import hide_message, release_entry, show_message, withhold_entry
from ucap.exchange.actions.publishing import publish_entry, take_back_entry

__all__ = [
    "add_file",
    "answer_interest",
    "begin_entry",
    "begin_from_plan",
    "bring_back_entry",
    "change_draft",
    "choose_visibility",
    "correct_translation",
    "decline_interest",
    "describe_file",
    "drop_next_version",
    "expire_entries",
    "express_interest",
    "hide_message",
    "mark_fulfilled",
    "mark_matched",
    "move_stage",
    "note_reading",
    "pass_on_interest",
    "publish_entry",
    "release_entry",
    "remind_of_answers",
    "remind_of_end",
    "remove_file",
    "renew_entry",
    "reopen_entry",
    "say_outcome",
    "show_message",
    "take_back_entry",
    "take_up_interest",
    "use_machine_translation",
    "withdraw_entry",
    "withdraw_interest",
    "withhold_entry",
    "write_message",
    "write_next_version",
]
