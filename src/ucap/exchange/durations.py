"""How long conversations were at each stage. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import median

DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Course:
    """The way of one conversation: where it began, each change of stage in order, and until when it went on."""

    first: str
    began: datetime
    moves: tuple[tuple[datetime, str], ...]  # when, and the stage from then on
    until: datetime


def median_days(courses: Iterable[Course]) -> Mapping[str, float]:
    """By stage the median of the days that conversations were there, a stay that goes on counted as far as it has come."""
    stays: dict[str, list[float]] = {}
    for course in courses:
        stage, since = course.first, course.began
        for at, after in (*course.moves, (course.until, "")):
            stays.setdefault(stage, []).append(max(0.0, (at - since).total_seconds() / DAY))
            stage, since = after, at
    return {stage: median(days) for stage, days in stays.items()}
