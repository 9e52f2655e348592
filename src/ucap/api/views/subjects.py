"""What is done with one thing that an address names: it is found, an action does it, and it is answered as it stands then."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ucap.api.views.calling import PersonCall
from ucap.kernel.clock import now
from ucap.people.models import User

Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class Subject(Generic[Shape]):
    """A kind of thing: `name` is what actions call it. It is found, and answered, by what the address calls it."""

    name: str
    find: Callable[[str, User], object]
    answer: Callable[[str, User], Shape]

    def after(self, request: PersonCall, named: str, does: Callable[..., object], **said: Any) -> Shape:
        """The thing that the address names, once that is done with it; `said` is what else the action needs."""
        thing = {self.name: self.find(named, request.user)}
        does(**thing, **said, by=request.user, at=now())
        return self.answer(named, request.user)
