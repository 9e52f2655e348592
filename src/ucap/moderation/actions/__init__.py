"""Everything that changes a case: one verb a function, one transaction each: rule, change, journal, told."""

from ucap.moderation.actions.answering import answer, note_reading
from ucap.moderation.actions.deciding import decide, reopen
from ucap.moderation.actions.opening import hold, report

__all__ = ["answer", "decide", "hold", "note_reading", "reopen", "report"]
