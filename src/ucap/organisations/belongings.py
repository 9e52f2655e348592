"""What of later domains is an organisation's: it moves when two are merged, and follows what the organisation says of itself.

    register(move_entries)
    register_renewal(renew_entries)

Each registers in its AppConfig.ready(). The first function is called with the ids of the two, the one that goes and the one that
stays; the second with the id of one that has another name, kind or place. Both inside the transaction of the change.
"""

from collections.abc import Callable

Move = Callable[[str, str], object]
Renew = Callable[[str], object]
_moves: dict[str, Move] = {}
_renewals: dict[str, Renew] = {}


def register(move: Move) -> None:
    """Enters the function; once more does no harm."""
    _moves[f"{move.__module__}.{move.__qualname__}"] = move


def register_renewal(renew: Renew) -> None:
    """Enters the function; once more does no harm."""
    _renewals[f"{renew.__module__}.{renew.__qualname__}"] = renew


def move_all(source_id: str, into_id: str) -> None:
    """Nothing; whatever was the one's is the other's."""
    for move in _moves.values():
        move(source_id, into_id)


def renew_all(organisation_id: str) -> None:
    """Nothing; whatever repeats what the organisation is called, what it is and where, says it as it is now."""
    for renew in _renewals.values():
        renew(organisation_id)
