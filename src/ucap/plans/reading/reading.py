"""What reading a document gives: the plan, what was doubtful, and where each field came from."""

from dataclasses import dataclass
from typing import Any

from ucap.kernel.messages import Message
from ucap.plans.content import PlanContent, to_json


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 - the contract's word
    """Something corrected, completed or not placed. `field` is a path such as "sides[0].population"."""

    field: str
    source: str  # the text as it stood
    message: Message


@dataclass(frozen=True, slots=True)
class Source:
    """The text a field was read from, and where it stands; page and line count from 1."""

    field: str
    text: str
    page: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    content: PlanContent
    warnings: tuple[Warning, ...] = ()
    sources: tuple[Source, ...] = ()


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """The contract's object of `ucap read`, with `sources` beside it."""
    return to_json(reading.content) | {
        "warnings": [
            {"field": w.field, "source": w.source, "message": str(w.message)} for w in reading.warnings
        ],
        "sources": [
            {"field": s.field, "text": s.text, "page": s.page, "line": s.line} for s in reading.sources
        ],
    }
