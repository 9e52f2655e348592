"""The marks of text that stands as it is written, taken out once it is understood."""

from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

from ucap.plans.reading.blocks import bare


def without_marks(value: Any) -> Any:
    """The same text, tuple, list or dataclass with no such mark in any text of it."""
    if isinstance(value, str):
        return value if isinstance(value, StrEnum) else bare(value)
    if isinstance(value, list | tuple):
        return type(value)(map(without_marks, value)) if not hasattr(value, "_fields") else value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: without_marks(getattr(value, f.name)) for f in fields(value)})
    return value
