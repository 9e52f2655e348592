"""Who wants to hear of entries and conversations: a domain after this one registers in its AppConfig.ready().

    register(look_at_entry_anew)
    register(look_at_talk_anew, of="interest")
    register(look_at_its_entries_anew, of="organisation")

Its function is called with an entry's id once a change of what the entry says, or of who sees it, is kept; or with an interest's id
once it has moved on, or with an organisation's once its entries say another name, kind or place of it.
"""

from collections.abc import Callable

Watcher = Callable[[str], object]
_watchers: dict[tuple[str, str], Watcher] = {}


def register(function: Watcher, *, of: str = "entry") -> None:
    """Enters the function; once more does no harm."""
    _watchers[of, f"{function.__module__}.{function.__qualname__}"] = function


def tell(id_: str, *, of: str = "entry") -> None:
    """Calls everybody who registered."""
    for (kind, _), function in tuple(_watchers.items()):
        if kind == of:
            function(id_)


def forget(function: Watcher, *, of: str = "entry") -> None:
    """Takes the function out again."""
    _watchers.pop((of, f"{function.__module__}.{function.__qualname__}"), None)
