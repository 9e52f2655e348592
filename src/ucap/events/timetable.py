"""The answer to a conference: who meets when and where, what could not be held and why."""

from dataclasses import dataclass
from enum import StrEnum

from ucap.kernel.messages import Message


class Status(StrEnum):
    OPTIMAL = "optimal"  # nothing is better, and that is proved
    FEASIBLE = "feasible"  # it holds; perhaps there is a better one
    INFEASIBLE = "infeasible"  # what is demanded cannot go together
    UNKNOWN = "unknown"  # no timetable with all that is demanded was found in the time that was given


@dataclass(frozen=True, slots=True)
class Held:
    meeting: str
    slot: str
    table: str
    interpreter: str | None = None  # None where it needs none


@dataclass(frozen=True, slots=True)
class Unscheduled:
    meeting: str
    because: Message


@dataclass(frozen=True, slots=True)
class Timetable:
    """What was found, by the ids of the conference."""

    status: Status
    seconds: float
    held: tuple[Held, ...] = ()
    unscheduled: tuple[Unscheduled, ...] = ()
    breaks: tuple[tuple[str, int], ...] = ()  # of each participant
    unfairness: int = (
        0  # by how many breaks somebody is worse off than somebody else, of those who have meetings
    )
    lost: float = 0.0  # the weight of what is not held
    bound: int | None = (
        None  # no timetable that loses as little has fewer breaks; None where there was a choice of what to leave out
    )
    moves: int | None = None  # changes of room without time to walk; None where no table has a room
    conflict: tuple[
        Message, ...
    ] = ()  # of an infeasible one: demands that cannot go together; without any one of them they can

    @property
    def all_breaks(self) -> int:
        return sum(number for _, number in self.breaks)
