"""Who wants to hear of entries and conversations.

    register(look_at_entry_anew)
    register(look_at_talk_anew, of="interest")
    register(look_at_its_entries_anew, of="organisation")

The function is called with an entry's id once a change of what the entry says, or of who sees it, is kept; or with an interest's id
once it has moved on, or with an organisation's once its entries say another name, kind or place of it.
"""

from ucap.kernel.watching import Watchers

_watchers = Watchers("entry")
register, tell, forget = _watchers.register, _watchers.tell, _watchers.forget
