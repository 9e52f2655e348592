"""Who may do what on the whole platform: the table of every domain's rules, and the document made of it.

python -m ucap.config.permissions > docs/permissions.md
"""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ucap.kernel.permission import RULES, Role, Rule, rule_name

DOMAINS = (
    "people",
    "notices",
    "moderation",
    "organisations",
    "plans",
    "exchange",
    "matching",
    "events",
    "privacy",
    "api",
    "web",
)
ROLES = {
    Role.VISITOR: "nobody is signed in",
    Role.ACCOUNT: "signed in, and neither a member of an organisation nor an officer",
    Role.OUTSIDER: "a member or owner of another organisation than the one concerned",
    Role.MEMBER: "a member of the organisation concerned",
    Role.OWNER: "an owner of the organisation concerned",
    Role.OTHER_OFFICER: "an officer of a city that is not concerned",
    Role.OFFICER: "an officer of a city concerned",
    Role.SECRETARIAT: "of the programme's secretariat",
    Role.OPERATOR: "runs the machine; on the web they watch, nothing else",
}


@dataclass(frozen=True, slots=True)
class Guarded:
    """A rule, and all that it guards."""

    rule: Rule
    pages: tuple[str, ...]  # URL names
    actions: tuple[str, ...]  # "plans.edit_part"
    operations: tuple[str, ...]  # of the API


def page_rules() -> dict[str, Rule]:
    """URL name -> the rule that guards it, of the whole platform."""
    return _table("PAGES", prefix=False)


def action_rules() -> dict[str, Rule]:
    """Action, such as "plans.edit_part" -> the rule that it checks."""
    return _table("ACTIONS", prefix=True)


def operation_rules() -> dict[str, Rule]:
    """Operation of the API -> the rule that guards it."""
    return _table("OPERATIONS", prefix=False)


def guarded() -> tuple[Guarded, ...]:
    """Every rule with all that it guards, in the order of the domains."""
    pages, actions, operations = page_rules(), action_rules(), operation_rules()
    return tuple(
        Guarded(
            rule,
            pages=tuple(name for name, by in pages.items() if by == rule),
            actions=tuple(name for name, by in actions.items() if by == rule),
            operations=tuple(name for name, by in operations.items() if by == rule),
        )
        for rule in sorted(RULES.values(), key=_place)
    )


def _place(rule: Rule) -> int:
    """Where its domain stands; the rules of one domain keep the order in which they are written."""
    return DOMAINS.index(rule.name.partition(".")[0])


def document() -> str:
    """docs/permissions.md."""
    return "\n".join(_lines()) + "\n"


def _table(name: str, *, prefix: bool) -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for domain in DOMAINS:
        rows: dict[str, Callable[..., bool]] = getattr(_rules_of(domain), name, {})
        for key, function in rows.items():
            found[f"{domain}.{key}" if prefix else key] = RULES[rule_name(function)]
    return found


def _rules_of(domain: str) -> object:
    try:
        return importlib.import_module(f"ucap.{domain}.rules")
    except ModuleNotFoundError as error:
        if error.name != f"ucap.{domain}.rules":
            raise
        return None


def _lines() -> Iterator[str]:
    yield "# Who may do what"
    yield ""
    yield "Written by `python -m ucap.config.permissions` from the rules beside the code (`rules.py` of each domain); do not edit it."
    yield "`tests/permissions/` asks every address, every action and every operation of the API in every role and holds the platform to this table."
    yield ""
    yield "| role | is |"
    yield "|---|---|"
    for role, words in ROLES.items():
        yield f"| {role.value} | {words} |"
    yield ""
    yield "An office (officer, secretariat, operator) rests until its holder signs in with a second factor, unless the operator sets `UCAP_SECOND_FACTOR=offered`."
    for domain in DOMAINS:
        rows = [one for one in guarded() if one.rule.name.partition(".")[0] == domain]
        if rows:
            yield ""
            yield f"## {domain.capitalize()}"
            yield ""
            yield f"| may | {' | '.join(role.value for role in ROLES)} | on condition |"
            yield f"|---|{'---|' * len(ROLES)}---|"
            for one in rows:
                marks = " | ".join("yes" if role in one.rule.lets else "" for role in ROLES)
                yield f"| {one.rule.does} | {marks} | {one.rule.when} |"
    yield ""
    yield "## What each rule guards"
    yield ""
    yield "| rule | pages | actions | operations |"
    yield "|---|---|---|---|"
    for one in guarded():
        if one.pages or one.actions or one.operations:
            cells = (
                " ".join(f"`{name}`" for name in names) for names in (one.pages, one.actions, one.operations)
            )
            yield f"| `{one.rule.name}` | {' | '.join(cells)} |"


if __name__ == "__main__":
    from ucap.config.installation import start_django

    start_django()
    print(document(), end="")  # noqa: T201
