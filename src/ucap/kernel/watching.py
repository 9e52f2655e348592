"""Who wants to hear of what changes in a domain: one after it registers in its AppConfig.ready(), and is told ids.

watchers = Watchers("entry")
watchers.register(look_at_entry_anew)
watchers.register(look_at_talk_anew, of="interest")
watchers.tell(entry_id)
"""

from collections.abc import Callable

Watcher = Callable[[str], object]


class Watchers:
    """Those who are told, by the kind of thing they want to hear of: `usual` where none is named."""

    def __init__(self, usual: str) -> None:
        self._usual = usual
        self._functions: dict[tuple[str, str], Watcher] = {}

    def register(self, function: Watcher, *, of: str = "") -> None:
        """Enters the function; once more does no harm."""
        self._functions[of or self._usual, f"{function.__module__}.{function.__qualname__}"] = function

    def tell(self, id_: str, *, of: str = "") -> None:
        """Calls everybody who registered for that kind."""
        for (kind, _), function in tuple(self._functions.items()):
            if kind == (of or self._usual):
                function(id_)

    def forget(self, function: Watcher, *, of: str = "") -> None:
        """Takes the function out again."""
        self._functions.pop((of or self._usual, f"{function.__module__}.{function.__qualname__}"), None)
