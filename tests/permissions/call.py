"""What is asked of one operation of the API, and of what of the scene."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from tests.permissions.world.scene import Scene
from ucap.kernel.permission import Role


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked of an operation: the parts of its address in their order, and what is sent."""

    parts: tuple[object, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None  # as JSON
    form: Mapping[str, Any] | None = None  # as a form with files

    def path(self, template: str) -> str:
        """The address: "/api/v1/plans/{slug}" with the parts in place of what the braces name."""
        path = template
        for part in self.parts:
            before, _, rest = path.partition("{")
            path = before + quote(str(part), safe="") + rest.partition("}")[2]
        assert "{" not in path, f"the scene has nothing for {path}"
        return f"{path}?{urlencode(self.query)}" if self.query else path

    def sent(self) -> dict[str, Any]:
        """The body, as the test client takes it."""
        if self.form is not None:
            return {"data": self.form}
        if self.body is not None:
            return {"data": json.dumps(self.body), "content_type": "application/json"}
        return {}


In = Callable[[Scene, Role], Call]


def bare(scene: Scene, role: Role) -> Call:
    """Its address alone."""
    return Call()


def page(name: str, body: Mapping[str, Any] | None = None) -> In:
    """Asked about the same thing as the page of that name."""
    return lambda s, role: Call(s.arguments_for(role, name), body=body)


def own(name: str, body: Mapping[str, Any] | None = None) -> In:
    """Asked about one's own thing of that name; where one has none, about somebody else's."""
    return lambda s, role: Call((s.own(role, name).pk,), body=body)


def for_whom(scene: Scene, role: Role) -> dict[str, str]:
    if role in (Role.OFFICER, Role.OTHER_OFFICER):
        return {"city": scene.things["yangzhou"].pk}
    return {"organisation": scene.things["organisation"].pk}
