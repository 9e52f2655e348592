"""Everything that changes notices, how people hear of them, and letters."""

from ucap.notices.actions.bundling import Bundle
from ucap.notices.actions.choosing import choose, choose_by_link, stop_by_link
from ucap.notices.actions.delivering import deliver, deliver_due
from ucap.notices.actions.digesting import send_digests
from ucap.notices.actions.forgetting import forget_old
from ucap.notices.actions.reading import (
    mark_all_read,
    mark_read,
    mark_subject_read,
    mark_unread,
    open_notice,
    undo_reading,
)
from ucap.notices.actions.telling import notify
from ucap.notices.actions.undelivered import bring_back, drop, send_again
from ucap.notices.actions.writing import put_in_post

__all__ = [
    "Bundle",
    "bring_back",
    "choose",
    "choose_by_link",
    "deliver",
    "deliver_due",
    "drop",
    "forget_old",
    "mark_all_read",
    "mark_read",
    "mark_subject_read",
    "mark_unread",
    "notify",
    "open_notice",
    "put_in_post",
    "send_again",
    "send_digests",
    "stop_by_link",
    "undo_reading",
]
