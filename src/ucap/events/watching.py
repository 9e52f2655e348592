"""Who makes timetables: actions say that one is asked for, and know nothing of queues."""

from collections.abc import Callable

_makers: list[Callable[[str], None]] = []


def register(maker: Callable[[str], None]) -> None:
    """Enters what is told the id of each timetable that is asked for; once more does no harm."""
    if maker not in _makers:
        _makers.append(maker)


def tell(timetable_id: str) -> None:
    """Nothing; it is on its way to be made."""
    for maker in _makers:
        maker(timetable_id)
