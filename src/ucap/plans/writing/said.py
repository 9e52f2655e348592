"""Things said so that the reader understands what was meant: each in the first way that it reads back as it was."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from ucap.plans.reading.blocks import Cell, Text, as_item
from ucap.plans.reading.understanding.marks import without_marks

T = TypeVar("T")


def said(
    meant: Sequence[T],
    ways: Callable[[T], Iterable[Text]],
    read: Callable[[list[Text]], Sequence[T]] | None = None,
) -> Cell:
    """A paragraph for each thing, several of them as a list; the last of its ways where none is read as it was meant.

    A thing is read together with the one before it, because the reader may put two paragraphs together.
    """
    chosen: list[Text] = []
    for index, thing in enumerate(meant):
        wanted = [*meant[max(index - 1, 0) : index], thing]
        for way in ways(thing):
            text = replace(way, item=True) if len(meant) > 1 else way
            if (
                read is None
                or without_marks([*read([as_item(one) for one in (*chosen[-1:], text)])]) == wanted
            ):
                break
        chosen.append(text)
    return tuple(chosen)
