"""Everything that changes entries: one verb a function, one transaction each: rule, change, journal, told."""

from ucap.exchange.actions.drafting import (
    begin_entry,
    begin_from_plan,
    change_draft,
    choose_visibility,
    drop_next_version,
    write_next_version,
)
from ucap.exchange.actions.ending import expire_entries, remind_of_end
from ucap.exchange.actions.files import add_file, describe_file, remove_file
from ucap.exchange.actions.lifecycle import (
    bring_back_entry,
    mark_fulfilled,
    mark_matched,
    renew_entry,
    reopen_entry,
    withdraw_entry,
)
from ucap.exchange.actions.moderating import release_entry, withhold_entry
from ucap.exchange.actions.publishing import publish_entry, take_back_entry

__all__ = [
    "add_file",
    "begin_entry",
    "begin_from_plan",
    "bring_back_entry",
    "change_draft",
    "choose_visibility",
    "describe_file",
    "drop_next_version",
    "expire_entries",
    "mark_fulfilled",
    "mark_matched",
    "publish_entry",
    "release_entry",
    "remind_of_end",
    "remove_file",
    "renew_entry",
    "reopen_entry",
    "take_back_entry",
    "withdraw_entry",
    "withhold_entry",
    "write_next_version",
]
