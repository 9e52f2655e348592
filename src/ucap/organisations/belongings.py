"""What of later domains is an organisation's, and moves when two are merged. Each registers in its AppConfig.ready().

    register(move_entries)

Its function is called with the ids of the two, the one that goes and the one that stays, inside the transaction of the merging.
"""

from collections.abc import Callable

Move = Callable[[str, str], object]
_moves: dict[str, Move] = {}


def register(move: Move) -> None:
    """Enters the function; once more does no harm."""
    _moves[f"{move.__module__}.{move.__qualname__}"] = move


def move_all(source_id: str, into_id: str) -> None:
    """Nothing; whatever was the one's is the other's."""
    for move in _moves.values():
        move(source_id, into_id)
