"""Who wants to hear of entries: a domain after this one registers in its AppConfig.ready().

    register(look_at_entry_anew)

Its function is called with an entry's id once a change of what the entry says, or of who sees it, is kept.
"""

from collections.abc import Callable

Watcher = Callable[[str], object]
_watchers: dict[str, Watcher] = {}


def register(function: Watcher) -> None:
    """Enters the function; once more does no harm."""
    _watchers[f"{function.__module__}.{function.__qualname__}"] = function


def tell(entry_id: str) -> None:
    """Calls everybody who registered."""
    for function in tuple(_watchers.values()):
        function(entry_id)


def forget(function: Watcher) -> None:
    """Takes the function out again."""
    _watchers.pop(f"{function.__module__}.{function.__qualname__}", None)
