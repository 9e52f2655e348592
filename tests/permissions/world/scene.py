"""One small world in which every address of the platform leads to something: who is what in it, and what each address is asked with."""

from dataclasses import dataclass, field
from typing import Any

from ucap.kernel.permission import Role
from ucap.people.models import User

Arguments = dict[str, tuple[object, ...]]


@dataclass
class Scene:
    """`people` by role (None: nobody is signed in); `arguments` of an address; `data` that is posted to it."""

    people: dict[Role, User | None]
    arguments: Arguments = field(default_factory=dict)
    data: dict[str, dict[str, Any]] = field(default_factory=dict)
    # Where a role is asked about another thing of the same kind than the others: its own request, say
    own_arguments: dict[tuple[Role, str], tuple[object, ...]] = field(default_factory=dict)
    own_data: dict[tuple[Role, str], dict[str, Any]] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)  # what acts.py acts on

    def person(self, role: Role) -> User:
        """The person of that role."""
        person = self.people[role]
        assert person
        return person

    def arguments_for(self, role: Role, name: str) -> tuple[object, ...]:
        """What stands in the path of that address when this role asks for it."""
        return self.own_arguments.get((role, name), self.arguments.get(name, ()))

    def data_for(self, role: Role, name: str) -> dict[str, Any] | None:
        """What this role posts to that address."""
        return self.own_data.get((role, name), self.data.get(name))

    def own(self, role: Role, thing: str) -> Any:
        """What that role has of its own under this name; where it has none, somebody else's."""
        return self.things.get(f"{role} {thing}") or self.things[f"{Role.ACCOUNT} {thing}"]
