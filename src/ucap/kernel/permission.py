"""Who may do what, as a table: every rule of every domain says beside its code which roles it lets through.

    @rule("Change a draft", lets=[Role.OFFICER, Role.SECRETARIAT], when="an officer of one of its cities")
    def may_edit(viewer: Viewer, plan: Plan) -> bool: ...

docs/permissions.md is written from these words, and tests/permissions/ holds the code to them: it asks every address in every
role. The decorator changes nothing of what the function does.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar


class Role(StrEnum):
    """What somebody is to the thing that is asked for. A person may be several at once; each role is looked at by itself."""

    VISITOR = "visitor"  # not signed in
    ACCOUNT = "account"  # signed in; neither a member of an organisation nor an officer
    OUTSIDER = "outsider"  # a member or owner of another organisation
    MEMBER = "member"  # of the organisation concerned
    OWNER = "owner"  # of the organisation concerned
    OFFICER = "officer"  # of a city concerned
    OTHER_OFFICER = "other officer"  # of a city that is not concerned
    SECRETARIAT = "secretariat"
    OPERATOR = "operator"  # runs the machine; on the web they watch, nothing else


EVERYBODY = frozenset(Role)
SIGNED_IN = EVERYBODY - {Role.VISITOR}
# Whoever does something in a city's or an organisation's name; an operator does nothing but watch.
PEOPLE = SIGNED_IN - {Role.OPERATOR}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as the table of permissions shows it."""

    name: str  # "plans.may_edit"
    does: str  # what it lets somebody do: "Change a draft"
    lets: frozenset[Role]
    when: str  # on what condition, "" for none


RULES: dict[str, Rule] = {}
F = TypeVar("F", bound=Callable[..., Any])


def rule(does: str, *, lets: Iterable[Role], when: str = "") -> Callable[[F], F]:
    """A decorator that enters the rule into the table."""

    def enter(function: F) -> F:
        name = rule_name(function)
        RULES[name] = Rule(name=name, does=does, lets=frozenset(lets), when=when)
        return function

    return enter


def rule_name(function: Callable[..., Any]) -> str:
    """The name of a rule in the table: its domain and its own, such as "plans.may_edit"."""
    domain, _, _ = function.__module__.removeprefix("ucap.").partition(".rules")
    return f"{domain}.{function.__name__}"
