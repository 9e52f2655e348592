"""In which room a table stands."""

from ucap.events.models import Event
from ucap.events.rooms import room_of


class RoomsOf:
    """The rooms of one conference. One query where its matchmaking is not known yet."""

    def __init__(self, event: Event) -> None:
        arranged = getattr(event, "matchmaking", None)
        self._rooms = room_of(arranged.rooms) if arranged else {}

    def at(self, table: int | None, is_virtual: bool) -> str:
        """Where that table stands; "" where nobody says, and for a room online."""
        return "" if is_virtual else self._rooms.get(table or 0, "")
