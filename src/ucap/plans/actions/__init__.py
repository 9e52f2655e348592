"""Everything that changes a plan: one verb a function, one transaction each: rule, change, journal."""

from ucap.plans.actions.access import (
    ask_for_full_plan,
    attach_full_plan,
    grant_access,
    note_reading,
    open_full_plan,
    refuse_access,
)
from ucap.plans.actions.drafting import bring_back, create_plan, discard_version, start_version
from ucap.plans.actions.editing import edit_part, undo_edit
from ucap.plans.actions.importing import finish_import, read_again, settle_warning, start_import
from ucap.plans.actions.lifecycle import change_state
from ucap.plans.actions.moderation import release_plan, withhold_plan
from ucap.plans.actions.review import confirm, publish_reviewed, send_back, submit, take_back

__all__ = [
    "ask_for_full_plan",
    "attach_full_plan",
    "bring_back",
    "change_state",
    "confirm",
    "create_plan",
    "discard_version",
    "edit_part",
    "finish_import",
    "grant_access",
    "note_reading",
    "open_full_plan",
    "publish_reviewed",
    "read_again",
    "refuse_access",
    "release_plan",
    "send_back",
    "settle_warning",
    "start_import",
    "start_version",
    "submit",
    "take_back",
    "undo_edit",
    "withhold_plan",
]
