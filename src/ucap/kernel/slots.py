"""Places on the pages of earlier domains that later ones fill: a plan's page shows requests made of it, and knows nothing of them.

    register("plan", requests_of_plan, as_of=stamp)    in the later domain's AppConfig.ready()
    {% slot "plan" plan=page.plan %}                    on the earlier domain's page

A function is called with the request and what the page names, and answers with markup that is safe, or "" for nothing.
"""

from collections.abc import Callable
from typing import Any

Filler = Callable[..., str]
Stamp = Callable[[], object]
_fillers: dict[str, dict[str, tuple[Filler, Stamp | None]]] = {}


def register(slot: str, function: Filler, *, as_of: Stamp | None = None) -> None:
    """Enters the function; once more does no harm. `as_of` answers something else after every change of what visitors are shown."""
    _fillers.setdefault(slot, {})[f"{function.__module__}.{function.__qualname__}"] = (function, as_of)


def filled(slot: str, request: object, **named: Any) -> list[str]:
    """What each of those who registered puts there for this reader."""
    answers = (function(request, **named) for function, _ in tuple(_fillers.get(slot, {}).values()))
    return [answer for answer in answers if answer]


def with_slots(stamp: Stamp, *slots: str) -> Stamp:
    """The page's own stamp together with those of what fills these slots."""

    def stamps() -> object:
        later = {as_of for slot in slots for _, as_of in _fillers.get(slot, {}).values() if as_of}
        return (stamp(), *(as_of() for as_of in sorted(later, key=lambda one: one.__qualname__)))

    return stamps
