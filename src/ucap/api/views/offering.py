"""How operations are offered: the address, the shape of the answer, and under what terms it is given."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from ninja import Router

from ucap.api.states import Scope

F = TypeVar("F", bound=Callable[..., Any])
JSON = "application/json"
FORM = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Terms:
    """Who may call an operation with what, and what else the description says of it."""

    id: str
    scope: Scope
    visitors: bool  # also without signing in
    as_of: (
        Callable[[], str] | None
    )  # what a visitor's answer depends on beside its address: the same, the same answer
    takes: str = ""  # the body's content type
    gives: Sequence[str] = (JSON,)
    body: Any = None  # an example
    example: Any = None  # of the answer
    where: Mapping[str, str] = field(default_factory=dict)  # an example of each of the address's parts


TERMS: dict[str, Terms] = {}


class Section:
    """The operations about one thing; a heading of the reference."""

    def __init__(self, name: str, about: str) -> None:
        self.name, self.about = name, about
        self.router = Router(tags=[name])

    def read(self, path: str, answer: Any, **terms: Any) -> Callable[[F], F]:
        """A decorator: the function answers GET there. Its first line is the summary, the rest the description."""
        return self._offer("GET", path, {200: answer}, {"scope": Scope.READ, **terms})

    def write(
        self, method: str, path: str, answer: Any, *, status: int = 200, takes: str = JSON, **terms: Any
    ) -> Callable[[F], F]:
        """A decorator: the function answers that method there, for people who are signed in unless said otherwise."""
        return self._offer(method, path, {status: answer}, {"takes": takes, **terms})

    def _offer(
        self, method: str, path: str, answers: Mapping[int, Any], terms: Mapping[str, Any]
    ) -> Callable[[F], F]:
        def offer(function: F) -> F:
            name = function.__name__
            words = " ".join((function.__doc__ or "").split("\n\n")[0].split())
            rest = "\n".join(line.strip() for line in (function.__doc__ or "").split("\n")[1:]).strip()
            TERMS[name] = Terms(id=name, **{"visitors": False, "as_of": None, **terms})
            add = self.router.api_operation(
                [method],
                path,
                response=dict(answers),
                operation_id=name,
                summary=words,
                description=rest or words,
            )
            added: F = add(function)
            return added

        return offer
